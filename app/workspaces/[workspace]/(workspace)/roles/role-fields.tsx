"use client";

import { Controller, type UseFormReturn } from "react-hook-form";

import { firstMessage } from "@/app/_lib/form/first-message";
import { AccessMapField } from "@/app/_components/form/access-map-field";
import { TextareaField, TextField } from "@/app/_components/form/fields";
import { PermissionListField } from "@/app/_components/form/permission-list-field";
import { CUSTOM_ROLES } from "@/app/_sentences/access/roles";
import { typesName } from "@/app/_sentences/access/rules";
import { RESOURCE_TYPES } from "@/server/access/rights/resource-types";
import type { CreateRoleInput, ResourceRights, RoleLevel } from "@/server/roles/schema";

import { permissionGroups, type Held } from "./held";

export const ROLE_LABELS = {
  level: CUSTOM_ROLES.level,
  name: CUSTOM_ROLES.name,
  description: CUSTOM_ROLES.descriptionLabel,
  permissions: CUSTOM_ROLES.permissions,
  access: CUSTOM_ROLES.access,
} as const;

interface PermissionsFieldProps {
  level: RoleLevel;
  held: Held;
  value: readonly string[];
  onChange: (value: string[]) => void;
  error: string | undefined;
}

function PermissionsField({ level, held, ...field }: PermissionsFieldProps) {
  return <PermissionListField {...field} label={CUSTOM_ROLES.permissions} groups={permissionGroups(level, held)} />;
}

const ROWS = RESOURCE_TYPES.map((key) => ({ key, label: typesName(key) }));

function everywhere(right: string): Record<string, string> {
  return Object.fromEntries(RESOURCE_TYPES.map((type) => [type, right]));
}

const PRESETS = CUSTOM_ROLES.presets.map(({ key, label }) => ({ key, label, value: everywhere(key) }));

interface ResourcesFieldProps {
  value: ResourceRights;
  onChange: (value: ResourceRights) => void;
  error: string | undefined;
}

function rightsOf(map: Readonly<Record<string, string>>): ResourceRights {
  const rights: ResourceRights = {};
  for (const [type, right] of Object.entries(map)) if (right === "read" || right === "modify") rights[type] = right;
  return rights;
}

/** Read or modify for each kind of resource; none is left out of what is saved. */
function ResourcesField({ value, onChange, error }: ResourcesFieldProps) {
  return (
    <AccessMapField
      label={CUSTOM_ROLES.access}
      help={CUSTOM_ROLES.accessHelp}
      error={error}
      rows={ROWS}
      columns={CUSTOM_ROLES.accessColumns}
      presets={PRESETS}
      value={value}
      onChange={(map) => onChange(rightsOf(map))}
    />
  );
}

interface RoleFieldsProps {
  form: UseFormReturn<CreateRoleInput, unknown, CreateRoleInput>;
  level: RoleLevel;
  held: Held;
}

/** What a role is made of, in the forms for a new one and for one that there is; its level is chosen once. */
export function RoleFields({ form, level, held }: RoleFieldsProps) {
  const { errors } = form.formState;
  return (
    <>
      <TextField {...form.register("name")} label={CUSTOM_ROLES.name} required error={errors.name?.message} />
      <TextareaField
        {...form.register("description")}
        label={CUSTOM_ROLES.descriptionLabel}
        optional
        rows={2}
        error={errors.description?.message}
      />
      <Controller
        name="permissions"
        control={form.control}
        render={({ field: { value = [], onChange } }) => (
          <PermissionsField
            level={level}
            held={held}
            value={value}
            onChange={onChange}
            error={firstMessage(errors.permissions)}
          />
        )}
      />
      <Controller
        name="access"
        control={form.control}
        render={({ field: { value = {}, onChange } }) => (
          <ResourcesField value={value} onChange={onChange} error={firstMessage(errors.access)} />
        )}
      />
    </>
  );
}
