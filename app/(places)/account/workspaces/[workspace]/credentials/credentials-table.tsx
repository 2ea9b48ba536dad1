"use client";

import { useMemo, useState } from "react";

import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { EmptyState } from "@/app/_components/empty-state";
import { Table } from "@/app/_components/table";
import { unpackRows } from "@/app/_components/table-rows";
import type { Column, Row, RowAction, TableAddress } from "@/app/_components/table-types";
import { CREDENTIALS } from "@/app/_lib/access-sentences";
import type { Clock } from "@/app/_lib/format";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import { PLACE } from "@/app/_lib/workspace-sentences";

import { LabelDialog } from "./label-dialog";

interface CredentialsTableProps {
  workspace: string;
  /** Made by `packRows`. */
  rows: string;
  clock: Clock;
  address: TableAddress;
  total: number | null;
  nextCursor: string | null;
}

const COLUMNS: readonly Column[] = [
  { key: "label", label: CREDENTIALS.label, head: true },
  { key: "accessKey", label: CREDENTIALS.accessKey, kind: "id" },
  { key: "status", label: PLACE.status },
  { key: "created", label: PLACE.created, kind: "time", sort: "created" },
  { key: "used", label: CREDENTIALS.lastUsed, kind: "time" },
  { key: "from", label: CREDENTIALS.from, kind: "code" },
  { key: "expires", label: CREDENTIALS.expires, kind: "time" },
];

const ACTIONS: readonly RowAction[] = [
  { key: "label", label: CREDENTIALS.editLabel },
  { key: "revoke", label: CREDENTIALS.revoke, danger: true },
];

const EMPTY = <EmptyState title={CREDENTIALS.empty}>{CREDENTIALS.emptyText}</EmptyState>;

interface Chosen {
  action: string;
  row: Row;
}

export function CredentialsTable({ workspace, rows: packed, ...table }: CredentialsTableProps) {
  const rows = useMemo(() => unpackRows(packed), [packed]);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const command = useCommand(trpc.credentials.revoke.mutate, {
    onDone: () => {
      setChosen(null);
      toast(CREDENTIALS.revoked);
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
        rows={rows}
        label={CREDENTIALS.title}
        columns={COLUMNS}
        search={CREDENTIALS.search}
        actions={ACTIONS}
        onAction={(action, row) => setChosen({ action, row })}
        empty={EMPTY}
      />
      <ConfirmDialog
        open={chosen?.action === "revoke"}
        onOpenChange={close}
        title={CREDENTIALS.revokeTitle(chosen?.row.name ?? "")}
        verb={CREDENTIALS.revokeVerb}
        pendingLabel={CREDENTIALS.revoking}
        consequences={CREDENTIALS.revokeConsequences}
        pending={command.pending}
        failure={command.failure}
        onConfirm={() => {
          if (chosen !== null) void command.run({ workspace, credential: chosen.row.id });
        }}
      />
      <LabelDialog workspace={workspace} row={chosen?.action === "label" ? chosen.row : null} onClose={close} />
    </>
  );
}
