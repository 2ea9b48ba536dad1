"use client";

import { useWatch } from "react-hook-form";

import type { Option } from "@/app/_components/form/controls";
import { SelectField } from "@/app/_components/form/fields";
import { MAPPINGS } from "@/app/_sentences/sso/mappings";
import { groupSearch, organizationWorkspaceSearch } from "@/app/_lib/list/object-search";
import { useCustomRoles } from "@/app/_people/use-custom-roles";
import type { MappingView } from "@/server/directory/schema";

import { PickedField, type MappingForm } from "./picked-field";

interface MeaningFieldsProps {
  organization: string;
  form: MappingForm;
  /** The row that is changed; null for a new one. */
  mapping: MappingView | null;
}

const NOTHING = () => Promise.resolve([]);

/** The roles of a workspace: the product's, its own, and the one that the row has, before they are there. */
function useWorkspaceRoles(workspace: string | undefined, mapping: MappingView | null): readonly Option[] {
  const own = useCustomRoles(workspace);
  const { role = null, roleName = null } = mapping ?? {};
  const kept =
    role === null || roleName === null || mapping?.workspace?.id !== workspace
      ? []
      : [{ value: role, label: roleName }];
  return [...MAPPINGS.workspaceRoles, ...kept, ...own.filter(({ value }) => value !== kept[0]?.value)];
}

/** The place that a mapping row means, and what it gives there. */
export function MeaningFields({ organization, form, mapping }: MeaningFieldsProps) {
  const [target, workspace] = useWatch({ control: form.control, name: ["target", "workspace"] });
  const workspaceRoles = useWorkspaceRoles(workspace, mapping);
  return (
    <>
      {target === "organization_role" ? null : (
        <PickedField
          form={form}
          name="workspace"
          label={MAPPINGS.workspace}
          search={organizationWorkspaceSearch(organization)}
          known={mapping?.workspace ?? null}
          onPicked={() => {
            // Groups and roles of its own stay with the workspace that was there before.
            form.setValue("group", undefined);
            form.setValue("role", "member");
          }}
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
          options={target === "organization_role" ? MAPPINGS.organizationRoles : workspaceRoles}
          error={form.formState.errors.role?.message}
        />
      )}
    </>
  );
}
