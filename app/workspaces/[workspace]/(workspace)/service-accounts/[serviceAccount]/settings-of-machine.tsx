"use client";

import { SelectField, TextField } from "@/app/_components/form/fields";
import { SettingsForm } from "@/app/_components/form/settings-form";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { MACHINES } from "@/app/_sentences/machines/service-accounts";
import type { ServiceAccountView } from "@/server/service-accounts/schema";

import { GroupFields } from "./group-fields";

interface SettingsOfMachineProps {
  workspace: string;
  account: Pick<ServiceAccountView, "id" | "name" | "role" | "allowImpersonation" | "groups" | "ownerGroup">;
  /** Why nothing can be changed here. */
  refusal: string | undefined;
}

const loadSchema = async () => (await import("@/server/service-accounts/schema")).updateServiceAccountSchema;

const LABELS = {
  name: MACHINES.name,
  role: MACHINES.role,
  ownerGroup: MACHINES.ownerGroup,
  groups: MACHINES.groups,
} as const;

function valuesOf({ id, name, role, allowImpersonation, groups, ownerGroup }: SettingsOfMachineProps["account"]) {
  return {
    serviceAccount: id,
    name,
    role,
    allowImpersonation,
    ownerGroup: ownerGroup?.id ?? null,
    groups: groups.map((group) => group.id),
  };
}

/** What can be changed of a service account. */
export function SettingsOfMachine({ workspace, account, refusal }: SettingsOfMachineProps) {
  const form = useSchemaForm(loadSchema, valuesOf(account));
  const { errors } = form.formState;
  const command = useCommand(trpc.serviceAccounts.update.mutate, {
    form,
    onDone: (changed) => {
      form.reset(valuesOf(changed));
      toast(MACHINES.saved);
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
      onSubmit={(input) => command.run({ workspace, ...input })}
    >
      <TextField
        {...form.register("name")}
        label={MACHINES.name}
        help={MACHINES.nameHelp}
        required
        disabled={disabled}
        error={errors.name?.message}
      />
      <SelectField
        {...form.register("role")}
        label={MACHINES.role}
        options={MACHINES.roleOptions}
        disabled={disabled}
        error={errors.role?.message}
      />
      <label className="check-line">
        <input
          {...form.register("allowImpersonation")}
          type="checkbox"
          className="field-check"
          disabled={disabled}
          aria-describedby="impersonation-help"
        />
        <span>
          {MACHINES.impersonation}
          <span id="impersonation-help" className="text-muted block text-sm">
            {MACHINES.impersonationHelp}
          </span>
        </span>
      </label>
      <GroupFields workspace={workspace} form={form} account={account} disabled={disabled} />
    </SettingsForm>
  );
}
