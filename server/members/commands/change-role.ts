import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { refuseManagedMember } from "../../directory/commands/managed";
import { notify } from "../../notifications/notify";
import { refusePersonal } from "../../organizations/commands/refusals";
import { resolveWorkspaceRole } from "../../roles/commands/resolve-role";
import { getMember } from "../queries/members";
import type { ChangedMembersView, ChangeMemberRoleInput, ChangeMemberRolesInput, MemberView } from "../schema";
import { actingAuthority, refuseAbove } from "../../access/standing/acting-authority";
import { endInWorkspace, refuseLaterInWorkspace } from "../../access/standing/own-end";
import { covers, withEveryResource } from "../../access/rights/authority";
import { memberWithRow } from "./find-member";
import { keepAdmins } from "./keep-last-ones";
import { changeEach } from "./change-each";

/** `answer` reads within the transaction: once it is over, the member may be gone. */
async function change<T>(
  scope: WorkspaceScope,
  { user: userId, role: asked }: ChangeMemberRoleInput,
  answer: (tx: TransactionDatabase) => Promise<T>,
): Promise<T> {
  const { organization, workspace } = scope;
  return audited(
    scope,
    "member.change-role",
    async (tx) => {
      const acting = await actingAuthority(tx, scope, "member.change-role");
      const member = await memberWithRow(tx, workspace.id, userId);
      const { role, roleId, authority, name } = await resolveWorkspaceRole(tx, asked, workspace.id);
      refuseAbove(acting, member.authority, authority);
      // What rules give to members is theirs by no role. Taking something away gives nothing.
      const held = member.role === "custom" ? member.authority : withEveryResource(member.authority);
      if (!covers(held, authority)) {
        await refuseLaterInWorkspace(tx, scope, await endInWorkspace(tx, workspace.id, userId), "role");
      }
      const released = await refuseManagedMember(tx, { organizationId: organization.id, userId }, workspace.id);
      if (member.role === "admin" && role !== "admin") await keepAdmins(tx, userId, workspace.id);
      await tx.workspaceMember.update({
        where: { workspaceId_userId: { workspaceId: workspace.id, userId } },
        data: { role, roleId, ...released },
      });
      const data = { by: scope.actor.name, place: workspace.name, role: name, workspaceSlug: workspace.slug };
      const place = { organizationId: organization.id, workspaceId: workspace.id };
      await notify(tx, [{ userId, kind: "role.changed", ...place, data }]);
      return {
        value: await answer(tx),
        entries: {
          target: { type: "user", id: userId, name: member.name },
          before: { role: member.customRole?.name ?? member.role },
          after: { role: name },
        },
      };
    },
    { lock: { organization: organization.id } },
  );
}

/**
 * Gives a member of the workspace another role, from their next request on.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low, CONFLICT last_admin, CONFLICT inherited_role, INVALID (role)
 */
export async function changeMemberRole(scope: WorkspaceScope, input: ChangeMemberRoleInput): Promise<MemberView> {
  refusePersonal(scope.organization);
  return change(scope, input, (tx) => getMember(tx, scope, input.user));
}

/** Gives several members another role, each for themself. */
export async function changeMemberRoles(
  scope: WorkspaceScope,
  { users, role }: ChangeMemberRolesInput,
): Promise<ChangedMembersView> {
  refusePersonal(scope.organization);
  return changeEach(scope, "member.change-role", users, "changed", (user) =>
    change(scope, { user, role }, () => Promise.resolve()),
  );
}
