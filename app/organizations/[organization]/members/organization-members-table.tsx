"use client";

import { useState } from "react";

import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { Table } from "@/app/_components/table";
import type { Column, Row, RowAction, TableProps } from "@/app/_components/table-types";
import { ORGANIZATION_MEMBERS } from "@/app/_lib/organization-sentences";
import { MEMBERS } from "@/app/_lib/people-sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { PLACE } from "@/app/_lib/workspace-sentences";

import { OrganizationRoleDialog } from "./organization-role-dialog";

interface OrganizationMembersTableProps extends Pick<
  TableProps,
  "rows" | "clock" | "address" | "total" | "nextCursor"
> {
  organization: { slug: string; name: string };
  mayChange: boolean;
}

const COLUMNS: readonly Column[] = [
  { key: "user", label: MEMBERS.user, head: true },
  { key: "role", label: PLACE.role },
  { key: "source", label: MEMBERS.source },
  { key: "status", label: PLACE.status },
  { key: "joined", label: MEMBERS.joined, kind: "time" },
];
/** When somebody was last here is told to admins alone. */
const ADMIN_COLUMNS: readonly Column[] = [...COLUMNS, { key: "seen", label: MEMBERS.lastSignIn, kind: "time" }];

const ACTIONS: readonly RowAction[] = [
  { key: "role", label: MEMBERS.changeRole },
  { key: "remove", label: ORGANIZATION_MEMBERS.remove, danger: true },
];

const CONSEQUENCES = [
  MEMBERS.losesOrganization,
  MEMBERS.credentialsDieAll,
  MEMBERS.resourcesStay,
  MEMBERS.returnByInvitation,
];

export function OrganizationMembersTable({ organization, mayChange, ...table }: OrganizationMembersTableProps) {
  const [chosen, setChosen] = useState<{ action: string; row: Row } | null>(null);
  const rowFor = (action: string) => (chosen?.action === action ? chosen.row : null);
  const command = useCommand(trpc.members.removeFromOrganization.mutate, {
    onDone: ({ user, credentials }) => {
      setChosen(null);
      toast(MEMBERS.removed(user.name, credentials));
    },
  });
  function close(): void {
    command.reset();
    setChosen(null);
  }
  const removed = rowFor("remove");
  return (
    <>
      <Table
        {...table}
        label={MEMBERS.organizationTitle}
        columns={mayChange ? ADMIN_COLUMNS : COLUMNS}
        search={MEMBERS.search}
        {...(mayChange ? { actions: ACTIONS, onAction: (action, row) => setChosen({ action, row }) } : {})}
      />
      <OrganizationRoleDialog organization={organization.slug} row={rowFor("role")} onClose={close} />
      <ConfirmDialog
        open={removed !== null}
        onOpenChange={close}
        title={MEMBERS.removeTitle(removed?.name ?? "", organization.name)}
        verb={ORGANIZATION_MEMBERS.removeVerb}
        pendingLabel={MEMBERS.removing}
        consequences={CONSEQUENCES}
        pending={command.pending}
        failure={command.failure}
        onConfirm={() => {
          if (removed !== null) void command.run({ organization: organization.slug, user: removed.id });
        }}
      />
    </>
  );
}
