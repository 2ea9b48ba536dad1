import "server-only";
import type { Authority } from "../../../access/rights/authority";
import type { InvitationScope } from "../../../access/scope";
import type { TransactionDatabase } from "../../../audit/audited";
import { AppError } from "../../../errors";
import { resolveWorkspaceRole } from "../../../roles/commands/resolve-role";
import { admitToOrganization, admitToWorkspace, type MemberSource } from "./admit-member";

interface Coming {
  role: { role: string; roleId: string | null; authority: Authority };
  source: MemberSource;
  /** Who vouches for an unverified address; null where it is proved. */
  vouchedById: string | null;
  until: Date | null;
}

type Place = Pick<InvitationScope, "organization" | "workspace">;

/**
 * The account of who stands at the door as it is now, since what the request proved may be over.
 * @throws FORBIDDEN suspended
 */
export async function ownAccount(tx: TransactionDatabase, scope: InvitationScope) {
  const user = await tx.user.findUnique({
    where: { id: scope.actor.id },
    select: { name: true, email: true, emailKey: true, emailVerifiedAt: true, suspendedAt: true, deletedAt: true },
  });
  if (user?.suspendedAt !== null || user.deletedAt !== null) throw new AppError("FORBIDDEN", "suspended");
  return user;
}

/** @throws EXPIRED invitation_ended where the place is deleted, CONFLICT archived, FORBIDDEN suspended */
export async function refuseClosed(tx: TransactionDatabase, { workspace }: Place): Promise<void> {
  const place = await tx.workspace.findUnique({
    where: { id: workspace.id },
    select: {
      suspendedAt: true,
      archivedAt: true,
      deletedAt: true,
      organization: { select: { suspendedAt: true, deletedAt: true } },
    },
  });
  if (place?.deletedAt !== null || place.organization.deletedAt !== null) {
    throw new AppError("EXPIRED", "invitation_ended");
  }
  if (place.suspendedAt !== null || place.organization.suspendedAt !== null) {
    throw new AppError("FORBIDDEN", "suspended");
  }
  if (place.archivedAt !== null) throw new AppError("CONFLICT", "archived");
}

/**
 * Makes somebody a member of the organization, of its default workspace with the role that newcomers have there, and of
 * the workspace. Answers the role that they have in it then.
 * @throws FORBIDDEN suspended
 */
export async function admitNewcomer(tx: TransactionDatabase, place: Place, userId: string, coming: Coming) {
  const { role, source, vouchedById, until } = coming;
  const organizationId = place.organization.id;
  const person = { organizationId, userId };
  const entrance = await admitToOrganization(tx, { ...person, source, vouchedById, until });
  if (entrance === "suspended") throw new AppError("FORBIDDEN", "suspended");
  if (!place.workspace.isDefault) await admitToDefault(tx, person, source, entrance === "came" ? until : null);
  return admitToWorkspace(tx, { ...person, workspaceId: place.workspace.id, ...role, source, until });
}

/** Everybody of the organization is in its default workspace, with the role that newcomers have there. */
export async function admitToDefault(
  tx: TransactionDatabase,
  person: { organizationId: string; userId: string },
  source: MemberSource,
  until: Date | null,
): Promise<void> {
  const home = await tx.workspace.findFirst({
    where: { organizationId: person.organizationId, isDefault: true },
    select: { id: true, organization: { select: { defaultRole: true } } },
  });
  if (home === null) return;
  const role = await resolveWorkspaceRole(tx, home.organization.defaultRole === "member" ? "member" : "viewer");
  await admitToWorkspace(tx, { ...person, workspaceId: home.id, ...role, source, until });
}
