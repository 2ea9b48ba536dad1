"use client";

import { useWatch } from "react-hook-form";

import type { Option } from "@/app/_components/controls";
import { SelectField } from "@/app/_components/fields";
import { MAPPINGS } from "@/app/_lib/mapping-sentences";
import { groupSearch, organizationWorkspaceSearch } from "@/app/_lib/object-search";
import type { MappingView } from "@/server/directory/schema";

import { PickedField, type MappingForm } from "./picked-field";

interface MeaningFieldsProps {
  organization: string;
  form: MappingForm;
  /** The row that is changed; null for a new one. */
  mapping: MappingView | null;
}

const NOTHING = () => Promise.resolve([]);

/** The roles of a workspace, with the custom one that the row has. */
function workspaceRoles(mapping: MappingView | null): readonly Option[] {
  const { role = null, roleName = null } = mapping ?? {};
  return role === null || roleName === null
    ? MAPPINGS.workspaceRoles
    : [...MAPPINGS.workspaceRoles, { value: role, label: roleName }];
}

/** The place that a mapping row means, and what it gives there. */
export function MeaningFields({ organization, form, mapping }: MeaningFieldsProps) {
  const [target, workspace] = useWatch({ control: form.control, name: ["target", "workspace"] });
  return (
    <>
      {target === "organization_role" ? null : (
        <PickedField
          form={form}
          name="workspace"
          label={MAPPINGS.workspace}
          search={organizationWorkspaceSearch(organization)}
          known={mapping?.workspace ?? null}
          onPicked={() => form.setValue("group", undefined)}
        />
      )}
      {target === "group" ? (
        <PickedField
          key={workspace}
          form={form}
          name="group"
          label={MAPPINGS.groupField}
          help={MAPPINGS.groupHelp}
          search={workspace === undefined ? NOTHING : groupSearch(workspace)}
          known={mapping?.group ?? null}
        />
      ) : (
        <SelectField
          key={target}
          {...form.register("role")}
          label={MAPPINGS.role}
          options={target === "organization_role" ? MAPPINGS.organizationRoles : workspaceRoles(mapping)}
          error={form.formState.errors.role?.message}
        />
      )}
    </>
  );
}
