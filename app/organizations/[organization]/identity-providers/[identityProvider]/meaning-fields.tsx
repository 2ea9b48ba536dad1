"use client";

import { Controller, useWatch, type UseFormReturn } from "react-hook-form";
import type { z } from "zod";

import { SelectField } from "@/app/_components/fields";
import { PickerField } from "@/app/_components/picker";
import { MAPPINGS } from "@/app/_lib/mapping-sentences";
import { groupSearch, organizationWorkspaceSearch } from "@/app/_lib/object-search";
import type { createMappingSchema } from "@/server/directory/schema";

export type MappingInput = z.input<typeof createMappingSchema>;
export type MappingOutput = z.output<typeof createMappingSchema>;

interface MeaningFieldsProps {
  organization: string;
  form: UseFormReturn<MappingInput, unknown, MappingOutput>;
}

const NOTHING = () => Promise.resolve([]);

/** Type to find one thing, by its id. */
function Picked({ form, name, ...picker }: PickedProps) {
  return (
    <Controller
      name={name}
      control={form.control}
      render={({ field: { ref, value, onChange, onBlur } }) => (
        <PickerField
          {...picker}
          ref={ref}
          value={value ?? ""}
          onChange={(next) => onChange(next === "" ? undefined : next)}
          onBlur={onBlur}
          error={form.formState.errors[name]?.message}
        />
      )}
    />
  );
}

interface PickedProps extends Pick<MeaningFieldsProps, "form"> {
  name: "workspace" | "group";
  label: string;
  help?: string;
  search: typeof NOTHING | ReturnType<typeof groupSearch>;
}

/** The place that a mapping row means, and what it gives there. */
export function MeaningFields({ organization, form }: MeaningFieldsProps) {
  const [target, workspace] = useWatch({ control: form.control, name: ["target", "workspace"] });
  const roles = target === "organization_role" ? MAPPINGS.organizationRoles : MAPPINGS.workspaceRoles;
  return (
    <>
      {target === "organization_role" ? null : (
        <Picked
          form={form}
          name="workspace"
          label={MAPPINGS.workspace}
          search={organizationWorkspaceSearch(organization)}
        />
      )}
      {target === "group" ? (
        <Picked
          key={workspace}
          form={form}
          name="group"
          label={MAPPINGS.groupField}
          help={MAPPINGS.groupHelp}
          search={workspace === undefined ? NOTHING : groupSearch(workspace)}
        />
      ) : (
        <SelectField
          key={target}
          {...form.register("role")}
          label={MAPPINGS.role}
          options={roles}
          error={form.formState.errors.role?.message}
        />
      )}
    </>
  );
}
