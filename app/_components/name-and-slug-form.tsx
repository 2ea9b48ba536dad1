"use client";

import { useWatch } from "react-hook-form";
import type { ZodType } from "zod";

import { DIALOG } from "@/app/_lib/sentences";
import { useCommand } from "@/app/_lib/use-command";
import { problemsOf, useSchemaForm } from "@/app/_lib/use-schema-form";
import { PLACE } from "@/app/_lib/workspace-sentences";

import { Button } from "./button";
import { DialogActions } from "./dialog-actions";
import { ErrorSummary } from "./error-summary";
import { TextField } from "./fields";

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
  const create = form.handleSubmit((input) => command.run(input));
  return (
    <form className="grid gap-4" method="post" noValidate onSubmit={(event) => void create(event)}>
      <ErrorSummary
        problems={problemsOf(errors, { name: PLACE.name, slug: slugLabel })}
        failure={command.failure}
        onPick={(field) => form.setFocus(field === "slug" ? "slug" : "name")}
      />
      <TextField {...form.register("name")} label={PLACE.name} required error={errors.name?.message} />
      <TextField
        {...form.register("slug", { setValueAs: (value: unknown) => (value === "" ? undefined : value) })}
        label={slugLabel}
        help={PLACE.slugHelp}
        placeholder={suggest(name)}
        optional
        autoCapitalize="off"
        spellCheck={false}
        error={errors.slug?.message}
      />
      <DialogActions>
        <Button onClick={onCancel}>{DIALOG.cancel}</Button>
        <Button type="submit" variant="primary" pending={command.pending} pendingLabel={PLACE.creating}>
          {submit}
        </Button>
      </DialogActions>
    </form>
  );
}
