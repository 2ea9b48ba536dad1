import "server-only";
import type { AuditDraft, TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { newId } from "../../ids";
import { enqueue } from "../../jobs/queue";
import { COLLECT_JOB } from "../job-kinds";
import { methodLabel } from "../views/method";
import { isUnderWay, paymentState, PAID_COLUMNS } from "../views/paid";

const INVOICE_COLUMNS = {
  id: true,
  number: true,
  currency: true,
  total: true,
  dueAt: true,
  payments: { select: PAID_COLUMNS },
} as const;

/** Who pays what; the organization is named since a task's handle is confined to none. */
interface PaymentAsked {
  organizationId: string;
  invoice: string;
}

/**
 * An invoice of the organization with what is left to pay, where nothing is under way for it.
 * @throws NOT_FOUND, CONFLICT invoice_paid, payment_pending
 */
export async function payableInvoice(tx: TransactionDatabase, { organizationId, invoice }: PaymentAsked) {
  const row = await tx.invoice.findFirst({ where: { id: invoice, organizationId }, select: INVOICE_COLUMNS });
  if (row === null) throw notFound();
  const { payments, ...found } = row;
  const { outstanding } = paymentState(row, payments);
  if (outstanding === 0n) throw new AppError("CONFLICT", "invoice_paid");
  // Of two payments under way at once both might arrive.
  if (payments.some(isUnderWay)) throw new AppError("CONFLICT", "payment_pending");
  return { ...found, outstanding };
}

/**
 * Writes a payment down and has it taken from the organization's default card, after this transaction. Runs under the
 * organization's lock. The job names the card, so that each of its tries is the same request.
 * @throws NOT_FOUND, CONFLICT invoice_paid, payment_pending, payment_method_missing
 */
export async function requestPayment(tx: TransactionDatabase, asked: PaymentAsked) {
  const { organizationId } = asked;
  const invoice = await payableInvoice(tx, asked);
  const method = await tx.paymentMethod.findFirst({
    where: { organizationId, isDefault: true, provider: "stripe" },
    select: { providerRef: true, kind: true, brand: true, last4: true },
  });
  if (method?.providerRef == null) throw new AppError("CONFLICT", "payment_method_missing");
  const id = newId("pay");
  const { outstanding: amount, currency } = invoice;
  const fields = { provider: "stripe", status: "pending", methodLabel: methodLabel(method) };
  await tx.payment.create({ data: { id, organizationId, invoiceId: invoice.id, amount, currency, ...fields } });
  await enqueue(tx, COLLECT_JOB, { payment: id, method: method.providerRef });
  const entries: AuditDraft = {
    target: { type: "invoice", id: invoice.id, name: invoice.number },
    after: { payment: id, amount: String(amount), currency, by: fields.methodLabel },
    place: { organizationId },
  };
  return { id, entries };
}
