"use client";

import { useMemo } from "react";

import { MultiPickerField, PickerField } from "@/app/_components/picker/picker";
import type { PickerOption } from "@/app/_components/picker/types";
import { projectSearch } from "@/app/_lib/list/object-search";
import { searchIn } from "@/app/_lib/list/search-in";
import { LIMITS } from "@/app/_sentences/machines/credential";
import { ORGANIZATION_TABLE, PROJECT_TABLE, WORKSPACE_TABLE } from "@/server/access/permissions";
import { isScopePermission, type GivenScopes } from "@/server/credentials/schema";

import { reachedBy, type CredentialPlace } from "../place";
import { permissionName } from "./permission-name";

interface ScopesFieldProps {
  place: CredentialPlace;
  value: GivenScopes | undefined;
  /** Undefined for no limits. */
  onChange: (scopes: GivenScopes | undefined) => void;
  errors: { project: string | undefined; permissions: string | undefined };
}

function optionsOf(names: readonly string[]): PickerOption[] {
  return names.map((value) => ({ value, label: permissionName(value), note: value }));
}

const IN_PROJECT = [
  ...optionsOf(Object.keys(LIMITS.further).filter(isScopePermission)),
  ...optionsOf(Object.keys(PROJECT_TABLE)),
];
const IN_WORKSPACE = [...IN_PROJECT, ...optionsOf(Object.keys(WORKSPACE_TABLE))];

const OPTIONS: Readonly<Record<CredentialPlace["kind"], readonly PickerOption[]>> = {
  workspace: IN_WORKSPACE,
  machine: IN_WORKSPACE,
  project: IN_PROJECT,
  "default-key": IN_PROJECT,
  organization: [...IN_WORKSPACE, ...optionsOf(Object.keys(ORGANIZATION_TABLE))],
};

/** Nothing less than everything is no limit at all. */
function settled({ permissions = [], readOnly = false, project = "" }: GivenScopes): GivenScopes | undefined {
  const scopes: GivenScopes = {
    ...(permissions.length === 0 ? {} : { permissions }),
    ...(readOnly ? { readOnly } : {}),
    ...(project === "" ? {} : { project }),
  };
  return Object.keys(scopes).length === 0 ? undefined : scopes;
}

/** What a new credential may less than its owner: to change nothing, one project alone, some permissions alone. */
export function ScopesField({ place, value = {}, onChange, errors }: ScopesFieldProps) {
  const set = (part: GivenScopes) => onChange(settled({ ...value, ...part }));
  const options = OPTIONS[place.kind];
  // That of a project is good for it alone already.
  const workspace = "project" in place ? undefined : reachedBy(place).workspace;
  const findProject = useMemo(
    () => (workspace === undefined ? undefined : projectSearch(workspace, "slug")),
    [workspace],
  );
  return (
    <>
      <label className="check-line">
        <input
          type="checkbox"
          className="field-check"
          checked={value.readOnly === true}
          aria-describedby="read-only-help"
          onChange={({ target }) => set({ readOnly: target.checked })}
        />
        <span>
          {LIMITS.readOnly}
          <span id="read-only-help" className="text-muted block text-sm">
            {LIMITS.readOnlyHelp}
          </span>
        </span>
      </label>
      {findProject === undefined ? null : (
        <PickerField
          label={LIMITS.project}
          help={LIMITS.projectHelp}
          placeholder={LIMITS.projectPlaceholder}
          search={findProject}
          value={value.project ?? ""}
          onChange={(project) => set({ project })}
          error={errors.project}
          optional
        />
      )}
      <MultiPickerField
        label={LIMITS.permissions}
        help={LIMITS.permissionsHelp}
        placeholder={LIMITS.permissionsPlaceholder}
        search={searchIn(options)}
        known={options}
        value={value.permissions ?? []}
        onChange={(permissions) => set({ permissions })}
        error={errors.permissions}
        optional
      />
    </>
  );
}
