"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { JOIN_SETTINGS } from "@/app/_sentences/people/joining";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";

interface JoinRequestsTableProps extends Pick<TableProps, "rows" | "clock" | "address"> {
  organization: string;
}

const COLUMNS: readonly Column[] = [
  { key: "who", label: JOIN_SETTINGS.who, kind: "name", head: true },
  { key: "message", label: JOIN_SETTINGS.message },
  { key: "when", label: JOIN_SETTINGS.when, kind: "time" },
];

const ACTIONS: readonly RowAction[] = [
  { key: "approve", label: JOIN_SETTINGS.approve, inline: true },
  { key: "decline", label: JOIN_SETTINGS.decline, danger: true },
];

const EMPTY = <EmptyState title={JOIN_SETTINGS.noRequests}>{JOIN_SETTINGS.noRequestsText}</EmptyState>;

export function JoinRequestsTable({ organization, ...table }: JoinRequestsTableProps) {
  const { rowFor, onAction, close } = useChosenRow();
  return (
    <>
      <Table
        {...table}
        label={JOIN_SETTINGS.requests}
        columns={COLUMNS}
        actions={ACTIONS}
        onAction={onAction}
        empty={EMPTY}
      />
      <ConfirmRow
        row={rowFor("approve")}
        title={JOIN_SETTINGS.approveTitle}
        verb={JOIN_SETTINGS.approveVerb}
        pendingLabel={JOIN_SETTINGS.approving}
        consequences={JOIN_SETTINGS.approveConsequences}
        danger={false}
        call={({ id }) => trpc.joinRequests.approve.mutate({ organization, joinRequest: id })}
        done={JOIN_SETTINGS.approved}
        onClose={close}
      />
      <ConfirmRow
        row={rowFor("decline")}
        title={JOIN_SETTINGS.declineTitle}
        verb={JOIN_SETTINGS.declineVerb}
        pendingLabel={JOIN_SETTINGS.declining}
        consequences={JOIN_SETTINGS.declineConsequences}
        call={({ id }) => trpc.joinRequests.decline.mutate({ organization, joinRequest: id })}
        done={JOIN_SETTINGS.declined}
        onClose={close}
      />
    </>
  );
}
