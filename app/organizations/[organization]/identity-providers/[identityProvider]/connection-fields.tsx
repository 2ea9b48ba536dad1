"use client";

import { get, type Path, type UseFormReturn } from "react-hook-form";
import type { z } from "zod";

import { Checkbox } from "@/app/_components/form/controls";
import { PasswordField, SelectField, TextareaField, TextField } from "@/app/_components/form/fields";
import { SECRET_STORED, type FieldWords } from "@/app/_sentences/sso/connection-fields";
import { orAbsent, orNull } from "@/app/_lib/form/empty-input";
import { firstMessage } from "@/app/_lib/form/first-message";
import type {
  updateIdentityProviderSchema,
  UpdateIdentityProviderInput,
} from "@/server/identity-providers/schema/inputs";

export type ConnectionInput = z.input<typeof updateIdentityProviderSchema>;
type ConnectionForm = UseFormReturn<ConnectionInput, unknown, UpdateIdentityProviderInput>;

function scopesOf(text: unknown): unknown {
  return typeof text === "string" ? text.split(/[\s,]+/).filter((scope) => scope !== "") : text;
}

function messageOf(form: ConnectionForm, name: string): string | undefined {
  return firstMessage(get(form.formState.errors, name));
}

interface FieldProps {
  form: ConnectionForm;
  field: FieldWords;
  /** Names of secrets that are stored. */
  stored: readonly string[];
  disabled: boolean;
}

function Field({ form, field, stored, disabled }: FieldProps) {
  const { name, label, help, kind, options = [], optional = false } = field;
  const path = name as Path<ConnectionInput>;
  const around = { label, help, optional, disabled, error: messageOf(form, name) };
  const value: unknown = get(form.formState.defaultValues, name);
  const text = Array.isArray(value) ? value.join(",") : typeof value === "string" ? value : "";
  const secretHelp = stored.includes(name) ? `${help ?? ""} ${SECRET_STORED}` : help;
  if (kind === "check") {
    return (
      <Checkbox
        {...form.register(path)}
        defaultChecked={value === true}
        label={label}
        {...(help === undefined ? {} : { help })}
        disabled={disabled}
      />
    );
  }
  if (kind === "select") {
    return <SelectField {...form.register(path)} {...around} defaultValue={text} options={options} />;
  }
  if (kind === "secret") {
    // An empty secret says nothing: what is stored stays.
    const register = form.register(path, { setValueAs: orAbsent });
    return <PasswordField {...register} {...around} help={secretHelp} autoComplete="off" />;
  }
  if (kind === "pem") {
    const secret = name === "privateKey";
    const register = form.register(path, { setValueAs: secret ? orAbsent : orNull });
    return (
      <TextareaField
        {...register}
        {...around}
        help={secretHelp}
        rows={4}
        className="font-mono text-sm"
        spellCheck={false}
        defaultValue={text}
      />
    );
  }
  const register = form.register(path, { setValueAs: kind === "scopes" ? scopesOf : orNull });
  return <TextField {...register} {...around} defaultValue={text} spellCheck={false} autoCapitalize="off" />;
}

/** Fields by their words: each in the form of its kind. */
export function ConnectionFields({ fields, ...rest }: Omit<FieldProps, "field"> & { fields: readonly FieldWords[] }) {
  return fields.map((field) => <Field key={field.name} field={field} {...rest} />);
}
