import "server-only";
import { unexpired } from "../../access/reach";
import type { Authority } from "../../access/rights/authority";
import type { TransactionDatabase } from "../../audit/audited";

interface Giver {
  id: string;
  authority: Pick<Authority, "permissions">;
}

/** Memberships that hold now, or until then (null: for ever). */
function lasting(until: Date | null | undefined) {
  if (until === undefined) return unexpired();
  return { OR: [{ expiresAt: null }, ...(until === null ? [] : [{ expiresAt: { gte: until } }])] };
}

/**
 * Whether somebody may read all that vaults give to the groups: by the right to reveal them, or since they get the same
 * by a group of their own, until then where a moment is given; `stays`: they are in the workspace until then. One that is
 * switched off counts: it may be on tomorrow.
 */
export async function hasVaultsOf(
  tx: TransactionDatabase,
  { id, authority }: Giver,
  groups: readonly string[],
  { until, stays }: { until: Date | null | undefined; stays: boolean },
): Promise<boolean> {
  if (stays && authority.permissions.has("vault.reveal")) return true;
  const joined = stays ? [{ members: { some: { userId: id, ...lasting(until) } } }] : [];
  const own = [{ kind: "users" }, ...joined];
  const beyond = await tx.vault.count({
    where: {
      kind: "administrator",
      groups: { some: { groupId: { in: [...groups] } } },
      NOT: { groups: { some: { group: { OR: own } } } },
    },
  });
  return beyond === 0;
}

/** Whether somebody may read what the vault of a service account says, if it has one. */
export async function hasVaultOfMachine(
  tx: TransactionDatabase,
  { permissions }: Pick<Authority, "permissions">,
  serviceAccountId: string,
): Promise<boolean> {
  if (permissions.has("service-account-vault.reveal")) return true;
  return (await tx.vault.count({ where: { serviceAccountId } })) === 0;
}
