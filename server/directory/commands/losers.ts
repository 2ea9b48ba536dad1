import "server-only";
import { covers } from "../../access/rights/authority";
import type { TransactionDatabase } from "../../audit/audited";
import { connectionOf, readSources, type HeldGroup, type SourceGroups } from "./sources";
import { ranksAbove, wantedOf, type Wanted } from "./wanted";

function keepsAll(before: Wanted, after: Wanted): boolean {
  const { organizationRole: had } = before;
  const has = after.organizationRole;
  if (had !== null && (has === null || ranksAbove(had.role, has.role))) return false;
  for (const [workspaceId, { authority }] of before.workspaceRoles) {
    const role = after.workspaceRoles.get(workspaceId);
    if (role === undefined || !covers(role.authority, authority)) return false;
  }
  const groups = new Set(after.groups.map(({ groupId }) => groupId));
  return before.groups.every(({ groupId }) => groups.has(groupId));
}

interface Held extends HeldGroup {
  /** Null: of SCIM. */
  identityProviderId: string | null;
}

/** The directory groups of each of the people; nothing where they are in none. */
async function heldBy(
  tx: TransactionDatabase,
  organizationId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Held[]>> {
  const among = { in: [...userIds] };
  const rows = await tx.directoryGroupMember.findMany({
    where: { organizationId, OR: [{ userId: among }, { directoryUser: { userId: among, active: true } }] },
    orderBy: { directoryGroupId: "asc" },
    select: {
      userId: true,
      directoryUser: { select: { userId: true } },
      directoryGroup: { select: { id: true, displayName: true, externalId: true, identityProviderId: true } },
    },
  });
  const held = new Map<string, Held[]>(userIds.map((id) => [id, []]));
  for (const { userId, directoryUser, directoryGroup } of rows) {
    held.get(userId ?? directoryUser?.userId ?? "")?.push(directoryGroup);
  }
  return held;
}

interface Change {
  /** The accounts of those whose groups change. */
  people: readonly string[];
  /** What they are in then, of SCIM's groups. */
  groups: (held: readonly HeldGroup[]) => readonly HeldGroup[];
}

/**
 * Who would have less by a change of SCIM's groups than they have now: a name says the value of a claim and what groups
 * of a workspace are matched, and of two rows the first that fits counts, also where it gives less. People who are in the
 * same groups are worked out once.
 */
export async function losersBy(
  tx: TransactionDatabase,
  organizationId: string,
  { people, groups }: Change,
): Promise<string[]> {
  if (people.length === 0) return [];
  const { present } = await readSources(tx, organizationId, null);
  const filled = (held: readonly Held[], turn: Change["groups"]): SourceGroups[] =>
    present.map((one) => {
      const own = held.filter(({ identityProviderId }) => identityProviderId === connectionOf(one.source));
      return { ...one, groups: one.source === "scim" ? turn(own) : own };
    });
  const lose = new Map<string, boolean>();
  const losers: string[] = [];
  for (const [userId, held] of await heldBy(tx, organizationId, people)) {
    const key = held.map(({ id }) => id).join();
    const was = lose.has(key)
      ? null
      : await wantedOf(
          tx,
          organizationId,
          filled(held, (same) => same),
        );
    if (was !== null) lose.set(key, !keepsAll(was, await wantedOf(tx, organizationId, filled(held, groups))));
    if (lose.get(key) === true) losers.push(userId);
  }
  return losers;
}
