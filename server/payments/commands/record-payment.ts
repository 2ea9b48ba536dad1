import "server-only";
import type { InstanceScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { newId } from "../../ids";
import type { PaymentView, RecordPaymentInput } from "../schema";
import { PAYMENT_COLUMNS, toPaymentView } from "../views/payment";
import { payableInvoice } from "./request-payment";

/** Tomorrow where the clock is furthest ahead. */
const FURTHEST_AHEAD_MILLISECONDS = 14 * 3_600_000;

/** @throws INVALID in_future (receivedOn) */
function settledOn(day: string | undefined): Date {
  const now = Date.now();
  const at = day === undefined ? now : Date.parse(day);
  if (at > now + FURTHEST_AHEAD_MILLISECONDS) throw new AppError("INVALID", "in_future", "receivedOn");
  return new Date(Math.min(at, now));
}

/**
 * Writes down what arrived by transfer. An organization that was deleted since may still pay: its invoices stay.
 * @throws NOT_FOUND, CONFLICT invoice_paid, payment_pending, INVALID payment_too_large (amount), in_future (receivedOn)
 */
export async function recordPayment(scope: InstanceScope, input: RecordPaymentInput): Promise<PaymentView> {
  const settledAt = settledOn(input.receivedOn);
  const found = await scope.db.invoice.findFirst({ where: { id: input.invoice }, select: { organizationId: true } });
  if (found === null) throw notFound();
  const { organizationId } = found;
  return audited(
    scope,
    "payment.record",
    async (tx) => {
      const invoice = await payableInvoice(tx, { organizationId, invoice: input.invoice });
      const amount = BigInt(input.amount);
      if (amount > invoice.outstanding) throw new AppError("INVALID", "payment_too_large", "amount");
      const { currency } = invoice;
      const by = { provider: "manual", methodLabel: "transfer", recordedById: scope.actor.id, note: input.note };
      const data = { id: newId("pay"), organizationId, invoiceId: invoice.id, amount, currency, settledAt, ...by };
      const row = await tx.payment.create({ data: { ...data, status: "succeeded" }, select: PAYMENT_COLUMNS });
      const entries = {
        target: { type: "invoice", id: invoice.id, name: invoice.number },
        after: { payment: row.id, amount: String(amount), currency, note: input.note },
        place: { organizationId },
      };
      return { value: toPaymentView(row), entries };
    },
    // The organization's row may be gone; then operators alone write payments of it, one after the other.
    { lock: { all: [{ instance: true }, { organization: organizationId }] } },
  );
}
