import "server-only";
import type Stripe from "stripe";
import type { GivenBack } from "../provider";
import { amountFromStripe } from "./amounts";
import { stripe } from "./client";

const idOf = (value: string | { id: string } | null): string | null =>
  value === null ? null : typeof value === "string" ? value : value.id;

type Standing = Pick<GivenBack, "status" | "failure">;

/** docs.stripe.com/refunds: what has no status was done at once. */
const REFUNDS: ReadonlyMap<string, Standing> = new Map([
  ["pending", { status: "pending", failure: null }],
  ["requires_action", { status: "pending", failure: null }],
  ["failed", { status: "failed", failure: "refund_failed" }],
  ["canceled", { status: "failed", failure: "canceled" }],
]);

/**
 * docs.stripe.com/disputes: while somebody looks into it, the money is withheld; an inquiry takes none yet. Of a state
 * that is not known here nothing is concluded.
 */
const DISPUTES: ReadonlyMap<string, Standing | null> = new Map([
  ["warning_needs_response", null],
  ["warning_under_review", null],
  ["warning_closed", null],
  ["prevented", null],
  ["needs_response", { status: "pending", failure: null }],
  ["under_review", { status: "pending", failure: null }],
  ["won", { status: "failed", failure: "dispute_won" }],
  ["lost", { status: "succeeded", failure: null }],
]);

function ofRefund({ id, amount, currency, status, payment_intent }: Stripe.Refund): GivenBack[] {
  const payment = idOf(payment_intent);
  if (payment === null) return [];
  const money = currency.toUpperCase();
  const standing = REFUNDS.get(status ?? "") ?? { status: "succeeded", failure: null };
  return [{ ref: id, kind: "refund", payment, amount: amountFromStripe(amount, money), currency: money, ...standing }];
}

function ofDispute({ id, amount, currency, status, payment_intent }: Stripe.Dispute): GivenBack[] {
  const payment = idOf(payment_intent);
  const standing = DISPUTES.get(status) ?? null;
  if (payment === null || standing === null) return [];
  const money = currency.toUpperCase();
  return [{ ref: id, kind: "dispute", payment, amount: amountFromStripe(amount, money), currency: money, ...standing }];
}

/** What was given back of one payment, or of all since a time, as it stands at Stripe now. */
export async function givenBack(of: { payment: string } | { since: Date }): Promise<GivenBack[]> {
  const { refunds, disputes } = await stripe();
  const filter =
    "payment" in of ? { payment_intent: of.payment } : { created: { gte: Math.floor(of.since.getTime() / 1_000) } };
  const found: GivenBack[] = [];
  for await (const refund of refunds.list({ ...filter, limit: 100 })) found.push(...ofRefund(refund));
  for await (const dispute of disputes.list({ ...filter, limit: 100 })) found.push(...ofDispute(dispute));
  return found;
}
