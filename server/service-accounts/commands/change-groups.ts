import "server-only";
import { refuseBeyondGroups } from "../../access-rules/commands/check-groups";
import type { WorkspacePermission } from "../../access/permissions";
import type { Authority } from "../../access/rights/authority";
import type { WorkspaceScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { refuseQueueAdmins, type GroupRow } from "../../groups/commands/find-group";
import { findChosenGroups, groupsOfMachine } from "../../groups/commands/groups-of-machine";
import { addMemberships, endMembershipsInGroup } from "../../groups/commands/memberships";

interface Machine {
  id: string;
  name: string;
}

/**
 * The group that is to answer for a service account.
 * @throws INVALID (ownerGroup), CONFLICT built_in_group (ownerGroup)
 */
export async function findOwnerGroup(tx: TransactionDatabase, id: string): Promise<GroupRow | null> {
  const [group = null] = await findChosenGroups(tx, [id], () => "ownerGroup");
  return group;
}

/** @throws FORBIDDEN permission_missing: what changes groups takes the right to change groups */
function need(acting: Authority, permission: WorkspacePermission, groups: readonly GroupRow[]): void {
  if (groups.length === 0) return;
  if (!acting.permissions.has(permission)) {
    throw new AppError("FORBIDDEN", "permission_missing", "groups", { permission });
  }
  for (const group of groups) refuseQueueAdmins(acting, group);
}

const namesOf = (groups: readonly GroupRow[]) => groups.map(({ name }) => name);

/**
 * Makes a list all the groups that a service account is in, as far as people put it there by hand.
 * @throws INVALID (groups.N), CONFLICT built_in_group (groups.N), FORBIDDEN permission_missing (groups), rank_too_low
 */
export async function setGroups(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  acting: Authority,
  machine: Machine,
  ids: readonly string[],
): Promise<{ before: string[]; after: string[] }> {
  const wanted = await findChosenGroups(tx, ids, (position) => `groups.${position}`);
  const before = await groupsOfMachine(tx, machine.id);
  const left = before.filter(({ id }) => !ids.includes(id));
  const joined = [...new Set(wanted)].filter(({ id }) => !before.some((group) => group.id === id));
  need(acting, "group.remove-members", left);
  need(acting, "group.add-members", joined);
  const added = joined.map(({ id }) => id);
  if (added.length > 0) await refuseBeyondGroups(tx, scope, acting, added);
  const member = { type: "service_account" as const, ...machine };
  for (const group of left) await endMembershipsInGroup(tx, group, [member]);
  for (const group of joined) await addMemberships(tx, scope, group, [member]);
  return { before: namesOf(before), after: namesOf(await groupsOfMachine(tx, machine.id)) };
}
