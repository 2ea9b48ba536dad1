"use client";

import { Controller, useWatch } from "react-hook-form";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { SelectField, TextareaField, TextField } from "@/app/_components/form/fields";
import { CUSTOM_ROLES } from "@/app/_sentences/access/roles";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { createRoleSchema, type RoleLevel } from "@/server/roles/schema";

import { withAlways, type Held } from "./held";
import { PermissionsField, ResourcesField } from "./role-fields";
import { StartFrom } from "./start-from";

interface NewRoleFormProps {
  workspace: string;
  held: Held;
  onCancel: () => void;
  onMade: (role: { name: string }) => void;
}

const LABELS = {
  level: CUSTOM_ROLES.level,
  name: CUSTOM_ROLES.name,
  description: CUSTOM_ROLES.descriptionLabel,
  permissions: CUSTOM_ROLES.permissions,
  access: CUSTOM_ROLES.access,
} as const;

export function NewRoleForm({ workspace, held, onCancel, onMade }: NewRoleFormProps) {
  const form = useSchemaForm(createRoleSchema, {
    level: "workspace",
    name: "",
    description: "",
    permissions: withAlways("workspace", []),
    access: {},
  });
  const { errors } = form.formState;
  const level: RoleLevel = useWatch({ control: form.control, name: "level" });
  const command = useCommand(trpc.roles.create.mutate, { form, onDone: onMade });
  const levelField = form.register("level", {
    onChange: ({ target }: { target: { value: string } }) =>
      form.setValue("permissions", withAlways(target.value === "project" ? "project" : "workspace", [])),
  });
  return (
    <DialogForm
      form={form}
      labels={LABELS}
      command={command}
      onSubmit={(input) => command.run({ workspace, ...input })}
      submit={CUSTOM_ROLES.submit}
      pendingLabel={CUSTOM_ROLES.saving}
      onCancel={onCancel}
    >
      <SelectField
        {...levelField}
        label={CUSTOM_ROLES.level}
        options={CUSTOM_ROLES.levelOptions}
        error={errors.level?.message}
      />
      <StartFrom
        key={level}
        workspace={workspace}
        level={level}
        onRights={({ permissions, access }) => {
          form.setValue("permissions", withAlways(level, permissions), { shouldDirty: true });
          form.setValue("access", access, { shouldDirty: true });
        }}
      />
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
            error={errors.permissions?.message}
          />
        )}
      />
      <Controller
        name="access"
        control={form.control}
        render={({ field: { value = {}, onChange } }) => (
          <ResourcesField value={value} onChange={onChange} error={errors.access?.message?.toString()} />
        )}
      />
    </DialogForm>
  );
}
