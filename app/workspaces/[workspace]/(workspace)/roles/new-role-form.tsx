"use client";

import { useWatch } from "react-hook-form";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { SelectField } from "@/app/_components/form/fields";
import { CUSTOM_ROLES } from "@/app/_sentences/access/roles";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { createRoleSchema, type RoleLevel } from "@/server/roles/schema";

import { withAlways, type Held } from "./held";
import { ROLE_LABELS, RoleFields } from "./role-fields";
import { StartFrom } from "./start-from";

interface NewRoleFormProps {
  workspace: string;
  held: Held;
  onCancel: () => void;
  onMade: (role: { name: string }) => void;
}

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
      labels={ROLE_LABELS}
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
      <RoleFields form={form} level={level} held={held} />
    </DialogForm>
  );
}
