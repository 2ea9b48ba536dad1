"use client";

import { Button } from "@/app/_components/button";
import { DialogActions } from "@/app/_components/dialog-actions";
import { ErrorSummary } from "@/app/_components/error-summary";
import { TextField } from "@/app/_components/fields";
import { CREDENTIALS } from "@/app/_lib/access-sentences";
import { DIALOG, FORM } from "@/app/_lib/sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/use-schema-form";
import { relabelCredentialSchema } from "@/server/credentials/schema";

interface LabelFormProps {
  workspace: string;
  credential: string;
  label: string;
  onClose: () => void;
}

export function LabelForm({ workspace, credential, label, onClose }: LabelFormProps) {
  const form = useSchemaForm(relabelCredentialSchema, { credential, label });
  const command = useCommand(trpc.credentials.relabel.mutate, {
    form,
    onDone: () => {
      onClose();
      toast(CREDENTIALS.labelSaved);
    },
  });
  const save = form.handleSubmit((input) => command.run({ workspace, ...input }));
  return (
    <form className="grid gap-4" method="post" noValidate onSubmit={(event) => void save(event)}>
      <ErrorSummary failure={command.failure} />
      <TextField
        {...form.register("label")}
        label={CREDENTIALS.label}
        help={CREDENTIALS.labelHelp}
        error={form.formState.errors.label?.message}
      />
      <DialogActions>
        <Button onClick={onClose}>{DIALOG.cancel}</Button>
        <Button type="submit" variant="primary" pending={command.pending} pendingLabel={FORM.saving}>
          {FORM.save}
        </Button>
      </DialogActions>
    </form>
  );
}
