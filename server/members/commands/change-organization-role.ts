import "server-only";
import { organizationAuthority } from "../../access/authority";
import type { OrganizationScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { refusePersonal } from "../../organizations/commands";
import { getOrganizationMember } from "../queries";
import { actingOrganizationAuthority, keepOwner, organizationMember, refuseAbove } from "./check-standing";
import type { ChangeOrganizationRoleInput, OrganizationMemberView } from "../schema";

/**
 * Gives a member of the organization another role. Only owners make owners or change one.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low, CONFLICT last_owner
 */
export async function changeOrganizationRole(
  scope: OrganizationScope,
  input: ChangeOrganizationRoleInput,
): Promise<OrganizationMemberView> {
  refusePersonal(scope.organization);
  const organizationId = scope.organization.id;
  const { user: userId, role } = input;
  return audited(
    scope,
    "organization-member.change-role",
    async (tx) => {
      const acting = await actingOrganizationAuthority(tx, scope, "organization-member.change-role");
      const member = await organizationMember(tx, userId);
      refuseAbove(acting, organizationAuthority(member.role), organizationAuthority(role));
      if (member.role === "owner" && role !== "owner") await keepOwner(tx, userId);
      await tx.organizationMember.update({
        where: { organizationId_userId: { organizationId, userId } },
        data: { role },
      });
      return {
        value: await getOrganizationMember(tx, userId),
        entries: {
          target: { type: "user", id: userId, name: member.name },
          before: { role: member.role },
          after: { role },
        },
      };
    },
    { lock: { organization: organizationId } },
  );
}
