"use client";

import { useRouter } from "next/navigation";

import { EmptyState } from "@/app/_components/page/empty-state";
import { LinkButton } from "@/app/_components/link-button";
import { Table } from "@/app/_components/table/table";
import { unpackRows } from "@/app/_components/table/rows";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { CONNECTIONS } from "@/app/_sentences/sso/connections";
import { urls } from "@/app/_lib/urls";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";

import { ConnectionDialogs } from "./connection-dialogs";

const COLUMNS: readonly Column[] = [
  { key: "active", label: CONNECTIONS.active, kind: "status" },
  { key: "name", label: CONNECTIONS.name, head: true },
  { key: "provider", label: CONNECTIONS.provider },
  { key: "protocol", label: CONNECTIONS.protocol },
  { key: "id", label: CONNECTIONS.id, kind: "id" },
  { key: "updated", label: CONNECTIONS.updated, kind: "time" },
  { key: "success", label: CONNECTIONS.lastSuccess, kind: "time" },
  { key: "failure", label: CONNECTIONS.lastFailure },
  { key: "certificate", label: CONNECTIONS.certificate },
];

const ACTIONS: readonly RowAction[] = [
  { key: "edit", label: CONNECTIONS.edit, inline: true },
  { key: "activate", label: CONNECTIONS.activate, inline: true },
  { key: "deactivate", label: CONNECTIONS.deactivate },
  { key: "duplicate", label: CONNECTIONS.duplicate },
  { key: "remove", label: CONNECTIONS.remove, danger: true },
];

interface ConnectionsTableProps extends Pick<TableProps, "clock" | "address" | "total" | "nextCursor" | "exports"> {
  organization: string;
  /** Of `packRows`. */
  rows: string;
}

export function ConnectionsTable({ organization, rows, ...table }: ConnectionsTableProps) {
  const router = useRouter();
  const { onAction, rowFor, close } = useChosenRow();
  const empty = (
    <EmptyState
      title={CONNECTIONS.empty}
      action={<LinkButton href={urls.organization.newIdentityProvider(organization)}>{CONNECTIONS.create}</LinkButton>}
    >
      {CONNECTIONS.emptyText}
    </EmptyState>
  );
  return (
    <>
      <Table
        {...table}
        rows={unpackRows(rows)}
        label={CONNECTIONS.title}
        columns={COLUMNS}
        search={CONNECTIONS.search}
        actions={ACTIONS}
        onAction={(key, row) => {
          if (key === "edit") router.push(urls.organization.identityProvider(organization, row.id));
          else onAction(key, row);
        }}
        empty={empty}
      />
      <ConnectionDialogs organization={organization} rowFor={rowFor} onClose={close} />
    </>
  );
}
