import { dayOfDate } from "../../billing/periods";
import { safeAmount } from "../../money/money";
import { PAID_COLUMNS, paymentState } from "../../payments/views/paid";
import { invoiceDocument, type InvoiceDetailView, type InvoiceView } from "../schema";

export const INVOICE_COLUMNS = {
  id: true,
  number: true,
  issuedAt: true,
  dueAt: true,
  periodStart: true,
  periodEnd: true,
  currency: true,
  subtotal: true,
  tax: true,
  total: true,
  payments: { select: PAID_COLUMNS },
} as const;

export const DETAIL_COLUMNS = { ...INVOICE_COLUMNS, document: true, digest: true } as const;

interface InvoiceRow {
  id: string;
  number: string;
  issuedAt: Date;
  dueAt: Date;
  periodStart: Date;
  periodEnd: Date;
  currency: string;
  subtotal: bigint;
  tax: bigint;
  total: bigint;
  payments: readonly { kind: string; status: string; amount: bigint }[];
}

export function toInvoiceView({ id, number, currency, payments, ...row }: InvoiceRow, now = new Date()): InvoiceView {
  const { state, outstanding } = paymentState(row, payments, now);
  return {
    id,
    number,
    issuedAt: row.issuedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    periodStart: dayOfDate(row.periodStart),
    periodEnd: dayOfDate(row.periodEnd),
    currency,
    subtotal: safeAmount(row.subtotal),
    tax: safeAmount(row.tax),
    total: safeAmount(row.total),
    outstanding: safeAmount(outstanding),
    state,
  };
}

export function toDetailView(row: InvoiceRow & { document: unknown; digest: string }): InvoiceDetailView {
  return { ...toInvoiceView(row), document: invoiceDocument.parse(row.document), digest: row.digest };
}
