import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { newId } from "../../ids";
import type { MethodDetails } from "../provider";
import { METHOD_COLUMNS } from "../views/method";

/** The method by which invoices are paid from now on; the one before stays as another. */
export async function makeDefault(tx: TransactionDatabase, organizationId: string, id: string): Promise<void> {
  await tx.paymentMethod.updateMany({
    where: { organizationId, isDefault: true, id: { not: id } },
    data: { isDefault: false },
  });
  await tx.paymentMethod.updateMany({ where: { organizationId, id }, data: { isDefault: true } });
}

/**
 * Keeps what somebody gave on the provider's page, once however often it is told: by the page that they come back to and
 * by the provider's notice. Runs under the organization's lock.
 */
export async function attachMethod(tx: TransactionDatabase, organizationId: string, details: MethodDetails) {
  const { ref, kind, brand, last4, expiresMonth, expiresYear } = details;
  const known = await tx.paymentMethod.findFirst({
    where: { organizationId, providerRef: ref },
    select: METHOD_COLUMNS,
  });
  if (known !== null) return { row: known, fresh: false };
  const id = newId("pmt");
  const fields = { kind, brand, last4, expiresMonth, expiresYear };
  await tx.paymentMethod.create({ data: { id, organizationId, provider: "stripe", providerRef: ref, ...fields } });
  await makeDefault(tx, organizationId, id);
  const row = await tx.paymentMethod.findFirstOrThrow({ where: { id }, select: METHOD_COLUMNS });
  return { row, fresh: true };
}
