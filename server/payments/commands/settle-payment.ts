import "server-only";
import type { SystemScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { recorded } from "../../audit/recorded";
import { safeAmount } from "../../money/money";
import type { Collection, Outcome } from "../provider";
import { tellOfFailure } from "./tell-of-failure";

const COLUMNS = {
  id: true,
  organizationId: true,
  invoiceId: true,
  status: true,
  amount: true,
  currency: true,
  providerRef: true,
  createdAt: true,
  invoice: { select: { number: true } },
} as const;

export interface PaymentRow {
  id: string;
  organizationId: string;
  invoiceId: string;
  status: string;
  amount: bigint;
  currency: string;
  providerRef: string | null;
  createdAt: Date;
  invoice: { number: string };
}

/** A payment that is put to a provider; null where there is none of that id. */
export async function findPayment({ db }: SystemScope, id: string): Promise<PaymentRow | null> {
  return db.payment.findFirst({ where: { id, provider: "stripe", kind: "payment" }, select: COLUMNS });
}

/** The payment that a provider knows by its own id. */
export async function findPaymentByRef({ db }: SystemScope, providerRef: string): Promise<PaymentRow | null> {
  return db.payment.findFirst({ where: { providerRef, provider: "stripe", kind: "payment" }, select: COLUMNS });
}

/** As the provider is asked; null where the organization is no customer of it any more. */
export async function collectionOf(scope: SystemScope, row: PaymentRow, method: string): Promise<Collection | null> {
  const { id, organizationId, invoiceId, amount, currency, invoice } = row;
  const select = { stripeCustomerId: true };
  const account = await scope.db.billingAccount.findFirst({ where: { organizationId }, select });
  if (account?.stripeCustomerId == null) return null;
  const customer = account.stripeCustomerId;
  return { id, organizationId, invoiceId, invoiceNumber: invoice.number, customer, method, amount, currency };
}

function entriesOf(row: PaymentRow, after: Readonly<Record<string, string | number | null>>) {
  const target = { type: "payment", id: row.id, name: row.invoice.number };
  const { amount, currency, organizationId } = row;
  return { target, after: { ...after, amount: safeAmount(amount), currency }, place: { organizationId } };
}

async function succeed(scope: SystemScope, row: PaymentRow, providerRef: string | null): Promise<void> {
  await audited(scope, "payment.settle", async (tx: TransactionDatabase) => {
    // Money that arrived has arrived, whatever was told before of the same payment.
    const { count } = await tx.payment.updateMany({
      where: { id: row.id, status: { in: ["pending", "failed"] } },
      data: { status: "succeeded", failure: null, settledAt: new Date(), providerRef },
    });
    return { value: undefined, entries: count === 1 ? entriesOf(row, { status: "succeeded" }) : [] };
  });
}

async function fail(scope: SystemScope, row: PaymentRow, { ref, failure }: Outcome): Promise<void> {
  const why = failure ?? "provider_refused";
  await audited(scope, "payment.fail", async (tx: TransactionDatabase) => {
    const { count } = await tx.payment.updateMany({
      where: { id: row.id, status: "pending" },
      data: { status: "failed", failure: why, settledAt: new Date(), providerRef: ref ?? row.providerRef },
    });
    if (count === 1) await tellOfFailure(tx, row, why);
    return { value: undefined, entries: count === 1 ? entriesOf(row, { status: "failed", failure: why }) : [] };
  });
}

/**
 * Writes down what became of a payment, once however often and in whatever order it is told: what has failed may still
 * arrive, what has arrived stays.
 */
export async function settlePayment(scope: SystemScope, row: PaymentRow, outcome: Outcome): Promise<void> {
  if (outcome.status === "succeeded") return succeed(scope, row, outcome.ref);
  if (outcome.status === "failed") return fail(scope, row, outcome);
  if (outcome.ref === null || outcome.ref === row.providerRef) return;
  await recorded(scope, "payment", (tx) =>
    tx.payment.updateMany({ where: { id: row.id, status: "pending" }, data: { providerRef: outcome.ref } }),
  );
}
