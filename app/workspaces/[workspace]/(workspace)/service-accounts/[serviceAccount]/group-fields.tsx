"use client";

import { useMemo } from "react";
import { Controller, type UseFormReturn } from "react-hook-form";

import { firstMessage } from "@/app/_lib/form/first-message";
import { MultiPickerField, PickerField } from "@/app/_components/picker/picker";
import { MACHINES } from "@/app/_sentences/machines/service-accounts";
import type { ServiceAccountView, UpdateServiceAccountInput } from "@/server/service-accounts/schema";

import { groupChoice } from "./group-choice";

interface GroupFieldsProps {
  workspace: string;
  form: UseFormReturn<UpdateServiceAccountInput, unknown, UpdateServiceAccountInput>;
  account: Pick<ServiceAccountView, "groups" | "ownerGroup">;
  disabled: boolean;
}

const optionOf = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });

/** The groups that a service account is in, and the one that answers for it. */
export function GroupFields({ workspace, form, account, disabled }: GroupFieldsProps) {
  const search = useMemo(() => groupChoice(workspace), [workspace]);
  const { errors } = form.formState;
  return (
    <>
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
            error={firstMessage(errors.groups)}
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
    </>
  );
}
