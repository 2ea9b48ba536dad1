import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, TableProps } from "@/app/_components/table/types";
import { PAYMENTS } from "@/app/_sentences/billing/payments";

const COLUMNS: readonly Column[] = [
  { key: "invoice", label: PAYMENTS.invoice, head: true },
  { key: "amount", label: PAYMENTS.amount, kind: "number" },
  { key: "method", label: PAYMENTS.method },
  { key: "status", label: PAYMENTS.status, kind: "status" },
  { key: "at", label: PAYMENTS.at, kind: "time" },
];

const EMPTY = <EmptyState title={PAYMENTS.empty}>{PAYMENTS.emptyText}</EmptyState>;

export function PaymentsTable(
  props: Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor" | "search" | "filters" | "exports">,
) {
  return <Table {...props} label={PAYMENTS.title} columns={COLUMNS} empty={EMPTY} />;
}
