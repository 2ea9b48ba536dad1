import "server-only";
import type { TransactionDatabase } from "../audit/audited";

/** The row by which an organization is billed, made where somebody gives a means of payment before they choose a plan. */
export async function billingAccount(tx: TransactionDatabase, organizationId: string) {
  const settings = await tx.billingSettings.findFirst({ where: { id: 1 }, select: { currency: true } });
  const data = { organizationId, currency: settings?.currency ?? "USD" };
  await tx.billingAccount.createMany({ data: [data], skipDuplicates: true });
  const select = { stripeCustomerId: true };
  return tx.billingAccount.findFirstOrThrow({ where: { organizationId }, select });
}
