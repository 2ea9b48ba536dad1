"use client";

import { Dialog } from "@/app/_components/dialog";
import { RoleForm } from "@/app/_components/role-form";
import type { Row } from "@/app/_components/table-types";
import { MEMBERS } from "@/app/_lib/people-sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { ROLES, WORKSPACE_ROLE_OPTIONS } from "@/app/_lib/workspace-sentences";
import { isWorkspaceRole } from "@/server/access/permissions";

interface ChangeRoleDialogProps {
  workspace: string;
  /** Null while closed. */
  row: Row | null;
  onClose: () => void;
}

function roleOf(row: Row): string {
  return Object.keys(ROLES).find((role) => ROLES[role] === row.cells.role) ?? "member";
}

export function ChangeRoleDialog({ workspace, row, onClose }: ChangeRoleDialogProps) {
  const command = useCommand(trpc.members.changeRole.mutate, {
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
          roles={WORKSPACE_ROLE_OPTIONS}
          role={roleOf(row)}
          pending={command.pending}
          failure={command.failure}
          onSave={(role) => {
            if (isWorkspaceRole(role)) void command.run({ workspace, user: row.id, role });
          }}
          onCancel={close}
        />
      )}
    </Dialog>
  );
}
