"use client";

import { EmptyState } from "@/app/_components/empty-state";
import { Table } from "@/app/_components/table";
import type { Column, TableProps } from "@/app/_components/table-types";
import { INVOICES } from "@/app/_lib/billing-page-sentences";

const COLUMNS: readonly Column[] = [
  { key: "number", label: INVOICES.number, head: true },
  { key: "issued", label: INVOICES.issued, sort: "created" },
  { key: "period", label: INVOICES.period },
  { key: "total", label: INVOICES.total, kind: "number" },
  { key: "state", label: INVOICES.state, kind: "status" },
];

const EMPTY = <EmptyState title={INVOICES.empty}>{INVOICES.emptyText}</EmptyState>;

/** Each number leads to the file of its invoice. */
export function InvoicesTable(
  props: Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor" | "exports">,
) {
  return <Table {...props} label={INVOICES.title} columns={COLUMNS} search={INVOICES.search} empty={EMPTY} />;
}
