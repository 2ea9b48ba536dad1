"use client";

import { Controller } from "react-hook-form";

import { DateField } from "@/app/_components/form/date-field";
import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { TextField } from "@/app/_components/form/fields";
import { LIFETIME } from "@/app/_sentences/machines/credentials";
import { PROVISIONING } from "@/app/_sentences/sso/provisioning";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { createTokenSchema } from "@/server/provisioning/schema";

interface NewTokenFormProps {
  organization: string;
  /** The longest life that the organization allows; null: any. */
  longestDays: number | null;
  onCancel: () => void;
  onMade: (made: { token: string; url: string }) => void;
}

const LABELS = { label: PROVISIONING.label, expiresAt: PROVISIONING.ends } as const;

export function NewTokenForm({ organization, longestDays, onCancel, onMade }: NewTokenFormProps) {
  const form = useSchemaForm(createTokenSchema, { label: "" });
  const { errors } = form.formState;
  const command = useCommand(trpc.provisioning.createToken.mutate, {
    form,
    onDone: ({ token, url }) => onMade({ token, url }),
  });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(given) => command.run({ organization, ...given })}
      submit={PROVISIONING.create}
      pendingLabel={PROVISIONING.creating}
      onCancel={onCancel}
    >
      <TextField
        {...form.register("label")}
        label={PROVISIONING.label}
        help={PROVISIONING.labelHelp}
        error={errors.label?.message}
      />
      <Controller
        name="expiresAt"
        control={form.control}
        render={({ field }) => (
          <DateField
            {...field}
            label={PROVISIONING.ends}
            help={longestDays === null ? PROVISIONING.endsHelp : LIFETIME.latest(String(longestDays))}
            error={errors.expiresAt?.message}
          />
        )}
      />
    </DialogForm>
  );
}
