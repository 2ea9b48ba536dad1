"use client";

import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, Row, TableAddress } from "@/app/_components/table/types";
import type { Clock } from "@/app/_lib/format";
import { INBOX } from "@/app/_sentences/people/inbox";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";
import type { NotificationView } from "@/server/notifications/schema";

interface NoticesTableProps {
  items: readonly NotificationView[];
  clock: Clock;
  address: TableAddress;
  total: number | null;
  nextCursor: string | null;
}

const COLUMNS: readonly Column[] = [
  { key: "what", label: INBOX.what, kind: "name", head: true },
  { key: "when", label: INBOX.when, kind: "time", sort: "created" },
  { key: "status", label: INBOX.status, kind: "status" },
];

const STATES = [{ value: "unread", label: INBOX.states.unread }];

function rowOf({ id, title, sentence, path, createdAt, readAt }: NotificationView): Row {
  return {
    id,
    name: title,
    cells: {
      what: { text: title, note: sentence, ...(path === null ? {} : { href: path }) },
      when: createdAt,
      status: readAt === null ? { text: INBOX.unread, tone: "waiting" } : { text: INBOX.read, tone: "neutral" },
    },
    actions: readAt === null ? ["read"] : [],
  };
}

export function NoticesTable({ items, clock, address, total, nextCursor }: NoticesTableProps) {
  const command = useCommand(trpc.notifications.read.mutate, {
    onDone: ({ read }) => toast(INBOX.marked(read)),
    onFailure: ({ sentence }) => toast(sentence),
  });
  const read = (rows: readonly Row[]) => void command.run({ notifications: rows.map(({ id }) => id) });
  return (
    <Table
      label={INBOX.table}
      columns={COLUMNS}
      rows={items.map(rowOf)}
      clock={clock}
      address={address}
      total={total}
      nextCursor={nextCursor}
      filters={[{ name: "state", label: INBOX.state, none: INBOX.states.all, options: STATES }]}
      actions={[{ key: "read", label: INBOX.markRead, inline: true }]}
      onAction={(_key, row) => read([row])}
      bulk={[{ key: "read", label: INBOX.markRead }]}
      onBulk={(_key, rows) => read(rows)}
      empty={<EmptyState title={INBOX.empty}>{INBOX.emptyHelp}</EmptyState>}
    />
  );
}
