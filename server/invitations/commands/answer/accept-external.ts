import "server-only";
import { unexpired } from "../../../access/reach";
import type { InvitationScope } from "../../../access/scope";
import type { TransactionDatabase } from "../../../audit/audited";
import { AppError } from "../../../errors";
import { endFormerCollaborator, endFormerMember } from "../../../members/commands/admission/end-former";
import { projectRoleNow } from "../../../roles/commands/resolve-role";
import type { FoundInvitation } from "../../find-invitation";
import { accessOf } from "../../queries/columns";
import type { AcceptedInvitationView } from "../../schema/answers";
import { mayGive } from "../grants/check-inviter";

/** What accepting answers, apart from the place. */
export type Accepted = Omit<AcceptedInvitationView, "organization" | "workspace">;

/** The role that the row gives in its project now, or its access map. */
async function givenNow(tx: TransactionDatabase, found: FoundInvitation) {
  const access = accessOf(found);
  if (access !== null) return { role: "access", roleId: null, access };
  const { role, roleId } = await projectRoleNow(tx, found.workspaceId, found.projectRole ?? "viewer");
  return { role, roleId };
}

/**
 * The project, and what the invitation gives there, as things stand.
 * @throws EXPIRED inviter_gone, invitation_ended
 */
export async function givenInProject(tx: TransactionDatabase, found: FoundInvitation & { projectId: string }) {
  const { organizationId, workspaceId, projectId, memberUntil: until, invitedById } = found;
  const project = await tx.project.findFirst({
    where: { id: projectId, workspaceId, deletedAt: null, archivedAt: null },
    select: { id: true, name: true, slug: true },
  });
  if (project === null) throw new AppError("EXPIRED", "invitation_ended");
  const given = await givenNow(tx, found);
  const asked = { project: projectId, role: given.roleId ?? given.role, access: accessOf(found), until };
  const may = await mayGive(tx, { organizationId, workspaceId }, invitedById, asked);
  if (!may) throw new AppError("EXPIRED", "inviter_gone");
  return { project, given };
}

/**
 * An external collaborator comes into one project and nothing else. Whoever belongs to the organization by now is a
 * collaborator as its members are.
 * @throws EXPIRED inviter_gone, invitation_ended, FORBIDDEN suspended
 */
export async function acceptExternal(
  tx: TransactionDatabase,
  scope: InvitationScope,
  found: FoundInvitation & { projectId: string },
  vouchedById: string | null,
): Promise<Accepted> {
  const { organizationId, workspaceId, projectId, memberUntil } = found;
  const place = { organizationId, workspaceId };
  const userId = scope.actor.id;
  const { project, given } = await givenInProject(tx, found);
  const member = await tx.organizationMember.findFirst({
    where: { userId, ...unexpired() },
    select: { suspendedAt: true },
  });
  if (member !== null && member.suspendedAt !== null) throw new AppError("FORBIDDEN", "suspended");
  await endFormerMember(tx, organizationId, userId);
  const key = { projectId, userId };
  await endFormerCollaborator(tx, [projectId], userId);
  const data = { ...place, ...key, ...given, external: member === null, source: "invitation" };
  await tx.collaborator.createMany({
    data: [{ ...data, expiresAt: memberUntil, vouchedById }],
    skipDuplicates: true,
  });
  return { project, role: given.role, skipped: { groups: 0, projects: 0 } };
}
