"use client";

import { Controller } from "react-hook-form";

import { DateField } from "@/app/_components/date-field";
import { TextField } from "@/app/_components/fields";
import { DialogForm } from "@/app/_components/dialog-form";
import { CREDENTIALS } from "@/app/_lib/access-sentences";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/use-schema-form";
import { PLACE } from "@/app/_lib/workspace-sentences";
import { createCredentialSchema } from "@/server/credentials/schema";

interface NewCredentialFormProps {
  workspace: string;
  onCancel: () => void;
  onMade: (keys: { accessKey: string; secretKey: string }) => void;
}

const LABELS = { label: CREDENTIALS.label, expiresAt: CREDENTIALS.expires } as const;

export function NewCredentialForm({ workspace, onCancel, onMade }: NewCredentialFormProps) {
  const form = useSchemaForm(createCredentialSchema, { label: "" });
  const { errors } = form.formState;
  const command = useCommand(trpc.credentials.create.mutate, {
    form,
    onDone: ({ accessKey, secretKey }) => onMade({ accessKey, secretKey }),
  });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run({ workspace, ...input })}
      submit={CREDENTIALS.submit}
      pendingLabel={PLACE.creating}
      onCancel={onCancel}
    >
      <TextField
        {...form.register("label")}
        label={CREDENTIALS.label}
        help={CREDENTIALS.labelHelp}
        optional
        error={errors.label?.message}
      />
      <Controller
        name="expiresAt"
        control={form.control}
        render={({ field }) => (
          <DateField
            {...field}
            label={CREDENTIALS.expires}
            help={CREDENTIALS.expiresHelp}
            error={errors.expiresAt?.message}
          />
        )}
      />
    </DialogForm>
  );
}
