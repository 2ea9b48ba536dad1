import "server-only";
import { organizationAuthority } from "../../access/authority";
import type { OrganizationScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { notify } from "../../notifications/notify";
import { refusePersonal } from "../../organizations/commands";
import { getOrganizationMember } from "../queries";
import type {
  ChangedMembersView,
  ChangeOrganizationRoleInput,
  ChangeOrganizationRolesInput,
  OrganizationMemberView,
} from "../schema";
import { changeEach } from "./change-each";
import { actingOrganizationAuthority, keepOwner, organizationMember, refuseAbove } from "./check-standing";

async function change(scope: OrganizationScope, { user: userId, role }: ChangeOrganizationRoleInput): Promise<void> {
  const { id: organizationId, name: place, slug: organizationSlug } = scope.organization;
  await audited(
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
      const data = { by: scope.actor.name, place, role, organizationSlug };
      await notify(tx, [{ userId, kind: "role.changed", organizationId, data }]);
      return {
        value: undefined,
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

/**
 * Gives a member of the organization another role. Only owners make owners or change one.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low, CONFLICT last_owner
 */
export async function changeOrganizationRole(
  scope: OrganizationScope,
  input: ChangeOrganizationRoleInput,
): Promise<OrganizationMemberView> {
  refusePersonal(scope.organization);
  await change(scope, input);
  return getOrganizationMember(scope, input.user);
}

/** Gives several members another role, each for themself. */
export async function changeOrganizationRoles(
  scope: OrganizationScope,
  { users, role }: ChangeOrganizationRolesInput,
): Promise<ChangedMembersView> {
  refusePersonal(scope.organization);
  const action = "organization-member.change-role";
  return changeEach(scope, action, users, "changed", (user) => change(scope, { user, role }));
}
