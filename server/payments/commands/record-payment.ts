import "server-only";
import type { InstanceScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { newId } from "../../ids";
import { HOUR_MILLISECONDS } from "../../time";
import type { PaymentView, RecordPaymentInput, RecordRefundInput } from "../schema";
import { PAYMENT_COLUMNS, toPaymentView } from "../views/payment";
import { payableInvoice } from "./request-payment";

/** Tomorrow where the clock is furthest ahead. */
const FURTHEST_AHEAD_MILLISECONDS = 14 * HOUR_MILLISECONDS;

/** @throws INVALID in_future */
function settledOn(day: string | undefined, field: string): Date {
  const now = Date.now();
  const at = day === undefined ? now : Date.parse(day);
  if (at > now + FURTHEST_AHEAD_MILLISECONDS) throw new AppError("INVALID", "in_future", field);
  return new Date(Math.min(at, now));
}

/** @throws NOT_FOUND */
async function debtorOf({ db }: InstanceScope, invoice: string): Promise<string> {
  const found = await db.invoice.findFirst({ where: { id: invoice }, select: { organizationId: true } });
  if (found === null) throw notFound();
  return found.organizationId;
}

/** The organization's row may be gone; then operators alone write payments of it, one after the other. */
function lockOf(organization: string) {
  return { lock: { all: [{ instance: true as const }, { organization }] } };
}

/**
 * Writes down what arrived by transfer, or what is asked for no more.
 * An organization that was deleted since may still pay: its invoices stay.
 * @throws NOT_FOUND, CONFLICT invoice_paid, payment_pending, INVALID payment_too_large (amount), in_future (receivedOn)
 */
export async function recordPayment(scope: InstanceScope, input: RecordPaymentInput): Promise<PaymentView> {
  const settledAt = settledOn(input.receivedOn, "receivedOn");
  const organizationId = await debtorOf(scope, input.invoice);
  return audited(
    scope,
    "payment.record",
    async (tx) => {
      const invoice = await payableInvoice(tx, { organizationId, invoice: input.invoice });
      const amount = BigInt(input.amount);
      if (amount > invoice.outstanding) throw new AppError("INVALID", "payment_too_large", "amount");
      const { currency } = invoice;
      const kind = input.kind === "credit" ? "credit" : "payment";
      const by = { kind, provider: "manual", methodLabel: input.kind, recordedById: scope.actor.id, note: input.note };
      const data = { id: newId("pay"), organizationId, invoiceId: invoice.id, amount, currency, settledAt, ...by };
      const row = await tx.payment.create({ data: { ...data, status: "succeeded" }, select: PAYMENT_COLUMNS });
      const entries = {
        target: { type: "invoice", id: invoice.id, name: invoice.number },
        after: { payment: row.id, kind: input.kind, amount: String(amount), currency, note: input.note },
        place: { organizationId },
      };
      return { value: toPaymentView(row), entries };
    },
    lockOf(organizationId),
  );
}

/** What arrived by transfer and was not given back. What a card paid is given back at the provider, which tells of it. */
async function refundable(tx: TransactionDatabase, invoiceId: string): Promise<bigint> {
  const rows = await tx.payment.findMany({
    where: { invoiceId, provider: "manual", kind: { in: ["payment", "refund"] }, status: "succeeded" },
    select: { amount: true },
  });
  return rows.reduce((total, { amount }) => total + amount, 0n);
}

/**
 * Writes down what an operator gave back by transfer. It is not asked for again.
 * @throws NOT_FOUND, INVALID refund_too_large (amount), in_future (refundedOn)
 */
export async function recordRefund(scope: InstanceScope, input: RecordRefundInput): Promise<PaymentView> {
  const settledAt = settledOn(input.refundedOn, "refundedOn");
  const organizationId = await debtorOf(scope, input.invoice);
  return audited(
    scope,
    "payment.refund",
    async (tx) => {
      const select = { id: true, number: true, currency: true } as const;
      const invoice = await tx.invoice.findFirstOrThrow({ where: { id: input.invoice }, select });
      const amount = BigInt(input.amount);
      if (amount > (await refundable(tx, invoice.id))) throw new AppError("INVALID", "refund_too_large", "amount");
      const { currency } = invoice;
      const by = { kind: "refund", provider: "manual", methodLabel: "transfer", recordedById: scope.actor.id };
      const what = { organizationId, invoiceId: invoice.id, amount: -amount, currency, settledAt, note: input.note };
      const data = { id: newId("pay"), status: "succeeded", ...what, ...by };
      const row = await tx.payment.create({ data, select: PAYMENT_COLUMNS });
      const entries = {
        target: { type: "invoice", id: invoice.id, name: invoice.number },
        after: { refund: row.id, amount: String(-amount), currency, note: input.note },
        place: { organizationId },
      };
      return { value: toPaymentView(row), entries };
    },
    lockOf(organizationId),
  );
}
