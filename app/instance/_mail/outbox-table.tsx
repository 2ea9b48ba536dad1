"use client";

import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, Filter, RowAction, TableProps } from "@/app/_components/table/types";
import { INSTANCE, OUTBOX } from "@/app/_sentences/places/instance";
import { toast } from "@/app/_lib/toast";
import { trpc } from "@/app/_lib/trpc";
import { useCommand } from "@/app/_lib/use-command";

const COLUMNS: readonly Column[] = [
  { key: "recipient", label: OUTBOX.recipient, head: true },
  { key: "subject", label: OUTBOX.subject },
  { key: "kind", label: OUTBOX.kind },
  { key: "status", label: OUTBOX.status },
  { key: "created", label: OUTBOX.created, kind: "time", sort: "created" },
  { key: "sent", label: OUTBOX.sent, kind: "time" },
];

const FILTERS: readonly Filter[] = [
  {
    name: "status",
    label: OUTBOX.status,
    options: Object.entries(OUTBOX.statuses).map(([value, label]) => ({ value, label })),
  },
];

const ACTIONS: readonly RowAction[] = [{ key: "retry", label: OUTBOX.retry, inline: true }];

const EMPTY = <EmptyState title={OUTBOX.empty}>{OUTBOX.emptyText}</EmptyState>;

export function OutboxTable(props: Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor">) {
  const command = useCommand(trpc.instance.retryMail.mutate, {
    onDone: () => toast(OUTBOX.retried),
    onFailure: ({ sentence }) => toast(sentence, "danger"),
  });
  return (
    <Table
      {...props}
      label={INSTANCE.mail}
      columns={COLUMNS}
      search={OUTBOX.search}
      filters={FILTERS}
      actions={ACTIONS}
      onAction={(_key, { id }) => void command.run({ mail: id })}
      empty={EMPTY}
    />
  );
}
