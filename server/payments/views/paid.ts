import type { PaymentState } from "../schema";

/** What stands to be paid of an invoice, worked out from its payments: an invoice itself never changes. */
interface Paid {
  state: PaymentState;
  /** Minor units that have arrived or were credited, without what the bank took back. */
  paid: bigint;
  /** Minor units that are still owed, those under way among them. */
  outstanding: bigint;
}

interface Counted {
  kind: string;
  status: string;
  amount: bigint;
}

/** The columns of payments that `paymentState` needs. */
export const PAID_COLUMNS = { kind: true, status: true, amount: true } as const;

function sum(payments: readonly Counted[], counts: (payment: Counted) => boolean): bigint {
  return payments.reduce((total, payment) => (counts(payment) ? total + payment.amount : total), 0n);
}

/** A payment that may still arrive. What goes back has a status of its own, and waits for nobody here. */
export function isUnderWay({ kind, status }: Counted): boolean {
  return kind === "payment" && status === "pending";
}

/**
 * Paid once enough has arrived; processing while what is under way would do; else open, or overdue after its day. What
 * the operator gives back is not asked for again; what a bank takes back is owed as before.
 */
export function paymentState(
  invoice: { total: bigint; dueAt: Date },
  payments: readonly Counted[],
  now = new Date(),
): Paid {
  const arrived = sum(payments, ({ kind, status }) => status === "succeeded" && kind !== "refund");
  const paid = arrived > 0n ? arrived : 0n;
  const outstanding = invoice.total > paid ? invoice.total - paid : 0n;
  const late = invoice.dueAt < now ? "overdue" : "open";
  const state = outstanding === 0n ? "paid" : sum(payments, isUnderWay) >= outstanding ? "processing" : late;
  return { state, paid, outstanding };
}
