"use client";

import { Dialog } from "@/app/_components/dialog";
import { RoleForm } from "@/app/_components/role-form";
import type { Row } from "@/app/_components/table-types";
import { ORGANIZATION_MEMBERS } from "@/app/_lib/organization-sentences";
import { MEMBERS } from "@/app/_lib/people-sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { ROLES } from "@/app/_lib/workspace-sentences";
import { isOrganizationRole } from "@/server/access/permissions";

interface OrganizationRoleDialogProps {
  organization: string;
  /** Null while closed. */
  row: Row | null;
  onClose: () => void;
}

function roleOf(row: Row): string {
  return Object.keys(ROLES).find((role) => ROLES[role] === row.cells.role) ?? "member";
}

export function OrganizationRoleDialog({ organization, row, onClose }: OrganizationRoleDialogProps) {
  const command = useCommand(trpc.members.changeRoleInOrganization.mutate, {
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
          roles={ORGANIZATION_MEMBERS.roleOptions}
          role={roleOf(row)}
          pending={command.pending}
          failure={command.failure}
          onSave={(role) => {
            if (isOrganizationRole(role)) void command.run({ organization, user: row.id, role });
          }}
          onCancel={close}
        />
      )}
    </Dialog>
  );
}
