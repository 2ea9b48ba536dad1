"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { Table } from "@/app/_components/table/table";
import type { Column, Row } from "@/app/_components/table/types";
import { SECURITY } from "@/app/_sentences/people/account";
import type { Clock } from "@/app/_lib/format";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
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
  const { onAction, rowFor, close } = useChosenRow();
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
        onAction={onAction}
      />
      <ConfirmRow
        row={rowFor("revoke")}
        title={SECURITY.revokeTitle}
        verb={SECURITY.revokeVerb}
        pendingLabel={SECURITY.revoking}
        consequences={[SECURITY.revokeConsequence]}
        call={({ id }) => trpc.sessions.revoke.mutate({ session: id })}
        done={SECURITY.revoked}
        onClose={close}
      />
    </>
  );
}
