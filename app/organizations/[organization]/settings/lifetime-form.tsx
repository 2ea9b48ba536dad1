"use client";

import { TextField } from "@/app/_components/form/fields";
import { SettingsForm } from "@/app/_components/form/settings-form";
import { LIFETIME } from "@/app/_sentences/machines/credentials";
import { numberOrNull } from "@/app/_lib/form/empty-input";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";

const loadSchema = async () => (await import("@/server/organization-policy/schema")).updatePolicySchema;

interface LifetimeFormProps {
  organization: string;
  /** Null: any. */
  longestDays: number | null;
  /** Why nothing can be changed here. */
  refusal: string | undefined;
}

const LABELS = { maxCredentialDays: LIFETIME.days } as const;

/** How long credentials may live that are made from now on. */
export function LifetimeForm({ organization, longestDays, refusal }: LifetimeFormProps) {
  const form = useSchemaForm(loadSchema, { maxCredentialDays: longestDays });
  const command = useCommand(trpc.organizationPolicy.update.mutate, {
    form,
    onDone: ({ maxCredentialDays }) => {
      form.reset({ maxCredentialDays });
      toast(LIFETIME.saved);
    },
  });
  return (
    <SettingsForm
      form={form}
      labels={LABELS}
      command={command}
      prepare={loadSchema}
      refusal={refusal}
      onSubmit={(input) => command.run({ organization, ...input })}
    >
      <TextField
        {...form.register("maxCredentialDays", { setValueAs: numberOrNull })}
        label={LIFETIME.days}
        help={LIFETIME.daysHelp}
        inputMode="numeric"
        className="max-w-40"
        optional
        disabled={refusal !== undefined}
        error={form.formState.errors.maxCredentialDays?.message}
      />
    </SettingsForm>
  );
}
