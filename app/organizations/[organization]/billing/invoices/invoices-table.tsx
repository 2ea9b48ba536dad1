"use client";

import { ConfirmRow } from "@/app/_components/dialog/confirm-row";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, RowAction, TableProps } from "@/app/_components/table/types";
import { INVOICES } from "@/app/_sentences/billing/plans";
import { PAYMENTS } from "@/app/_sentences/billing/payments";
import { trpc } from "@/app/_lib/trpc";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";

const COLUMNS: readonly Column[] = [
  { key: "number", label: INVOICES.number, head: true },
  { key: "issued", label: INVOICES.issued, sort: "created" },
  { key: "period", label: INVOICES.period },
  { key: "total", label: INVOICES.total, kind: "number" },
  { key: "state", label: INVOICES.state, kind: "status" },
  { key: "pdf", label: INVOICES.printed },
  { key: "json", label: INVOICES.data },
];

const ACTIONS: readonly RowAction[] = [{ key: "pay", label: PAYMENTS.pay, inline: true }];

const EMPTY = <EmptyState title={INVOICES.empty}>{INVOICES.emptyText}</EmptyState>;

interface InvoicesTableProps extends Pick<
  TableProps,
  "rows" | "clock" | "address" | "total" | "nextCursor" | "exports"
> {
  organization: string;
  /** Whether there is a card to pay by at once. */
  pays: boolean;
}

/** Each invoice with its files, and the button that pays it. */
export function InvoicesTable({ organization, pays, ...table }: InvoicesTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  return (
    <>
      <Table
        {...table}
        label={INVOICES.title}
        columns={COLUMNS}
        search={INVOICES.search}
        {...(pays ? { actions: ACTIONS, onAction } : {})}
        empty={EMPTY}
      />
      <ConfirmRow
        row={rowFor("pay")}
        title={PAYMENTS.payTitle}
        verb={PAYMENTS.pay}
        pendingLabel={PAYMENTS.paying}
        consequences={PAYMENTS.payConsequences}
        danger={false}
        call={({ id }) => trpc.payments.pay.mutate({ organization, invoice: id })}
        done={PAYMENTS.paid}
        onClose={close}
      />
    </>
  );
}
