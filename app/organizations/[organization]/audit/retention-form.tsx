"use client";

import { TextField } from "@/app/_components/form/fields";
import { SettingsForm } from "@/app/_components/form/settings-form";
import { numberOrNull } from "@/app/_lib/form/empty-input";
import { formatNumber } from "@/app/_lib/format";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { AUDIT } from "@/app/_sentences/access/audit";
import type { RetentionView } from "@/server/audit/schema";

const loadSchema = async () => (await import("@/server/audit/schema")).setRetentionSchema;

interface RetentionFormProps {
  organization: string;
  retention: RetentionView;
  /** Why nothing can be changed here. */
  refusal: string | undefined;
}

export function RetentionForm({ organization, retention, refusal }: RetentionFormProps) {
  const { days, minimumDays, archived } = retention;
  const form = useSchemaForm(loadSchema, { days });
  const command = useCommand(trpc.audit.setRetention.mutate, {
    form,
    onDone: (saved) => {
      form.reset({ days: saved.days });
      toast(AUDIT.retentionSaved);
    },
  });
  return (
    <SettingsForm
      form={form}
      labels={{ days: AUDIT.days }}
      command={command}
      prepare={loadSchema}
      refusal={refusal}
      onSubmit={(input) => command.run({ organization, ...input })}
    >
      <TextField
        {...form.register("days", { setValueAs: numberOrNull })}
        label={AUDIT.days}
        help={AUDIT.daysHelp(String(minimumDays))}
        type="number"
        min={minimumDays}
        inputMode="numeric"
        readOnly={refusal !== undefined}
        error={form.formState.errors.days?.message}
      />
      {archived === null ? null : <p className="text-muted text-sm">{AUDIT.archived(formatNumber(archived.rows))}</p>}
    </SettingsForm>
  );
}
