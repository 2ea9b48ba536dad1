import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { nameKey } from "../../text";
import { ROLE_COLUMNS } from "../queries/roles";

/** @throws NOT_FOUND */
export async function findRole(tx: TransactionDatabase, id: string) {
  const row = await tx.role.findFirst({ where: { id }, select: ROLE_COLUMNS });
  if (row === null) throw notFound();
  return row;
}

/**
 * Names are told apart without case within a level. True for as long as the transaction holds the organization's lock.
 * @throws CONFLICT taken (name)
 */
export async function refuseTakenName(
  tx: TransactionDatabase,
  level: string,
  name: string,
  except?: string,
): Promise<void> {
  const row = await tx.role.findFirst({ where: { level, nameKey: nameKey(name) }, select: { id: true } });
  if (row !== null && row.id !== except) throw new AppError("CONFLICT", "taken", "name");
}
