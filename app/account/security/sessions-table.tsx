"use client";

import { useState } from "react";

import { ConfirmDialog } from "@/app/_components/confirm-dialog";
import { Table } from "@/app/_components/table";
import type { Column, Row } from "@/app/_components/table-types";
import { SECURITY } from "@/app/_lib/account-sentences";
import type { Clock } from "@/app/_lib/format";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useCommand } from "@/app/_lib/use-command";
import type { SessionView } from "@/server/sessions/schema";

interface SessionsTableProps {
  page: { items: SessionView[]; nextCursor: string | null; total: number | null };
  clock: Clock;
  query: Readonly<Record<string, string | undefined>>;
}

const COLUMNS: readonly Column[] = [
  { key: "device", label: SECURITY.device, head: true },
  { key: "address", label: SECURITY.address, kind: "code" },
  { key: "lastUsed", label: SECURITY.lastUsed, kind: "time" },
  { key: "signedIn", label: SECURITY.signedIn, kind: "time" },
];

function rowOf({ id, device, address, lastUsedAt, createdAt, current }: SessionView): Row {
  return {
    id,
    name: device,
    cells: {
      device: current ? { text: device, note: SECURITY.thisOne } : device,
      address,
      lastUsed: lastUsedAt,
      signedIn: createdAt,
    },
    ...(current ? { refused: { revoke: SECURITY.revokeOwn } } : {}),
  };
}

export function SessionsTable({ page, clock, query }: SessionsTableProps) {
  const [chosen, setChosen] = useState<Row | null>(null);
  const command = useCommand(trpc.sessions.revoke.mutate, {
    onDone: () => {
      setChosen(null);
      toast(SECURITY.revoked);
    },
  });
  function close(): void {
    command.reset();
    setChosen(null);
  }
  return (
    <>
      <Table
        label={SECURITY.sessionsTable}
        columns={COLUMNS}
        rows={page.items.map(rowOf)}
        clock={clock}
        address={{ path: urls.account.security(), query: { cursor: query.cursor } }}
        total={page.total}
        nextCursor={page.nextCursor}
        actions={[{ key: "revoke", label: SECURITY.revoke, danger: true, inline: true }]}
        onAction={(_key, row) => setChosen(row)}
      />
      <ConfirmDialog
        open={chosen !== null}
        onOpenChange={close}
        title={SECURITY.revokeTitle(chosen?.name ?? "")}
        verb={SECURITY.revokeVerb}
        pendingLabel={SECURITY.revoking}
        consequences={[SECURITY.revokeConsequence]}
        pending={command.pending}
        failure={command.failure}
        onConfirm={() => {
          if (chosen !== null) void command.run({ session: chosen.id });
        }}
      />
    </>
  );
}
