import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { endGrants } from "../../access-rules/commands/end-grants";
import { audited, type AuditDraft, type TransactionDatabase } from "../../audit/audited";
import { actingAuthority } from "../../access/standing/acting-authority";
import { leaveVaults } from "../../vaults/commands/order";
import { getGroup } from "../queries/groups";
import type { RemovedGroupView } from "../schema";
import { findGroup, refuseBuiltIn } from "./find-group";

/**
 * What promised the group goes on without it. Everybody waits for the organization's lock meanwhile, and invitations that
 * were sent together promise the same groups: a statement for each list of groups, not for each invitation.
 */
async function takeOutOfInvitations(tx: TransactionDatabase, id: string): Promise<void> {
  const where = { groupIds: { has: id } };
  const change = (groupIds: string[]) => ({
    where: { groupIds: { equals: groupIds } },
    data: { groupIds: groupIds.filter((group) => group !== id) },
  });
  for (const { groupIds } of await tx.invitation.groupBy({ by: ["groupIds"], where })) {
    await tx.invitation.updateMany(change(groupIds));
  }
  for (const { groupIds } of await tx.invitationLink.groupBy({ by: ["groupIds"], where })) {
    await tx.invitationLink.updateMany(change(groupIds));
  }
}

/** The service accounts that it answered for are the admins' from then on; a row of the audit for each. */
async function handBackMachines(tx: TransactionDatabase, id: string, name: string): Promise<AuditDraft[]> {
  const where = { ownerGroupId: id };
  const machines = await tx.serviceAccount.findMany({
    where,
    orderBy: { id: "asc" },
    select: { id: true, name: true },
  });
  await tx.serviceAccount.updateMany({ where, data: { ownerGroupId: null } });
  return machines.map((machine) => ({
    action: "service-account.update",
    target: { type: "service_account", ...machine },
    before: { ownerGroup: name },
    after: { ownerGroup: null },
  }));
}

/**
 * Deletes a group; what its members had by it ends with their next request.
 * @throws NOT_FOUND, CONFLICT built_in_group
 */
export async function removeGroup(scope: WorkspaceScope, input: { group: string }): Promise<RemovedGroupView> {
  return audited(
    scope,
    "group.remove",
    async (tx) => {
      await actingAuthority(tx, scope, "group.remove");
      const group = await findGroup(tx, input.group);
      refuseBuiltIn(group);
      const { id, name, description } = group;
      const { memberCount } = await getGroup(scope, id, tx);
      await takeOutOfInvitations(tx, id);
      const { rules, entries } = await endGrants(tx, { groupId: id });
      const machines = await handBackMachines(tx, id, name);
      const vaults = await leaveVaults(tx, { id, name });
      await tx.group.delete({ where: { id } });
      const before = { name, description, members: memberCount, rules };
      return {
        value: { id, name, memberCount },
        entries: [{ target: { type: "group", id, name }, before }, ...entries, ...machines, ...vaults],
      };
    },
    { lock: { organization: scope.organization.id } },
  );
}
