"use client";

import type { UseFormRegister } from "react-hook-form";

import { PasswordField, TextareaField, TextField } from "@/app/_components/form/fields";
import { orAbsent } from "@/app/_lib/form/empty-input";
import { KEY_FIELD_HELP, KEY_FIELD_LABELS } from "@/app/_sentences/machines/keys";
import { messageAt } from "@/app/_lib/form/use-schema-form";
import { KEY_FIELDS, type KeyKind } from "@/server/project-keys/schema/kinds";
import type { replaceKeySchema } from "@/server/project-keys/schema";
import type { z } from "zod";

type Given = Pick<z.input<typeof replaceKeySchema>, "value">;

interface ValueFieldsProps {
  kind: KeyKind;
  register: UseFormRegister<Given>;
  errors: object;
}

/** The labels of a kind's fields, for the summary of a form. */
export function labelsOf(kind: KeyKind): Readonly<Record<string, string>> {
  return Object.fromEntries(KEY_FIELDS[kind].map(({ name }) => [`value.${name}`, KEY_FIELD_LABELS[name] ?? name]));
}

/** The fields that a kind is made of; what is secret is not looked at by passers-by, nor kept by the browser. */
export function ValueFields({ kind, register, errors }: ValueFieldsProps) {
  return KEY_FIELDS[kind].map(({ name, secret, optional, lines }) => {
    const path = `value.${name}` as const;
    const help = KEY_FIELD_HELP[name];
    const field = {
      ...register(path, optional === true ? { setValueAs: orAbsent } : {}),
      label: KEY_FIELD_LABELS[name] ?? name,
      error: messageAt(errors, path),
      autoComplete: "off",
      autoCapitalize: "off",
      spellCheck: false,
      ...(help === undefined ? {} : { help }),
      ...(optional === true ? { optional } : { required: true }),
    };
    if (lines === true) return <TextareaField key={name} {...field} rows={5} className="font-mono" />;
    return secret === true ? <PasswordField key={name} {...field} /> : <TextField key={name} {...field} />;
  });
}
