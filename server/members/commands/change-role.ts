import "server-only";
import { workspaceAuthority } from "../../access/authority";
import type { WorkspaceScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { refusePersonal } from "../../organizations/commands";
import { getMember } from "../queries";
import { actingAuthority, keepAdmins, memberWithRow, refuseAbove } from "./check-standing";
import type { ChangeMemberRoleInput, MemberView } from "../schema";

/**
 * Gives a member of the workspace another role, from their next request on.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low, CONFLICT last_admin, CONFLICT inherited_role
 */
export async function changeMemberRole(scope: WorkspaceScope, input: ChangeMemberRoleInput): Promise<MemberView> {
  refusePersonal(scope.organization);
  const workspaceId = scope.workspace.id;
  const { user: userId, role } = input;
  return audited(
    scope,
    "member.change-role",
    async (tx) => {
      const acting = await actingAuthority(tx, scope, "member.change-role");
      const member = await memberWithRow(tx, workspaceId, userId);
      refuseAbove(acting, member.authority, workspaceAuthority(role));
      if (member.role === "admin" && role !== "admin") await keepAdmins(tx, userId, workspaceId);
      await tx.workspaceMember.update({
        where: { workspaceId_userId: { workspaceId, userId } },
        data: { role, roleId: null },
      });
      return {
        value: await getMember(tx, workspaceId, userId),
        entries: {
          target: { type: "user", id: userId, name: member.name },
          before: { role: member.role },
          after: { role },
        },
      };
    },
    { lock: { organization: scope.organization.id } },
  );
}
