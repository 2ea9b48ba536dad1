import type { PaymentState } from "../schema";

/** What stands to be paid of an invoice, worked out from its payments: an invoice itself never changes. */
export interface Paid {
  state: PaymentState;
  /** Minor units that have arrived. */
  paid: bigint;
  /** Minor units that are still owed, those under way among them. */
  outstanding: bigint;
}

/** The columns of payments that `paymentState` needs. */
export const PAID_COLUMNS = { status: true, amount: true } as const;

function sum(payments: readonly { status: string; amount: bigint }[], status: string): bigint {
  return payments.reduce((total, payment) => (payment.status === status ? total + payment.amount : total), 0n);
}

/** Paid once enough has arrived; processing while what is under way would do; else open, or overdue after its day. */
export function paymentState(
  invoice: { total: bigint; dueAt: Date },
  payments: readonly { status: string; amount: bigint }[],
  now = new Date(),
): Paid {
  const paid = sum(payments, "succeeded");
  const outstanding = invoice.total > paid ? invoice.total - paid : 0n;
  const late = invoice.dueAt < now ? "overdue" : "open";
  const state = outstanding === 0n ? "paid" : sum(payments, "pending") >= outstanding ? "processing" : late;
  return { state, paid, outstanding };
}
