"use client";

import { useWatch } from "react-hook-form";

import { DialogForm } from "@/app/_components/dialog/dialog-form";
import { PreviewList } from "@/app/_components/dialog/preview-list";
import { CUSTOM_ROLES } from "@/app/_sentences/access/roles";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { useSchemaForm } from "@/app/_lib/form/use-schema-form";
import { createRoleSchema, type AffectedView, type RoleView } from "@/server/roles/schema";

import { affectedSections } from "./affected-people";
import type { Held } from "./held";
import { ROLE_LABELS, RoleFields } from "./role-fields";

interface EditRoleFormProps {
  workspace: string;
  held: Held;
  role: RoleView;
  affected: AffectedView;
  onCancel: () => void;
  onSaved: () => void;
}

export function EditRoleForm({ workspace, held, role, affected, onCancel, onSaved }: EditRoleFormProps) {
  const { id, name, level, description, permissions, access } = role;
  const form = useSchemaForm(createRoleSchema, { level, name, description, permissions, access });
  const command = useCommand(trpc.roles.update.mutate, { form, onDone: onSaved });
  const chosen = useWatch({ control: form.control, name: "permissions" }) ?? [];
  return (
    <DialogForm
      form={form}
      labels={ROLE_LABELS}
      command={command}
      onSubmit={({ level: _level, ...input }) => command.run({ workspace, role: id, ...input })}
      submit={CUSTOM_ROLES.submit}
      pendingLabel={CUSTOM_ROLES.saving}
      onCancel={onCancel}
    >
      <RoleFields form={form} level={level} held={held} />
      <div role="status">
        <PreviewList sections={affectedSections(affected, permissions, chosen)} />
      </div>
    </DialogForm>
  );
}
