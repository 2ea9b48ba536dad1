import "server-only";
import type { SystemScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { dueInvoices } from "../db/hot/due-invoices";
import { each, rowsInBatches } from "../each";
import { AppError, isAppError } from "../errors";
import type { Payload } from "../jobs/queue";
import { HOUR_MILLISECONDS, MINUTE_MILLISECONDS } from "../time";
import { requestPayment } from "./commands/request-payment";
import { collectionOf, findPayment, settlePayment, type PaymentRow } from "./commands/settle-payment";
import { paymentProvider } from "./configured";

/** A payment is put to the provider for so long, and is looked up there as long as it is under way. */
const PUT_FOR_MILLISECONDS = 20 * HOUR_MILLISECONDS;
const GIVEN_UP_MILLISECONDS = 24 * HOUR_MILLISECONDS;
const LOOKED_UP_AFTER_MILLISECONDS = 15 * MINUTE_MILLISECONDS;
/** For so long, what ended because nobody could be asked is asked for again once somebody can. */
const ASKED_AGAIN_MILLISECONDS = 30 * 24 * HOUR_MILLISECONDS;
const BATCH = 100;
/** A provider that does not answer is asked for so long, and again at the next turn. */
const PATIENCE_MILLISECONDS = 120_000;

/** Asks anew for earlier payments of the invoice of which nobody could be asked: one of them may have been taken. */
async function hasArrivedBefore(scope: SystemScope, { invoiceId }: PaymentRow): Promise<boolean> {
  const where = { invoiceId, provider: "stripe", kind: "payment", status: "failed", failure: "provider_gone" };
  const earlier = await scope.db.payment.findMany({ where, orderBy: { id: "asc" }, take: BATCH, select: { id: true } });
  for (const { id } of earlier) {
    await lookUp(scope, id);
    if ((await findPayment(scope, id))?.status === "succeeded") return true;
  }
  return false;
}

/** The job behind a payment. It may run again: its request has the payment's id as its key, so money is taken once. */
export async function collectPayment(scope: SystemScope, payload: Payload): Promise<void> {
  const provider = paymentProvider();
  const row = await findPayment(scope, String(payload.payment));
  if (row?.status !== "pending") return;
  // The provider forgets keys after a day: from then on the same request would take money again.
  if (row.createdAt.getTime() < Date.now() - PUT_FOR_MILLISECONDS) return;
  if (provider === null) throw new Error("no payment provider is set");
  if (await hasArrivedBefore(scope, row)) {
    return settlePayment(scope, row, { status: "failed", ref: null, failure: "paid_before" });
  }
  const asked = await collectionOf(scope, row, String(payload.method));
  const gone = { status: "failed", ref: null, failure: "method_gone" } as const;
  await settlePayment(scope, row, asked === null ? gone : await provider.collect(asked));
}

/** Payments of which nothing was heard, and those that ended because nobody could be asked. */
function unheardOf(scope: SystemScope): AsyncGenerator<{ id: string }> {
  const recent = { gt: new Date(Date.now() - ASKED_AGAIN_MILLISECONDS) };
  const unasked = { status: "failed", failure: "provider_gone", createdAt: recent };
  const [since, which] =
    paymentProvider() === null
      ? [GIVEN_UP_MILLISECONDS, [{ status: "pending", providerRef: null }]]
      : [LOOKED_UP_AFTER_MILLISECONDS, [{ status: "pending" }, unasked]];
  const silent = { provider: "stripe", kind: "payment", createdAt: { lt: new Date(Date.now() - since) }, OR: which };
  const paymentsAfter = (after: string) =>
    scope.db.payment.findMany({
      where: { id: { gt: after }, ...silent },
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true },
    });
  return rowsInBatches(BATCH, paymentsAfter, ({ id }) => id);
}

/**
 * Asks for payments that are under way and of which nothing was heard: a notice may have been lost. Where there is no
 * provider any more, those that it has never named end after a day, so that their invoices can be paid otherwise.
 */
export async function lookUpPayments(scope: SystemScope): Promise<void> {
  const about = ({ id: payment }: { id: string }) => ({ payment });
  await each(unheardOf(scope), ({ id }) => lookUp(scope, id), { about, patience: PATIENCE_MILLISECONDS });
}

/** What the provider says of one payment now; where it knows of none, that ends it after a day. */
export async function lookUp(scope: SystemScope, id: string, ref: string | null = null): Promise<void> {
  const provider = paymentProvider();
  const row = await findPayment(scope, id);
  if (row === null || row.status === "succeeded") return;
  // What a provider has named may have arrived, also where there is nobody to ask.
  if (provider === null && row.providerRef !== null) return;
  const asked = await collectionOf(scope, row, "");
  const outcome = asked === null ? null : await provider?.outcomeOf(asked, row.providerRef ?? ref, row.createdAt);
  if (outcome != null) return settlePayment(scope, row, outcome);
  if (row.createdAt.getTime() > Date.now() - GIVEN_UP_MILLISECONDS) return;
  const failure = provider === null ? "provider_gone" : "never_arrived";
  await settlePayment(scope, row, { status: "failed", ref: null, failure });
}

/** Refusals that say no more than that somebody was faster. */
const OVERTAKEN = ["invoice_paid", "payment_pending", "payment_method_missing", "not_found"];

async function request(scope: SystemScope, organizationId: string, invoice: string): Promise<void> {
  const work = async (tx: TransactionDatabase) => {
    const { entries } = await requestPayment(tx, { organizationId, invoice });
    return { value: undefined, entries };
  };
  try {
    await audited(scope, "payment.request", work, { lock: { organization: organizationId } });
  } catch (error) {
    if (!isAppError(error) || !OVERTAKEN.includes(error.reason)) throw error;
  }
}

/**
 * Has open invoices paid by their organizations' default cards: at once, and after a failure some days later, or when
 * another card was given. Safe to run on several processes: each payment is written under the organization's lock.
 */
export async function collectDue(scope: SystemScope): Promise<void> {
  if (paymentProvider() === null) return;
  const due = await dueInvoices(BATCH);
  await each(due, ({ id, organizationId }) => request(scope, organizationId, id), {
    about: ({ id: invoice, organizationId }) => ({ invoice, organizationId }),
  });
}

/** The job that forgets a card at the provider after it was removed here. */
export async function forgetMethod(_scope: SystemScope, payload: Payload): Promise<void> {
  const provider = paymentProvider();
  if (provider === null) throw new AppError("UNAVAILABLE", "cards_off");
  await provider.forgetMethod(String(payload.method));
}
