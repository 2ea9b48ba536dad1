"use client";

import dynamic from "next/dynamic";

import { Dialog } from "@/app/_components/dialog/dialog";
import { EmptyState } from "@/app/_components/page/empty-state";
import { Table } from "@/app/_components/table/table";
import type { Column, Filter, RowAction, TableProps } from "@/app/_components/table/types";
import { OWED } from "@/app/_sentences/billing/payments";
import { useChosenRow } from "@/app/_lib/list/use-chosen-row";
import { formatMoney } from "@/server/money/money";

const RecordPaymentForm = dynamic(async () => (await import("./record-payment-form")).RecordPaymentForm, {
  ssr: false,
});

const RecordRefundForm = dynamic(async () => (await import("./record-refund-form")).RecordRefundForm, { ssr: false });

const COLUMNS: readonly Column[] = [
  { key: "number", label: OWED.number, head: true },
  { key: "organization", label: OWED.organization },
  { key: "total", label: OWED.total, kind: "number" },
  { key: "outstanding", label: OWED.outstanding, kind: "number" },
  { key: "state", label: OWED.state, kind: "status" },
  { key: "issued", label: OWED.issued, kind: "time", sort: "created" },
  { key: "due", label: OWED.due, kind: "time" },
];

const ACTIONS: readonly RowAction[] = [
  { key: "record", label: OWED.record, inline: true },
  { key: "refund", label: OWED.refund },
];

const FILTERS: readonly Filter[] = [
  { name: "state", label: OWED.shown, none: OWED.unpaid, options: [{ value: "all", label: OWED.all }] },
];

const EMPTY = <EmptyState title={OWED.empty} />;

interface OwedTableProps extends Pick<TableProps, "rows" | "clock" | "address" | "total" | "nextCursor"> {
  /** What is left to pay of each row, and what could be given back, in minor units. */
  owed: Readonly<Record<string, Owed>>;
}

interface Owed {
  outstanding: number;
  refundable: number;
  currency: string;
}

export function OwedTable({ owed, ...table }: OwedTableProps) {
  const { onAction, rowFor, close } = useChosenRow();
  const chosen = rowFor("record");
  const left = chosen === null ? undefined : owed[chosen.id];
  return (
    <>
      <Table
        {...table}
        label={OWED.title}
        columns={COLUMNS}
        search={OWED.search}
        filters={FILTERS}
        actions={ACTIONS}
        onAction={onAction}
        empty={EMPTY}
      />
      <Dialog
        open={chosen !== null}
        onOpenChange={close}
        title={OWED.recordTitle(chosen?.name ?? "")}
        {...(left === undefined
          ? {}
          : { description: OWED.recordText(formatMoney(left.outstanding, left.currency, table.clock.locale)) })}
      >
        {chosen === null || left === undefined ? null : (
          <RecordPaymentForm
            invoice={chosen.id}
            outstanding={left.outstanding}
            currency={left.currency}
            onClose={close}
          />
        )}
      </Dialog>
      <RefundDialog row={rowFor("refund")} owed={owed} locale={table.clock.locale} onClose={close} />
    </>
  );
}

interface RefundDialogProps {
  row: { id: string; name: string } | null;
  owed: Readonly<Record<string, Owed>>;
  locale: string;
  onClose: () => void;
}

function RefundDialog({ row, owed, locale, onClose }: RefundDialogProps) {
  const given = row === null ? undefined : owed[row.id];
  if (row === null || given === undefined) return null;
  const { refundable, currency } = given;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={OWED.refundTitle(row.name)}
      description={OWED.refundText(formatMoney(refundable, currency, locale))}
    >
      <RecordRefundForm invoice={row.id} refundable={refundable} currency={currency} onClose={onClose} />
    </Dialog>
  );
}
