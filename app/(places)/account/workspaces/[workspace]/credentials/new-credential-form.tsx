"use client";

import { Button } from "@/app/_components/button";
import { DialogActions } from "@/app/_components/dialog-actions";
import { ErrorSummary } from "@/app/_components/error-summary";
import { TextField } from "@/app/_components/fields";
import { CREDENTIALS } from "@/app/_lib/access-sentences";
import { DIALOG } from "@/app/_lib/sentences";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { problemsOf, useSchemaForm } from "@/app/_lib/use-schema-form";
import { PLACE } from "@/app/_lib/workspace-sentences";
import { createCredentialSchema } from "@/server/credentials/schema";

interface NewCredentialFormProps {
  workspace: string;
  onCancel: () => void;
  onMade: (keys: { accessKey: string; secretKey: string }) => void;
}

const LABELS = { label: CREDENTIALS.label, expiresAt: CREDENTIALS.expires } as const;

/** A day as the browser's field gives it, up to its end where the person is. */
function endOfDay(day: unknown): string | undefined {
  if (typeof day !== "string" || day === "") return undefined;
  const end = new Date(`${day}T23:59:59`);
  return Number.isNaN(end.getTime()) ? day : end.toISOString();
}

export function NewCredentialForm({ workspace, onCancel, onMade }: NewCredentialFormProps) {
  const form = useSchemaForm(createCredentialSchema, { label: "" });
  const { errors } = form.formState;
  const command = useCommand(trpc.credentials.create.mutate, {
    form,
    onDone: ({ accessKey, secretKey }) => onMade({ accessKey, secretKey }),
  });
  const create = form.handleSubmit((input) => command.run({ workspace, ...input }));
  return (
    <form className="grid gap-4" method="post" noValidate onSubmit={(event) => void create(event)}>
      <ErrorSummary
        problems={problemsOf(errors, LABELS)}
        failure={command.failure}
        onPick={(name) => form.setFocus(name === "label" ? "label" : "expiresAt")}
      />
      <TextField
        {...form.register("label")}
        label={CREDENTIALS.label}
        help={CREDENTIALS.labelHelp}
        optional
        error={errors.label?.message}
      />
      <TextField
        {...form.register("expiresAt", { setValueAs: endOfDay })}
        type="date"
        label={CREDENTIALS.expires}
        help={CREDENTIALS.expiresHelp}
        optional
        error={errors.expiresAt?.message}
      />
      <DialogActions>
        <Button onClick={onCancel}>{DIALOG.cancel}</Button>
        <Button type="submit" variant="primary" pending={command.pending} pendingLabel={PLACE.creating}>
          {CREDENTIALS.submit}
        </Button>
      </DialogActions>
    </form>
  );
}
