import "server-only";
import { covers } from "../../access/authority";
import type { TransactionDatabase } from "../../audit/audited";
import { readSources, type HeldGroup, type SourceGroups } from "./sources";
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

/**
 * Whether a directory's group gives less by the name that it gets: rows say the value of a claim, and groups of a
 * workspace are found by an equal name. Rows that name the group itself stay with it.
 */
export async function losesMeaning(
  tx: TransactionDatabase,
  organizationId: string,
  before: HeldGroup,
  after: HeldGroup,
): Promise<boolean> {
  const { present } = await readSources(tx, organizationId, null);
  const scim = present.filter(({ source }) => source === "scim");
  const as = ({ id, displayName, externalId }: HeldGroup): SourceGroups[] =>
    scim.map((source) => ({ ...source, groups: [{ id, displayName, externalId }] }));
  const was = await wantedOf(tx, organizationId, as(before));
  return !keepsAll(was, await wantedOf(tx, organizationId, as(after)));
}
