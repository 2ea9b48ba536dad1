import "server-only";
import type { SystemScope } from "../access/scope";
import { lookUp } from "./collect";
import { findPayment, findPaymentByRef, type PaymentRow } from "./commands/settle-payment";
import { settleReturn } from "./commands/settle-return";
import { paymentProvider } from "./configured";
import type { GivenBack } from "./provider";

/** For so long, what is begun without a notice is found by looking; what is known by then is followed to its end. */
const LOOKED_BACK_MILLISECONDS = 7 * 86_400_000;
const BATCH = 100;

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
  for (const one of returns) {
    const payment = await paymentOf(scope, one.payment);
    if (payment !== null) await settleReturn(scope, payment, one);
  }
}

/** What was given back of one payment, as its provider names it. */
export async function followReturns(scope: SystemScope, payment: string): Promise<void> {
  const provider = paymentProvider();
  if (provider !== null) await settleAll(scope, await provider.givenBack({ payment }));
}

/** What went back lately, and what is under way since longer: notices may have been lost. */
export async function lookUpReturns(scope: SystemScope): Promise<void> {
  const provider = paymentProvider();
  if (provider === null) return;
  await settleAll(scope, await provider.givenBack({ since: new Date(Date.now() - LOOKED_BACK_MILLISECONDS) }));
  for (let after = ""; ;) {
    const rows = await scope.db.payment.findMany({
      where: { id: { gt: after }, provider: "stripe", kind: { in: ["refund", "dispute"] }, status: "pending" },
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true, invoiceId: true },
    });
    for (const { invoiceId } of rows) {
      const where = { invoiceId, provider: "stripe", kind: "payment", providerRef: { not: null } };
      const payments = await scope.db.payment.findMany({
        where,
        select: { providerRef: true },
        orderBy: { id: "asc" },
      });
      for (const { providerRef } of payments) if (providerRef !== null) await followReturns(scope, providerRef);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.id;
  }
}
