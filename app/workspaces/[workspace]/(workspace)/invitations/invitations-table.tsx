"use client";

import { useState } from "react";

import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { EmptyState } from "@/app/_components/empty-state";
import { Table } from "@/app/_components/table";
import type { Column, Filter, Row, RowAction, TableProps } from "@/app/_components/table-types";
import { INVITATIONS } from "@/app/_lib/people-sentences";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { PLACE } from "@/app/_lib/workspace-sentences";

import { ResendDialog } from "./resend-dialog";

interface InvitationsTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor"> {
  workspace: string;
}

const COLUMNS: readonly Column[] = [
  { key: "email", label: PLACE.email, head: true },
  { key: "role", label: PLACE.role },
  { key: "status", label: PLACE.status },
  { key: "letter", label: INVITATIONS.letter },
  { key: "invited", label: INVITATIONS.invited, kind: "time", sort: "created" },
  { key: "ends", label: INVITATIONS.ends, kind: "time" },
  { key: "inviter", label: INVITATIONS.invitedBy, kind: "name" },
];

const ACTIONS: readonly RowAction[] = [
  { key: "resend", label: INVITATIONS.resend },
  { key: "revoke", label: INVITATIONS.revoke, danger: true },
];

const FILTERS: readonly Filter[] = [
  {
    name: "status",
    label: PLACE.status,
    options: Object.entries(INVITATIONS.statuses).map(([value, label]) => ({ value, label })),
  },
];

const EMPTY = <EmptyState title={INVITATIONS.empty}>{INVITATIONS.emptyText}</EmptyState>;

export function InvitationsTable({ workspace, ...table }: InvitationsTableProps) {
  const [chosen, setChosen] = useState<{ action: string; row: Row } | null>(null);
  const command = useCommand(trpc.invitations.revoke.mutate, {
    onDone: () => {
      setChosen(null);
      toast(INVITATIONS.revoked);
    },
  });
  function close(): void {
    command.reset();
    setChosen(null);
  }
  return (
    <>
      <Table
        {...table}
        label={INVITATIONS.title}
        columns={COLUMNS}
        search={INVITATIONS.search}
        filters={FILTERS}
        actions={ACTIONS}
        onAction={(action, row) => setChosen({ action, row })}
        empty={EMPTY}
      />
      <ConfirmDialog
        open={chosen?.action === "revoke"}
        onOpenChange={close}
        title={INVITATIONS.revokeTitle(chosen?.row.name ?? "")}
        verb={INVITATIONS.revokeVerb}
        pendingLabel={INVITATIONS.revoking}
        consequences={INVITATIONS.revokeConsequences}
        pending={command.pending}
        failure={command.failure}
        onConfirm={() => {
          if (chosen !== null) void command.run({ workspace, invitation: chosen.row.id });
        }}
      />
      <ResendDialog workspace={workspace} row={chosen?.action === "resend" ? chosen.row : null} onClose={close} />
    </>
  );
}
