"use client";

import { useWatch } from "react-hook-form";
import type { ZodType } from "zod";

import { orAbsent } from "@/app/_lib/form/empty-input";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { PLACE } from "@/app/_sentences/places/place";

import { TextField } from "./fields";
import { DialogForm } from "@/app/_components/dialog/dialog-form";

interface NameAndSlug {
  name: string;
  slug?: string | undefined;
}

interface NameAndSlugFormProps<Output> {
  /** The server's own. */
  schema: ZodType<NameAndSlug, NameAndSlug>;
  slugLabel: string;
  /** The slug that the server would make of a name. */
  suggest: (name: string) => string;
  submit: string;
  call: (input: NameAndSlug) => Promise<Output>;
  onDone: (output: Output) => void;
  onCancel: () => void;
}

/** What an organization and a workspace begin with. */
export function NameAndSlugForm<Output>(props: NameAndSlugFormProps<Output>) {
  const { schema, slugLabel, suggest, submit, call, onDone, onCancel } = props;
  const form = useSchemaForm<NameAndSlug, NameAndSlug>(schema, { name: "" });
  const { errors } = form.formState;
  const name = useWatch({ control: form.control, name: "name" });
  const command = useCommand(call, { form, onDone, refresh: false });
  return (
    <DialogForm
      form={form}
      labels={{ name: PLACE.name, slug: slugLabel }}
      command={command}
      onSubmit={command.run}
      submit={submit}
      pendingLabel={PLACE.creating}
      onCancel={onCancel}
    >
      <TextField {...form.register("name")} label={PLACE.name} required error={errors.name?.message} />
      <TextField
        {...form.register("slug", { setValueAs: orAbsent })}
        label={slugLabel}
        help={PLACE.slugHelp}
        placeholder={suggest(name)}
        optional
        autoCapitalize="off"
        spellCheck={false}
        error={errors.slug?.message}
      />
    </DialogForm>
  );
}
