import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { refuseBeyondGroups } from "../../access-rules/commands/check-groups";
import { AppError } from "../../errors";
import { actingAuthority } from "../../access/standing/acting-authority";
import { getGroup } from "../queries/groups";
import type { AddGroupMembersInput, ChangedGroupView, MemberRef, RemoveGroupMembersInput } from "../schema";
import { findGroup, refuseFollowing, refuseQueueAdmins } from "./find-group";
import { addMemberships, endMembershipsInGroup, findMembers, type Member } from "./memberships";
import type { TransactionDatabase } from "../../audit/audited";

/** @throws INVALID (expiresAt) where the end has passed already */
function endOf(expiresAt: string | null | undefined): Date | null | undefined {
  if (expiresAt === undefined || expiresAt === null) return expiresAt;
  const end = new Date(expiresAt);
  if (end <= new Date()) throw new AppError("INVALID", "invalid_value", "expiresAt");
  return end;
}

/**
 * Puts people and service accounts of the workspace into a group, effective at once; whoever is in it already gets the
 * end date that is given.
 * @throws NOT_FOUND, CONFLICT built_in_group, FORBIDDEN rank_too_low, rank_too_low (expiresAt), INVALID (members.N,
 *   expiresAt)
 */
export async function addGroupMembers(scope: WorkspaceScope, input: AddGroupMembersInput): Promise<ChangedGroupView> {
  const until = endOf(input.expiresAt);
  return audited(
    scope,
    "group.add-members",
    async (tx) => {
      const acting = await actingAuthority(tx, scope, "group.add-members");
      const group = await findGroup(tx, input.group);
      refuseFollowing(group);
      refuseQueueAdmins(acting, group);
      await refuseBeyondGroups(tx, scope, acting, [group.id], { until: until ?? null });
      const members = await findMembers(tx, scope, input.members);
      const { changes, entries } = await addMemberships(tx, scope, group, members, until);
      return { value: { ...(await getGroup(scope, group.id, tx)), changes }, entries };
    },
    { lock: { organization: scope.organization.id } },
  );
}

/** Members to be removed may have left the workspace already, so they are looked up in the group itself. */
async function findLeaving(tx: TransactionDatabase, groupId: string, refs: readonly MemberRef[]): Promise<Member[]> {
  const ids = refs.map(({ id }) => id);
  const people = await tx.organizationMember.findMany({
    where: { userId: { in: ids }, groups: { some: { groupId } } },
    select: { user: { select: { id: true, name: true } } },
  });
  const machines = await tx.serviceAccount.findMany({
    where: { id: { in: ids }, groups: { some: { groupId } } },
    select: { id: true, name: true },
  });
  return [
    ...people.map(({ user }): Member => ({ type: "user", ...user })),
    ...machines.map((machine): Member => ({ type: "service_account", ...machine })),
  ];
}

/**
 * Takes people and service accounts out of a group, effective at once. Who is not in it is told so and changes nothing.
 * @throws NOT_FOUND, CONFLICT built_in_group
 */
export async function removeGroupMembers(
  scope: WorkspaceScope,
  input: RemoveGroupMembersInput,
): Promise<ChangedGroupView> {
  return audited(
    scope,
    "group.remove-members",
    async (tx) => {
      const acting = await actingAuthority(tx, scope, "group.remove-members");
      const group = await findGroup(tx, input.group);
      refuseFollowing(group);
      refuseQueueAdmins(acting, group);
      const members = await findLeaving(tx, group.id, input.members);
      const { changes, entries } = await endMembershipsInGroup(tx, group, members);
      return { value: { ...(await getGroup(scope, group.id, tx)), changes }, entries };
    },
    { lock: { organization: scope.organization.id } },
  );
}
