"use client";

import { Table } from "@/app/_components/table";
import type { Column } from "@/app/_components/table-types";
import type { Clock } from "@/app/_lib/format";
import { INVITATIONS, MEMBERS } from "@/app/_lib/people-sentences";
import { urls } from "@/app/_lib/urls";
import { PLACE, ROLES } from "@/app/_lib/workspace-sentences";

interface PendingTableProps {
  workspace: string;
  clock: Clock;
  invitations: readonly { id: string; email: string; role: string; createdAt: string; inviter: string | null }[];
}

const COLUMNS: readonly Column[] = [
  { key: "email", label: PLACE.email, head: true },
  { key: "role", label: PLACE.role },
  { key: "status", label: PLACE.status },
  { key: "added", label: MEMBERS.added, kind: "time" },
  { key: "inviter", label: INVITATIONS.invitedBy, kind: "name" },
];

export function PendingTable({ workspace, clock, invitations }: PendingTableProps) {
  const path = urls.workspace.invitations(workspace);
  return (
    <Table
      label={MEMBERS.pending}
      columns={COLUMNS}
      rows={invitations.map(({ id, email, role, createdAt, inviter }) => ({
        id,
        name: email,
        cells: {
          email: { text: email, href: urls.workspace.invitations(workspace, { search: email }) },
          role: ROLES[role] ?? role,
          status: { text: MEMBERS.pendingStatus, tone: "waiting" },
          added: createdAt,
          inviter,
        },
      }))}
      clock={clock}
      address={{ path, query: {} }}
      total={invitations.length}
    />
  );
}
