import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { isAppError } from "../../errors";
import { storageLeft } from "../../quotas/views/storage";
import type { Planned } from "./plan-registration";
import type { Changeable } from "./resource-fields";

function growthOf(before: Changeable | null, after: Changeable): bigint {
  return BigInt(after.sizeBytes ?? 0) - BigInt(before?.sizeBytes ?? 0);
}

/**
 * What the plan's storage still holds of it, each item for itself and in their order: what does not grow passes, and what
 * shrinks makes room for those behind it. Runs under the organization's lock.
 */
export async function withinStorage(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  plan: readonly Planned[],
): Promise<Planned[]> {
  const grows = (one: Planned) => !isAppError(one) && growthOf(one.before, one.after) > 0n;
  const storage = plan.some(grows) ? await storageLeft(tx, scope.organization.id, tx) : null;
  if (storage === null) return [...plan];
  const { refusal } = storage;
  let { left } = storage;
  return plan.map((one) => {
    if (isAppError(one)) return one;
    const growth = growthOf(one.before, one.after);
    if (growth > 0n && growth > left) return refusal;
    left -= growth;
    return one;
  });
}

/** @throws LIMIT plan_limit where a resource grows beyond what the plan's storage holds */
export async function refuseBeyondStorage(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  before: Changeable,
  after: Changeable,
): Promise<void> {
  const growth = growthOf(before, after);
  const storage = growth > 0n ? await storageLeft(tx, scope.organization.id, tx) : null;
  if (storage !== null && growth > storage.left) throw storage.refusal;
}
