import "server-only";
import type { SystemScope } from "../access/scope";
import { each, rowsInBatches } from "../each";
import { DAY_MILLISECONDS } from "../time";
import { lookUp } from "./collect";
import { findPayment, findPaymentByRef, type PaymentRow } from "./commands/settle-payment";
import { settleReturn } from "./commands/settle-return";
import { paymentProvider } from "./configured";
import type { GivenBack } from "./provider";

/** For so long, what is begun without a notice is found by looking; what is known by then is followed to its end. */
const LOOKED_BACK_MILLISECONDS = 7 * DAY_MILLISECONDS;
const BATCH = 100;
/** A provider that does not answer is asked for so long, and again at the next turn. */
const PATIENCE_MILLISECONDS = 120_000;

/** The payment of a return, also where nobody has heard yet that it arrived. */
async function paymentOf(scope: SystemScope, ref: string): Promise<PaymentRow | null> {
  const found = await findPaymentByRef(scope, ref);
  if (found !== null) return found;
  const id = (await paymentProvider()?.paymentOf(ref)) ?? null;
  if (id === null) return null;
  await lookUp(scope, id, ref);
  const row = await findPayment(scope, id);
  return row?.providerRef === ref ? row : null;
}

async function settleAll(scope: SystemScope, returns: readonly GivenBack[]): Promise<void> {
  const settle = async (one: GivenBack) => {
    const payment = await paymentOf(scope, one.payment);
    if (payment !== null) await settleReturn(scope, payment, one);
  };
  await each(returns, settle, { about: ({ ref }) => ({ ref }), patience: PATIENCE_MILLISECONDS });
}

/** What was given back of one payment, as its provider names it. */
export async function followReturns(scope: SystemScope, payment: string): Promise<void> {
  const provider = paymentProvider();
  if (provider !== null) await settleAll(scope, await provider.givenBack({ payment }));
}

/** The invoices of what is under way, each of them once. */
function invoicesUnderWay(scope: SystemScope): AsyncGenerator<string> {
  const underWay = { provider: "stripe", kind: { in: ["refund", "dispute"] }, status: "pending" };
  const invoicesAfter = async (after: string) => {
    const rows = await scope.db.payment.findMany({
      where: { invoiceId: { gt: after }, ...underWay },
      distinct: ["invoiceId"],
      orderBy: { invoiceId: "asc" },
      take: BATCH,
      select: { invoiceId: true },
    });
    return rows.map(({ invoiceId }) => invoiceId);
  };
  return rowsInBatches(BATCH, invoicesAfter, (invoiceId) => invoiceId);
}

async function followInvoice(scope: SystemScope, invoiceId: string): Promise<void> {
  const payments = await scope.db.payment.findMany({
    where: { invoiceId, provider: "stripe", kind: "payment", providerRef: { not: null } },
    select: { providerRef: true },
    orderBy: { id: "asc" },
  });
  await each(payments, async ({ providerRef }) => {
    if (providerRef !== null) await followReturns(scope, providerRef);
  });
}

async function settleLate(scope: SystemScope): Promise<void> {
  const provider = paymentProvider();
  if (provider === null) return;
  const since = new Date(Date.now() - LOOKED_BACK_MILLISECONDS);
  await settleAll(scope, await provider.givenBack({ since }));
}

async function followPending(scope: SystemScope): Promise<void> {
  const about = (invoice: string) => ({ invoice });
  const follow = (invoiceId: string) => followInvoice(scope, invoiceId);
  await each(invoicesUnderWay(scope), follow, { about, patience: PATIENCE_MILLISECONDS });
}

/** What went back lately, and what is under way since longer: notices may have been lost. */
export async function lookUpReturns(scope: SystemScope): Promise<void> {
  if (paymentProvider() === null) return;
  await each([settleLate, followPending], (turn) => turn(scope));
}
