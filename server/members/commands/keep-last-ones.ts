import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { administeredAlone, ownedAlone } from "../queries/last-ones";

/**
 * Each workspace in which the person is an explicit admin keeps another one.
 * @throws CONFLICT last_admin
 */
export async function keepAdmins(tx: TransactionDatabase, userId: string, workspaceId?: string): Promise<void> {
  const [place] = await administeredAlone(tx, { userId, ...(workspaceId === undefined ? {} : { workspaceId }) });
  if (place === undefined) return;
  throw new AppError("CONFLICT", "last_admin", undefined, { detail: `“${place.name}” has no other admin.` });
}

/** @throws CONFLICT last_owner where nobody else owns the organization, or none who is set apart while that counts */
export async function keepOwner(tx: TransactionDatabase, userId: string): Promise<void> {
  const [place] = await ownedAlone(tx, { userId });
  if (place === undefined) return;
  throw new AppError("CONFLICT", "last_owner", undefined, { detail: `“${place.name}” has no other owner.` });
}
