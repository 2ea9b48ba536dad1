"use client";

import { AccessMapField } from "@/app/_components/form/access-map-field";
import type { Option } from "@/app/_components/form/controls";
import { SelectField } from "@/app/_components/form/fields";
import { typesName } from "@/app/_sentences/access/rules";
import { COLLABORATORS } from "@/app/_sentences/people/collaborators";
import { ACCESS_LEVELS, PROJECT_RESOURCE_TYPES } from "@/server/access/rights/resource-types";
import { COMMON_ACCESS } from "@/server/collaborators/schema";

type Access = Partial<Record<(typeof PROJECT_RESOURCE_TYPES)[number], (typeof ACCESS_LEVELS)[number]>>;

/** What somebody gets: the name of a role, the id of a custom one, or "access" for the map beside it. */
export interface ChosenAccess {
  role: string;
  access: Readonly<Record<string, string>>;
}

const ROWS = PROJECT_RESOURCE_TYPES.map((key) => ({ key, label: typesName(key) }));
const COLUMNS = ACCESS_LEVELS.map((key) => ({ key, label: COLLABORATORS.levels[key] }));
const PRESETS = [
  { key: "common", label: COLLABORATORS.common, value: COMMON_ACCESS },
  {
    key: "everything",
    label: COLLABORATORS.everything,
    value: Object.fromEntries(PROJECT_RESOURCE_TYPES.map((type) => [type, "all"])),
  },
];

/** As the server takes it: a role, or a map. */
export function granted({ role, access }: ChosenAccess): { role: string } | { access: Access } {
  if (role !== "access") return { role };
  const levels = PROJECT_RESOURCE_TYPES.flatMap((type) => {
    const level = ACCESS_LEVELS.find((known) => known === access[type]);
    return level === undefined ? [] : [[type, level] as const];
  });
  return { access: Object.fromEntries(levels) };
}

interface AccessFieldsProps {
  customRoles: readonly Option[];
  value: ChosenAccess;
  onChange: (value: ChosenAccess) => void;
}

/** A role, or an access map in its place. */
export function AccessFields({ customRoles, value, onChange }: AccessFieldsProps) {
  const options = [...COLLABORATORS.roles, ...customRoles, { value: "access", label: COLLABORATORS.chooseAccess }];
  return (
    <>
      <SelectField
        label={COLLABORATORS.role}
        options={options}
        value={value.role}
        onChange={({ target }) => onChange({ ...value, role: target.value })}
      />
      {value.role === "access" ? (
        <AccessMapField
          label={COLLABORATORS.map}
          help={COLLABORATORS.mapHelp}
          rows={ROWS}
          columns={COLUMNS}
          presets={PRESETS}
          value={value.access}
          onChange={(access) => onChange({ ...value, access })}
        />
      ) : null}
    </>
  );
}
