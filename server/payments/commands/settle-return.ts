import "server-only";
import type { SystemScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { newId } from "../../ids";
import { safeAmount } from "../../money/money";
import type { GivenBack } from "../provider";
import type { PaymentRow } from "./settle-payment";

/** A dispute may be about more than was paid, or in the money of the bank: the most that goes back is what came. */
function amountOf({ amount, currency }: GivenBack, payment: PaymentRow): bigint {
  return currency === payment.currency && amount < payment.amount ? amount : payment.amount;
}

async function begin(tx: TransactionDatabase, payment: PaymentRow, one: GivenBack, id: string): Promise<boolean> {
  const { organizationId, invoiceId, currency } = payment;
  const { ref: providerRef, kind, status, failure } = one;
  const settledAt = status === "pending" ? null : new Date();
  const what = { organizationId, invoiceId, amount: -amountOf(one, payment), currency, kind, status, failure };
  const of = await tx.payment.findFirst({ where: { id: payment.id }, select: { methodLabel: true } });
  const row = { id, ...what, provider: "stripe", providerRef, settledAt, methodLabel: of?.methodLabel ?? "" };
  // Of two that are told of it at once, the index lets one write it.
  return (await tx.payment.createMany({ data: [row], skipDuplicates: true })).count === 1;
}

/** What has ended stays ended, unless it ends otherwise: a reading that is late may still call it under way. */
async function follow(tx: TransactionDatabase, { ref, status, failure }: GivenBack): Promise<boolean> {
  if (status === "pending") return false;
  const { count } = await tx.payment.updateMany({
    where: { providerRef: ref, NOT: { status } },
    data: { status, failure, settledAt: new Date() },
  });
  return count === 1;
}

/** Writes down what was given back of a payment, once however often it is told, and how it ended. */
export async function settleReturn(scope: SystemScope, payment: PaymentRow, one: GivenBack): Promise<void> {
  const { organizationId, currency, invoice } = payment;
  const written = await scope.db.payment.findFirst({ where: { providerRef: one.ref }, select: { status: true } });
  if (written !== null && (written.status === one.status || one.status === "pending")) return;
  await audited(scope, "payment.give-back", async (tx) => {
    const known = await tx.payment.findFirst({ where: { providerRef: one.ref }, select: { id: true } });
    const id = known?.id ?? newId("pay");
    const changed = known === null ? await begin(tx, payment, one, id) : await follow(tx, one);
    const after = { kind: one.kind, status: one.status, amount: -safeAmount(amountOf(one, payment)), currency };
    const entries = {
      target: { type: "payment", id, name: invoice.number },
      after: { ...after, payment: payment.id },
      place: { organizationId },
    };
    return { value: undefined, entries: changed ? entries : [] };
  });
}
