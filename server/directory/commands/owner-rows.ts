import "server-only";
import { organizationAuthority, type Authority } from "../../access/rights/authority";
import { refuseAbove } from "../../access/standing/acting-authority";
import type { TransactionDatabase } from "../../audit/audited";

/**
 * A row that makes owners believes whoever says who is in its group. So only an owner lets somebody new say that: by a
 * connection, or (null) by a directory of SCIM.
 * @throws FORBIDDEN rank_too_low
 */
export async function refuseWhereOwnersAreMade(
  tx: TransactionDatabase,
  organizationId: string,
  acting: Authority,
  identityProviderId: string | null,
): Promise<void> {
  const of = [{ identityProviderId: null }, ...(identityProviderId === null ? [] : [{ identityProviderId }])];
  const rows = { organizationId, target: "organization_role", role: "owner", OR: of };
  if ((await tx.directoryMapping.count({ where: rows })) > 0) refuseAbove(acting, organizationAuthority("owner"));
}
