import type { PaymentMethodView } from "../schema";

export const METHOD_COLUMNS = {
  id: true,
  kind: true,
  brand: true,
  last4: true,
  expiresMonth: true,
  expiresYear: true,
  isDefault: true,
  createdAt: true,
} as const;

interface MethodRow extends Omit<PaymentMethodView, "kind" | "createdAt"> {
  kind: string;
  createdAt: Date;
}

export function toMethodView({ kind, createdAt, ...row }: MethodRow): PaymentMethodView {
  return { ...row, kind: kind === "transfer" ? "transfer" : "card", createdAt: createdAt.toISOString() };
}

/** What a means of payment is called in the history, which outlives it. */
export function methodLabel({ kind, brand, last4 }: { kind: string; brand: string; last4: string }): string {
  return kind === "transfer"
    ? "transfer"
    : [brand, last4 === "" ? "" : `•••• ${last4}`].filter(Boolean).join(" ") || kind;
}
