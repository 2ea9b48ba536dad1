import { safeAmount } from "../../money/money";
import { FAILURES, PAYMENT_KINDS, PAYMENT_STATUSES, type PaymentView } from "../schema";

export const PAYMENT_COLUMNS = {
  id: true,
  kind: true,
  amount: true,
  currency: true,
  status: true,
  failure: true,
  note: true,
  methodLabel: true,
  createdAt: true,
  settledAt: true,
  invoice: { select: { id: true, number: true } },
} as const;

interface PaymentRow {
  id: string;
  kind: string;
  amount: bigint;
  currency: string;
  status: string;
  failure: string | null;
  note: string;
  methodLabel: string;
  createdAt: Date;
  settledAt: Date | null;
  invoice: { id: string; number: string };
}

export function toPaymentView({ methodLabel, ...row }: PaymentRow): PaymentView {
  return {
    ...row,
    kind: PAYMENT_KINDS.find((kind) => kind === row.kind) ?? "payment",
    amount: safeAmount(row.amount),
    status: PAYMENT_STATUSES.find((status) => status === row.status) ?? "failed",
    failure: row.failure === null ? null : (FAILURES.find((failure) => failure === row.failure) ?? "provider_refused"),
    method: methodLabel,
    createdAt: row.createdAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
  };
}
