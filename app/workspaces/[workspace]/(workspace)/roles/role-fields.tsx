"use client";

import { AccessMapField } from "@/app/_components/form/access-map-field";
import { PermissionListField } from "@/app/_components/form/permission-list-field";
import { CUSTOM_ROLES } from "@/app/_sentences/access/roles";
import { typesName } from "@/app/_sentences/access/rules";
import { RESOURCE_TYPES } from "@/server/access/rights/resource-types";
import type { ResourceRights, RoleLevel } from "@/server/roles/schema";

import { permissionGroups, type Held } from "./held";

interface PermissionsFieldProps {
  level: RoleLevel;
  held: Held;
  value: readonly string[];
  onChange: (value: string[]) => void;
  error: string | undefined;
}

export function PermissionsField({ level, held, ...field }: PermissionsFieldProps) {
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
export function ResourcesField({ value, onChange, error }: ResourcesFieldProps) {
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
