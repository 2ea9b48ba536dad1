import "server-only";
import { unexpired } from "../../access/reach";
import type { ReadDatabase } from "../../db/tenant";

export interface Maker {
  name: string;
  /** Whether they could make a token today. */
  may: boolean;
}

/** Who made tokens, of those who are in the organization still, by their ids. */
export async function makersOf(
  db: Pick<ReadDatabase, "organizationMember">,
  organizationId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Maker>> {
  const rows = await db.organizationMember.findMany({
    where: { organizationId, userId: { in: [...userIds] }, ...unexpired() },
    select: { userId: true, role: true, suspendedAt: true, user: { select: { name: true } } },
  });
  const may = (role: string) => role === "owner" || role === "admin";
  return new Map(
    rows.map(({ userId, role, suspendedAt, user }) => [
      userId,
      { name: user.name, may: suspendedAt === null && may(role) },
    ]),
  );
}

/**
 * For the audit of who goes, or makes none any more: a directory's tokens are the organization's, so those that they made
 * and have seen go on. Empty where there are none.
 */
export async function keptTokens(
  tx: Pick<ReadDatabase, "provisioningToken">,
  organizationId: string,
  userId: string,
): Promise<{ directoryTokens?: number }> {
  const live = { organizationId, createdById: userId, revokedAt: null, ...unexpired() };
  const count = await tx.provisioningToken.count({ where: live });
  return count === 0 ? {} : { directoryTokens: count };
}
