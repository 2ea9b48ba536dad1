import "server-only";
import type { ReadDatabase } from "../../db/tenant";

/** The names of people and service accounts by their ids; whoever has gone has none. */
export async function readNames(
  db: Pick<ReadDatabase, "organizationMember" | "serviceAccount">,
  ids: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  if (ids.length === 0) return new Map();
  const people = await db.organizationMember.findMany({
    where: { userId: { in: [...ids] } },
    select: { user: { select: { id: true, name: true } } },
  });
  const machines = await db.serviceAccount.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map([...people.map(({ user }) => user), ...machines].map((who) => [who.id, who]));
}
