import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { enqueueAll } from "../../jobs/queue";
import { FORGET_METHOD_JOB } from "../job-kinds";

/** The cards of an organization as the provider names them. */
export async function readCards(tx: TransactionDatabase, organizationId: string): Promise<string[]> {
  const rows = await tx.paymentMethod.findMany({ where: { organizationId }, select: { providerRef: true } });
  return rows.flatMap(({ providerRef }) => providerRef ?? []);
}

/** Has cards forgotten at the provider, after the change that took them away here. */
export async function forgetCards(tx: TransactionDatabase, cards: readonly string[]): Promise<void> {
  await enqueueAll(
    tx,
    FORGET_METHOD_JOB,
    cards.map((method) => ({ method })),
  );
}
