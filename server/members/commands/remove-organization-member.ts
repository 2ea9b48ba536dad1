import "server-only";
import { organizationAuthority } from "../../access/authority";
import type { OrganizationScope } from "../../access/scope";
import { audited } from "../../audit/audited";
import { refusePersonal } from "../../organizations/commands";
import { endedFields, endMemberships, toEndedView } from "../ending";
import { actingOrganizationAuthority, keepAdmins, keepOwner, organizationMember, refuseAbove } from "./check-standing";
import type { EndedMembershipView } from "../schema";

/**
 * Takes a person out of the organization and of everything below it, at once.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low, CONFLICT last_owner, CONFLICT last_admin of one of the workspaces
 */
export async function removeOrganizationMember(
  scope: OrganizationScope,
  input: { user: string },
): Promise<EndedMembershipView> {
  refusePersonal(scope.organization);
  const organizationId = scope.organization.id;
  const { user: userId } = input;
  return audited(
    scope,
    "organization-member.remove",
    async (tx) => {
      const acting = await actingOrganizationAuthority(tx, scope, "organization-member.remove");
      const member = await organizationMember(tx, userId);
      refuseAbove(acting, organizationAuthority(member.role));
      if (member.role === "owner") await keepOwner(tx, userId);
      await keepAdmins(tx, userId);
      const ended = await endMemberships(tx, { userId, emailKey: member.emailKey, endedById: scope.actor.id });
      await tx.organizationMember.delete({ where: { organizationId_userId: { organizationId, userId } } });
      return {
        value: toEndedView({ id: userId, name: member.name }, ended),
        entries: {
          target: { type: "user", id: userId, name: member.name },
          before: { role: member.role, ...endedFields(ended) },
          after: { role: null },
        },
      };
    },
    { lock: { organization: organizationId } },
  );
}
