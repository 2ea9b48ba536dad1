"use client";

import { TextField } from "@/app/_components/fields";
import { DialogForm } from "@/app/_components/dialog-form";
import { CREDENTIALS } from "@/app/_lib/access-sentences";
import { FORM } from "@/app/_lib/sentences";
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
  return (
    <DialogForm
      form={form}
      command={command}
      onSubmit={(input) => command.run({ workspace, ...input })}
      submit={FORM.save}
      pendingLabel={FORM.saving}
      onCancel={onClose}
    >
      <TextField
        {...form.register("label")}
        label={CREDENTIALS.label}
        help={CREDENTIALS.labelHelp}
        error={form.formState.errors.label?.message}
      />
    </DialogForm>
  );
}
