import "server-only";
import { organizationAuthority } from "../../access/rights/authority";
import type { OrganizationScope, WorkspaceScope } from "../../access/scope";
import { actingAuthority, actingOrganizationAuthority, refuseAbove } from "../../access/standing/acting-authority";
import { refuseLaterInOrganization, refuseLaterInWorkspace } from "../../access/standing/own-end";
import { audited } from "../../audit/audited";
import { AppError } from "../../errors";
import { refusePersonal } from "../../organizations/commands/refusals";
import { getMember, getOrganizationMember } from "../queries/members";
import type { MemberView, OrganizationMemberView, SetMemberEndInput, SetOrganizationMemberEndInput } from "../schema";
import { memberWithRow, organizationMember } from "./find-member";
import { keepAdmins, keepOwner } from "./keep-last-ones";

/** @throws INVALID invalid_value (expiresAt) for a date that has passed */
function endOf(text: string | null): Date | null {
  if (text === null) return null;
  const end = new Date(text);
  if (end.getTime() <= Date.now()) throw new AppError("INVALID", "invalid_value", "expiresAt");
  return end;
}

/** Who is here until a day moves neither that day away nor anybody else's beyond it. */
function isLater({ from, to }: { from: Date | null; to: Date | null }): boolean {
  return from !== null && (to === null || to > from);
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

/**
 * Says when a membership of the workspace ends on its own, or that it does not. Who has an end date does not count as an
 * admin that stays.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low, CONFLICT last_admin, inherited_role, default_workspace, INVALID (expiresAt)
 */
export async function setMemberEnd(scope: WorkspaceScope, input: SetMemberEndInput): Promise<MemberView> {
  refusePersonal(scope.organization);
  // Everybody of the organization is in it, for as long as they are in the organization.
  if (scope.workspace.isDefault) throw new AppError("CONFLICT", "default_workspace");
  const workspaceId = scope.workspace.id;
  const { user: userId } = input;
  return audited(
    scope,
    "member.set-end-date",
    async (tx) => {
      const acting = await actingAuthority(tx, scope, "member.set-end-date");
      const expiresAt = endOf(input.expiresAt);
      const member = await memberWithRow(tx, workspaceId, userId);
      refuseAbove(acting, member.authority);
      const later = isLater({ from: member.expiresAt, to: expiresAt });
      if (later) await refuseLaterInWorkspace(tx, scope, expiresAt, "expiresAt");
      if (expiresAt !== null) await keepAdmins(tx, userId, workspaceId);
      await tx.workspaceMember.update({ where: { workspaceId_userId: { workspaceId, userId } }, data: { expiresAt } });
      return {
        value: await getMember(tx, scope, userId),
        entries: {
          target: { type: "user", id: userId, name: member.name },
          before: { expiresAt: iso(member.expiresAt) },
          after: { expiresAt: iso(expiresAt) },
        },
      };
    },
    { lock: { organization: scope.organization.id } },
  );
}

/**
 * Says when a membership of the organization ends on its own, with everything below it, or that it does not.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low, CONFLICT last_owner, last_admin of a workspace, INVALID (expiresAt)
 */
export async function setOrganizationMemberEnd(
  scope: OrganizationScope,
  input: SetOrganizationMemberEndInput,
): Promise<OrganizationMemberView> {
  refusePersonal(scope.organization);
  const organizationId = scope.organization.id;
  const { user: userId } = input;
  return audited(
    scope,
    "organization-member.set-end-date",
    async (tx) => {
      const acting = await actingOrganizationAuthority(tx, scope, "organization-member.set-end-date");
      const expiresAt = endOf(input.expiresAt);
      const member = await organizationMember(tx, userId);
      refuseAbove(acting, organizationAuthority(member.role));
      const later = isLater({ from: member.expiresAt, to: expiresAt });
      if (later) await refuseLaterInOrganization(tx, scope, expiresAt, "expiresAt");
      if (expiresAt !== null) {
        if (member.role === "owner") await keepOwner(tx, userId);
        await keepAdmins(tx, userId);
      }
      await tx.organizationMember.update({
        where: { organizationId_userId: { organizationId, userId } },
        data: { expiresAt },
      });
      return {
        value: await getOrganizationMember(tx, scope, userId),
        entries: {
          target: { type: "user", id: userId, name: member.name },
          before: { expiresAt: iso(member.expiresAt) },
          after: { expiresAt: iso(expiresAt) },
        },
      };
    },
    { lock: { organization: organizationId } },
  );
}
