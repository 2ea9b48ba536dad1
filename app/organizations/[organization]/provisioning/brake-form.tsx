"use client";

import { TextField } from "@/app/_components/form/fields";
import { SettingsForm } from "@/app/_components/form/settings-form";
import { PROVISIONING } from "@/app/_sentences/sso/provisioning";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";

const loadSchema = async () => (await import("@/server/provisioning/schema")).updateProvisioningSchema;

const LABELS = { brake: PROVISIONING.percent } as const;

interface BrakeFormProps {
  organization: string;
  brake: number;
  /** Why the caller cannot change it. */
  refusal: string | undefined;
}

/** How many people a directory may take away within an hour. */
export function BrakeForm({ organization, brake, refusal }: BrakeFormProps) {
  const form = useSchemaForm(loadSchema, { brake });
  const command = useCommand(trpc.provisioning.update.mutate, {
    form,
    onDone: (view) => {
      form.reset({ brake: view.brake });
      toast(PROVISIONING.saved);
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
        {...form.register("brake", { setValueAs: Number })}
        label={PROVISIONING.percent}
        help={PROVISIONING.percentHelp}
        disabled={refusal !== undefined}
        inputMode="numeric"
        className="max-w-40"
        error={form.formState.errors.brake?.message}
      />
    </SettingsForm>
  );
}
