"use client";

import { SelectField } from "@/app/_components/form/fields";
import { SettingsForm } from "@/app/_components/form/settings-form";
import { JOIN_SETTINGS } from "@/app/_sentences/people/joining";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import type { PolicyView } from "@/server/organization-policy/schema";

const loadSchema = async () => (await import("@/server/organization-policy/schema")).updatePolicySchema;

interface PolicyFormProps {
  organization: string;
  policy: PolicyView;
  /** Why nothing can be changed here. */
  refusal: string | undefined;
}

const LABELS = { joinPolicy: JOIN_SETTINGS.joinPolicy, defaultRole: JOIN_SETTINGS.defaultRole } as const;

export function PolicyForm({ organization, policy, refusal }: PolicyFormProps) {
  const { joinPolicy, defaultRole } = policy;
  const form = useSchemaForm(loadSchema, { joinPolicy, defaultRole });
  const { errors } = form.formState;
  const command = useCommand(trpc.organizationPolicy.update.mutate, {
    form,
    onDone: (changed) => {
      form.reset({ joinPolicy: changed.joinPolicy, defaultRole: changed.defaultRole });
      toast(JOIN_SETTINGS.saved);
    },
  });
  const disabled = refusal !== undefined;
  return (
    <SettingsForm
      form={form}
      labels={LABELS}
      command={command}
      prepare={loadSchema}
      refusal={refusal}
      onSubmit={(input) => command.run({ organization, ...input })}
    >
      <SelectField
        {...form.register("joinPolicy")}
        label={LABELS.joinPolicy}
        options={JOIN_SETTINGS.policies}
        disabled={disabled}
        error={errors.joinPolicy?.message}
      />
      <SelectField
        {...form.register("defaultRole")}
        label={LABELS.defaultRole}
        help={JOIN_SETTINGS.defaultRoleHelp}
        options={JOIN_SETTINGS.roles}
        disabled={disabled}
        error={errors.defaultRole?.message}
      />
    </SettingsForm>
  );
}
