"use client";

import { useMemo } from "react";
import { Controller } from "react-hook-form";

import { SelectField, TextField } from "@/app/_components/fields";
import { MultiPickerField, PickerField } from "@/app/_components/picker";
import { SettingsForm } from "@/app/_components/settings-form";
import { MACHINES } from "@/app/_lib/group-sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/use-schema-form";
import type { ServiceAccountView } from "@/server/service-accounts/schema";

import { groupChoice } from "./group-choice";

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

const optionOf = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });

/** What can be changed of a service account. */
export function SettingsOfMachine({ workspace, account, refusal }: SettingsOfMachineProps) {
  const form = useSchemaForm(loadSchema, valuesOf(account));
  const { errors } = form.formState;
  const search = useMemo(() => groupChoice(workspace), [workspace]);
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
      <Controller
        name="groups"
        control={form.control}
        render={({ field }) => (
          <MultiPickerField
            {...field}
            value={field.value ?? []}
            label={MACHINES.groups}
            help={MACHINES.groupsHelp}
            placeholder={MACHINES.findGroup}
            search={search}
            known={account.groups.map(optionOf)}
            disabled={disabled}
            optional
            error={errors.groups?.message ?? errors.groups?.find?.((error) => error !== undefined)?.message}
          />
        )}
      />
      <Controller
        name="ownerGroup"
        control={form.control}
        render={({ field }) => (
          <PickerField
            {...field}
            value={field.value ?? ""}
            onChange={(value) => field.onChange(value === "" ? null : value)}
            label={MACHINES.ownerGroup}
            help={MACHINES.ownerGroupHelp}
            placeholder={MACHINES.findGroup}
            search={search}
            known={account.ownerGroup === null ? [] : [optionOf(account.ownerGroup)]}
            disabled={disabled}
            optional
            error={errors.ownerGroup?.message}
          />
        )}
      />
    </SettingsForm>
  );
}
