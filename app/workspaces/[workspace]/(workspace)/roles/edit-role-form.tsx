"use client";

import { Controller, useWatch } from "react-hook-form";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { TextareaField, TextField } from "@/app/_components/form/fields";
import { PreviewList } from "@/app/_components/dialog/preview-list";
import { CUSTOM_ROLES } from "@/app/_sentences/access/roles";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { updateRoleSchema, type AffectedView, type RoleView } from "@/server/roles/schema";

import { affectedSections } from "./affected-people";
import type { Held } from "./held";
import { PermissionsField, ResourcesField } from "./role-fields";

interface EditRoleFormProps {
  workspace: string;
  held: Held;
  role: RoleView;
  affected: AffectedView;
  onCancel: () => void;
  onSaved: () => void;
}

const LABELS = {
  name: CUSTOM_ROLES.name,
  description: CUSTOM_ROLES.descriptionLabel,
  permissions: CUSTOM_ROLES.permissions,
  access: CUSTOM_ROLES.access,
} as const;

export function EditRoleForm({ workspace, held, role, affected, onCancel, onSaved }: EditRoleFormProps) {
  const { id, name, level, description, permissions, access } = role;
  const form = useSchemaForm(updateRoleSchema, { role: id, name, description, permissions, access });
  const { errors } = form.formState;
  const command = useCommand(trpc.roles.update.mutate, { form, onDone: onSaved });
  const chosen = useWatch({ control: form.control, name: "permissions" }) ?? [];
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
      <div role="status">
        <PreviewList sections={affectedSections(affected, permissions, chosen)} />
      </div>
    </DialogForm>
  );
}
