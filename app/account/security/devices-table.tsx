"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, Row } from "@/app/_components/table/types";
import { DEVICES } from "@/app/_sentences/sign-in/devices";
import type { Clock } from "@/app/_lib/format";
import { trpc } from "@/app/_lib/trpc";
import { urls } from "@/app/_lib/urls";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import type { DeviceSignInView } from "@/server/device-sign-ins/schema";

interface DevicesTableProps {
  page: { items: DeviceSignInView[]; nextCursor: string | null; total: number | null };
  clock: Clock;
  cursor: string | undefined;
}

const COLUMNS: readonly Column[] = [
  { key: "host", label: DEVICES.host, head: true },
  { key: "address", label: DEVICES.address, kind: "code" },
  { key: "lastUsed", label: DEVICES.lastUsed, kind: "time" },
  { key: "begun", label: DEVICES.begun, kind: "time" },
  { key: "ends", label: DEVICES.ends, kind: "time" },
];

function rowOf({ id, host, lastUsedAddress, lastUsedAgent, lastUsedAt, createdAt, expiresAt }: DeviceSignInView): Row {
  return {
    id,
    name: host,
    cells: {
      host: lastUsedAgent === null ? host : { text: host, note: lastUsedAgent },
      address: lastUsedAddress,
      lastUsed: lastUsedAt,
      begun: createdAt,
      ends: expiresAt,
    },
  };
}

export function DevicesTable({ page, clock, cursor }: DevicesTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  return (
    <>
      <Table
        label={DEVICES.table}
        columns={COLUMNS}
        rows={page.items.map(rowOf)}
        clock={clock}
        address={{ path: urls.account.security(), query: { list: "devices", cursor } }}
        total={page.total}
        nextCursor={page.nextCursor}
        actions={[{ key: "end", label: DEVICES.end, danger: true, inline: true }]}
        onAction={onAction}
        empty={<EmptyState title={DEVICES.emptyTitle}>{DEVICES.emptyText}</EmptyState>}
      />
      <ConfirmRow
        row={rowFor("end")}
        title={DEVICES.endTitle}
        verb={DEVICES.endVerb}
        pendingLabel={DEVICES.ending}
        consequences={[DEVICES.endConsequence]}
        call={({ id }) => trpc.deviceSignIns.end.mutate({ deviceSignIn: id })}
        done={DEVICES.ended}
        onClose={close}
      />
    </>
  );
}
