import "server-only";
import type { SystemScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { recorded } from "../../audit/recorded";
import type { Payload } from "../../jobs/queue";
import { lookUp } from "../collect";
import { attachMethod, makeDefault } from "../commands/attach-method";
import type { MethodDetails } from "../provider";
import { followReturns } from "../returns";
import { methodLabel } from "../views/method";
import { stripeProvider } from "./provider";

const METHOD_COLUMNS = {
  id: true,
  organizationId: true,
  kind: true,
  brand: true,
  last4: true,
  isDefault: true,
} as const;

/** A card was given on the provider's page, whether or not its person came back to ours. */
async function takeOver(scope: SystemScope, session: string): Promise<void> {
  const details = await stripeProvider.finishedMethod(session);
  if (details?.customer == null) return;
  const where = { stripeCustomerId: details.customer };
  const account = await scope.db.billingAccount.findFirst({ where, select: { organizationId: true } });
  if (account === null) return;
  const { organizationId } = account;
  await audited(
    scope,
    "payment-method.attach",
    async (tx) => {
      const { row, fresh } = await attachMethod(tx, organizationId, details);
      const target = { type: "payment-method", id: row.id, name: methodLabel(row) };
      const entries = { target, after: { isDefault: true }, place: { organizationId } };
      return { value: undefined, entries: fresh ? entries : [] };
    },
    { lock: { organization: organizationId } },
  );
}

interface Kept {
  id: string;
  organizationId: string;
  kind: string;
  brand: string;
  last4: string;
  isDefault: boolean;
}

/** A card was taken away at the provider: what is left pays in its place. */
async function lapse(tx: TransactionDatabase, { id, organizationId, isDefault }: Kept): Promise<boolean> {
  const { count } = await tx.paymentMethod.deleteMany({ where: { id } });
  const newest = { where: { organizationId }, orderBy: { id: "desc" }, select: { id: true } } as const;
  const next = isDefault ? await tx.paymentMethod.findFirst(newest) : null;
  if (next !== null) await makeDefault(tx, organizationId, next.id);
  return count === 1;
}

/** A card was renewed by its bank. */
async function renew(tx: TransactionDatabase, { id }: Kept, details: MethodDetails): Promise<boolean> {
  const { brand, last4, expiresMonth, expiresYear } = details;
  const shown = { brand, last4, expiresMonth, expiresYear };
  const { count } = await tx.paymentMethod.updateMany({ where: { id, NOT: shown }, data: shown });
  return count === 1;
}

/** Brings a card into step with what stands at the provider now. */
async function refresh(scope: SystemScope, ref: string): Promise<void> {
  const found = await scope.db.paymentMethod.findFirst({ where: { providerRef: ref }, select: METHOD_COLUMNS });
  if (found === null) return;
  const details = await stripeProvider.method(ref);
  const there = details?.customer == null ? null : details;
  const { id, organizationId } = found;
  await audited(
    scope,
    there === null ? "payment-method.lapse" : "payment-method.renew",
    async (tx) => {
      const changed = there === null ? await lapse(tx, found) : await renew(tx, found, there);
      const target = { type: "payment-method", id, name: methodLabel(found) };
      return { value: undefined, entries: changed ? { target, place: { organizationId } } : [] };
    },
    { lock: { organization: organizationId } },
  );
}

/**
 * The job behind a notice. A notice is a hint and no more: what stands at Stripe is read anew, so that notices may come
 * twice, late and in any order.
 */
export async function followNotice(scope: SystemScope, payload: Payload): Promise<void> {
  const id = String(payload.object);
  if (payload.about === "payment") await lookUp(scope, String(payload.payment), id);
  else if (payload.about === "return") await followReturns(scope, id);
  else if (payload.about === "session") await takeOver(scope, id);
  else if (payload.about === "method") await refresh(scope, id);
  const notice = String(payload.notice);
  await recorded(scope, "payment-notice", (tx) =>
    tx.paymentNotice.updateMany({ where: { id: notice, handledAt: null }, data: { handledAt: new Date() } }),
  );
}
