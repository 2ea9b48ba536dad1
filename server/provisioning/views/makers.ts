import "server-only";
import { unexpired } from "../../access/reach";
import { organizationRoleOf } from "../../access/rights/built-in-roles";
import { organizationAllows } from "../../access/rights/held";
import type { ReadDatabase } from "../../db/tenant";

export interface Maker {
  name: string;
  /** Whether they could make a token today. */
  may: boolean;
}

/** Whether whoever has this role in the organization makes tokens of directories. */
function mayMake(role: string): boolean {
  return organizationAllows([organizationRoleOf(role)], "provisioning-token.create");
}

/** Who made tokens, of those who are in the organization still, by their ids. */
export async function readMakers(
  db: Pick<ReadDatabase, "organizationMember">,
  organizationId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Maker>> {
  const rows = await db.organizationMember.findMany({
    where: { organizationId, userId: { in: [...userIds] }, ...unexpired() },
    select: { userId: true, role: true, suspendedAt: true, user: { select: { name: true, suspendedAt: true } } },
  });
  return new Map(
    rows.map(({ userId, role, suspendedAt, user: { name, suspendedAt: away } }) => [
      userId,
      { name, may: suspendedAt === null && away === null && mayMake(role) },
    ]),
  );
}

/** What the audit says beside the end of somebody's rights. */
export interface KeptTokens {
  directoryTokens?: number;
}

/**
 * For the audit of who goes, is suspended, or makes none any more: a directory's tokens are the organization's, so those
 * that they made and have seen go on. Empty where there are none.
 */
export async function keptTokens(
  tx: Pick<ReadDatabase, "provisioningToken">,
  { userId: createdById, organizationId }: { userId: string; organizationId?: string },
): Promise<KeptTokens> {
  const place = organizationId === undefined ? {} : { organizationId };
  const where = { ...place, createdById, revokedAt: null, ...unexpired() };
  const count = await tx.provisioningToken.count({ where });
  return count === 0 ? {} : { directoryTokens: count };
}

/** The same of a change of role: empty where whoever has the new one makes tokens too. */
export async function keptByRole(
  tx: Pick<ReadDatabase, "provisioningToken">,
  maker: { userId: string; organizationId: string },
  role: string,
): Promise<KeptTokens> {
  return mayMake(role) ? {} : keptTokens(tx, maker);
}
