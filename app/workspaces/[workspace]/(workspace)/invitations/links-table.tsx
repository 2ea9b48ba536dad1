"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { LINKS } from "@/app/_sentences/people/invitations";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";

interface LinksTableProps extends Pick<TableProps, "rows" | "clock" | "address"> {
  workspace: string;
}

const COLUMNS: readonly Column[] = [
  { key: "role", label: LINKS.role, head: true },
  { key: "status", label: LINKS.status, kind: "status" },
  { key: "uses", label: LINKS.uses },
  { key: "domains", label: LINKS.domains },
  { key: "created", label: LINKS.created, kind: "time" },
  { key: "ends", label: LINKS.ends, kind: "time" },
  { key: "maker", label: LINKS.createdBy, kind: "name" },
];

const ACTIONS: readonly RowAction[] = [{ key: "revoke", label: LINKS.revoke, danger: true }];

const EMPTY = <EmptyState title={LINKS.empty}>{LINKS.emptyText}</EmptyState>;

export function LinksTable({ workspace, ...table }: LinksTableProps) {
  const { rowFor, onAction, close } = useChosenRow();
  return (
    <>
      <Table {...table} label={LINKS.title} columns={COLUMNS} actions={ACTIONS} onAction={onAction} empty={EMPTY} />
      <ConfirmRow
        row={rowFor("revoke")}
        title={() => LINKS.revokeTitle}
        verb={LINKS.revokeVerb}
        pendingLabel={LINKS.revoking}
        consequences={LINKS.revokeConsequences}
        call={({ id }) => trpc.invitationLinks.revoke.mutate({ workspace, link: id })}
        done={LINKS.revoked}
        onClose={close}
      />
    </>
  );
}
