"use client";

import { Controller } from "react-hook-form";

import { MultiPickerField } from "@/app/_components/picker/picker";
import type { PickerOption } from "@/app/_components/picker/types";
import { SettingsForm } from "@/app/_components/form/settings-form";
import { WORKSPACES_FIELD, type FieldWords } from "@/app/_sentences/sso/connection-fields";
import { firstMessage } from "@/app/_lib/form/first-message";
import { organizationWorkspaceSearch } from "@/app/_lib/list/object-search";

import { ConnectionFields } from "./connection-fields";
import { loadConnectionSchema, useConnectionForm } from "./use-connection-form";

interface GroupsFormProps {
  organization: string;
  fields: readonly FieldWords[];
  /** Of `valuesOf`. */
  values: string;
  /** Those that are ticked. */
  workspaces: readonly PickerOption[];
}

/** Synchronization of groups and roles, with the workspaces in which equal names match. */
export function GroupsForm({ organization, fields, values, workspaces }: GroupsFormProps) {
  const ticked = workspaces.map(({ value }) => value);
  const { form, command } = useConnectionForm(
    JSON.stringify({ ...(JSON.parse(values) as object), workspaces: ticked }),
  );
  const labels = Object.fromEntries(fields.map(({ name, label }) => [name, label]));
  return (
    <SettingsForm
      form={form}
      labels={{ ...labels, workspaces: WORKSPACES_FIELD.label }}
      command={command}
      prepare={loadConnectionSchema}
      onSubmit={(input) => command.run({ organization, ...input })}
    >
      <ConnectionFields form={form} fields={fields} stored={[]} disabled={false} />
      <Controller
        name="workspaces"
        control={form.control}
        render={({ field: { ref, value, onChange, onBlur } }) => (
          <MultiPickerField
            ref={ref}
            label={WORKSPACES_FIELD.label}
            help={WORKSPACES_FIELD.help}
            value={value ?? []}
            onChange={onChange}
            onBlur={onBlur}
            search={organizationWorkspaceSearch(organization)}
            known={workspaces}
            error={firstMessage(form.formState.errors.workspaces)}
            optional
          />
        )}
      />
    </SettingsForm>
  );
}
