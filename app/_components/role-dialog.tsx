"use client";

import { MEMBERS } from "@/app/_lib/people-sentences";
import { toast } from "@/app/_lib/toast";
import { useCommand } from "@/app/_lib/use-command";
import { ROLES } from "@/app/_lib/workspace-sentences";

import type { Option } from "./controls";
import { Dialog } from "./dialog";
import { RoleForm } from "./role-form";
import type { Row } from "./table-types";

export interface RoleOption<Role extends string> extends Option {
  value: Role;
}

interface RoleDialogProps<Role extends string> {
  /** Null while closed. */
  row: Row | null;
  roles: readonly RoleOption<Role>[];
  save: (user: string, role: Role) => Promise<{ user: { name: string } }>;
  onClose: () => void;
}

function roleOf(row: Row): string {
  return Object.keys(ROLES).find((role) => ROLES[role] === row.cells.role) ?? "member";
}

/** Another role for the person of a row. */
export function RoleDialog<Role extends string>({ row, roles, save, onClose }: RoleDialogProps<Role>) {
  const command = useCommand(({ user, role }: { user: string; role: Role }) => save(user, role), {
    onDone: ({ user }) => {
      onClose();
      toast(MEMBERS.changed(user.name));
    },
  });
  function close(): void {
    command.reset();
    onClose();
  }
  return (
    <Dialog open={row !== null} onOpenChange={close} title={MEMBERS.changeTitle(row?.name ?? "")}>
      {row === null ? null : (
        <RoleForm
          roles={roles}
          role={roleOf(row)}
          pending={command.pending}
          failure={command.failure}
          onSave={(chosen) => {
            const role = roles.find(({ value }) => value === chosen)?.value;
            if (role !== undefined) void command.run({ user: row.id, role });
          }}
          onCancel={close}
        />
      )}
    </Dialog>
  );
}
