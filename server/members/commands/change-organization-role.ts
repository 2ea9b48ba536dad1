import "server-only";
import { organizationAuthority } from "../../access/rights/authority";
import type { OrganizationScope } from "../../access/scope";
import { actingOrganizationAuthority, refuseAbove } from "../../access/standing/acting-authority";
import { refuseLaterInOrganization } from "../../access/standing/own-end";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { refuseManagedRole } from "../../directory/commands/managed";
import { notify } from "../../notifications/notify";
import { refusePersonal } from "../../organizations/commands/refusals";
import { keptByRole } from "../../provisioning/views/makers";
import { getOrganizationMember } from "../queries/members";
import type {
  ChangedMembersView,
  ChangeOrganizationRoleInput,
  ChangeOrganizationRolesInput,
  OrganizationMemberView,
} from "../schema";
import { changeEach } from "./change-each";
import { organizationMember } from "./find-member";
import { keepOwner } from "./keep-last-ones";

/** `answer` reads within the transaction: once it is over, the member may be gone. */
async function change<T>(
  scope: OrganizationScope,
  { user: userId, role }: ChangeOrganizationRoleInput,
  answer: (tx: TransactionDatabase) => Promise<T>,
): Promise<T> {
  const { id: organizationId, name: place, slug: organizationSlug } = scope.organization;
  return audited(
    scope,
    "organization-member.change-role",
    async (tx) => {
      const acting = await actingOrganizationAuthority(tx, scope, "organization-member.change-role");
      const member = await organizationMember(tx, userId);
      const [held, given] = [organizationAuthority(member.role), organizationAuthority(role)];
      refuseAbove(acting, held, given);
      // Billing ranks as a member does, and gives something all the same.
      const gives = role !== "member" && role !== member.role && held.tier <= given.tier;
      if (gives) await refuseLaterInOrganization(tx, scope, member.expiresAt, "role");
      await refuseManagedRole(tx, { organizationId, userId });
      if (member.role === "owner" && role !== "owner") await keepOwner(tx, userId);
      await tx.organizationMember.update({
        where: { organizationId_userId: { organizationId, userId } },
        // Only an owner is set apart; who becomes one again is not by that.
        data: { role, priorRole: null, priorSource: null, ...(role === "owner" ? {} : { breakGlass: false }) },
      });
      const data = { by: scope.actor.name, place, role, organizationSlug };
      await notify(tx, [{ userId, kind: "role.changed", organizationId, data }]);
      const kept = await keptByRole(tx, { organizationId, userId }, role);
      return {
        value: await answer(tx),
        entries: {
          target: { type: "user", id: userId, name: member.name },
          before: { role: member.role },
          after: { role, ...kept },
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
  return change(scope, input, (tx) => getOrganizationMember(tx, scope, input.user));
}

/** Gives several members another role, each for themself. */
export async function changeOrganizationRoles(
  scope: OrganizationScope,
  { users, role }: ChangeOrganizationRolesInput,
): Promise<ChangedMembersView> {
  refusePersonal(scope.organization);
  const action = "organization-member.change-role";
  return changeEach(scope, action, users, "changed", (user) => change(scope, { user, role }, () => Promise.resolve()));
}
