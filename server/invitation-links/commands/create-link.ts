import "server-only";
import { covers, withEveryResource, workspaceAuthority, type Authority } from "../../access/rights/authority";
import type { WorkspaceScope } from "../../access/scope";
import { actingAuthority } from "../../access/standing/acting-authority";
import { audited } from "../../audit/audited";
import { AppError } from "../../errors";
import { newId } from "../../ids";
import { grantedFields, resolveGrants } from "../../invitations/commands/grants/resolve-grants";
import { endOfInvitation } from "../../invitations/commands/letter";
import { newLink } from "../../invitations/commands/new-link";
import { refusePersonal } from "../../organizations/commands/refusals";
import { LINK_COLUMNS } from "../queries/columns";
import { toLinkViews } from "../queries/list-links";
import type { CreatedLinkView, CreateLinkInput } from "../schema";

/** @throws INVALID invalid_value (role) for an admin's role, and for a custom one that comes to the same */
function refuseAdmins(role: Authority): void {
  if (covers(withEveryResource(role), workspaceAuthority("admin"))) {
    throw new AppError("INVALID", "invalid_value", "role");
  }
}

/**
 * Makes a link for many. Nobody knows who will hold it, so it gives nobody the workspace: an admin's role is refused.
 * @throws INVALID invalid_value (role, groups, expiresAt, memberUntil), CONFLICT personal_organization, FORBIDDEN
 *   rank_too_low
 */
export async function createLink(scope: WorkspaceScope, input: CreateLinkInput): Promise<CreatedLinkView> {
  refusePersonal(scope.organization);
  const expiresAt = endOfInvitation(input.expiresAt);
  const allowedDomains = [...new Set(input.allowedDomains)];
  return audited(
    scope,
    "invitation-link.create",
    async (tx) => {
      const acting = await actingAuthority(tx, scope, "invitation-link.create");
      const grants = await resolveGrants(tx, scope, acting, { ...input, projects: [] });
      refuseAdmins(grants.role.authority);
      const { link, tokenHash } = newLink();
      const row = await tx.invitationLink.create({
        data: {
          id: newId("lnk"),
          organizationId: scope.organization.id,
          workspaceId: scope.workspace.id,
          role: grants.role.role,
          roleId: grants.role.roleId,
          groupIds: grants.groups.map(({ id }) => id),
          allowedDomains,
          useMaximum: input.useMaximum ?? null,
          memberUntil: grants.memberUntil,
          tokenHash,
          createdById: scope.actor.id,
          expiresAt,
        },
        select: LINK_COLUMNS,
      });
      const [view] = await toLinkViews(tx, scope.workspace.id, [row]);
      if (view === undefined) throw new Error("a link without its view");
      const { useMaximum } = row;
      const limits = { expiresAt: expiresAt.toISOString(), useMaximum, allowedDomains };
      return {
        value: { ...view, link },
        entries: {
          target: { type: "invitation_link", id: row.id, name: null },
          after: { ...grantedFields(grants), ...limits },
        },
      };
    },
    { lock: { organization: scope.organization.id } },
  );
}
