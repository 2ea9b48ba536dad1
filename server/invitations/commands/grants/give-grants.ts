import "server-only";
import type { TransactionDatabase } from "../../../audit/audited";
import { FOLLOWING_GROUPS } from "../../../groups/kinds";
import { newId } from "../../../ids";
import { endFormerCollaborator, endFormerInGroups } from "../../../members/commands/admission/end-former";
import { projectRoleNow } from "../../../roles/commands/resolve-role";

/** Who gets something beside the membership, and until when. */
interface Recipient {
  organizationId: string;
  workspaceId: string;
  userId: string;
  source: string;
  until: Date | null;
  /** Who vouched for an unverified address. */
  vouchedById?: string | null;
}

/** Brings somebody into those of the groups that are still there; answers how many are not. */
export async function giveGroups(
  tx: TransactionDatabase,
  { organizationId, workspaceId, userId, source, until }: Recipient,
  groupIds: readonly string[],
): Promise<number> {
  if (groupIds.length === 0) return 0;
  const groups = await tx.group.findMany({
    where: { id: { in: [...groupIds] }, workspaceId, kind: { notIn: FOLLOWING_GROUPS } },
    select: { id: true },
  });
  const there = groups.map(({ id }) => id);
  await endFormerInGroups(tx, there, { userId, source });
  await tx.groupMember.createMany({
    data: there.map((groupId) => {
      return { id: newId("gm"), organizationId, workspaceId, groupId, userId, source, expiresAt: until };
    }),
    skipDuplicates: true,
  });
  return groupIds.length - groups.length;
}

/** Brings somebody into those of the projects that are still there; answers how many are not. A role there stays. */
export async function giveProjects(
  tx: TransactionDatabase,
  { organizationId, workspaceId, userId, source, until, vouchedById = null }: Recipient,
  projects: readonly { project: string; role: string }[],
): Promise<number> {
  if (projects.length === 0) return 0;
  const there = await tx.project.findMany({
    where: { id: { in: projects.map(({ project }) => project) }, workspaceId, deletedAt: null, archivedAt: null },
    select: { id: true },
  });
  const found = projects.filter(({ project }) => there.some(({ id }) => id === project));
  const ids = there.map(({ id }) => id);
  await endFormerCollaborator(tx, ids, userId);
  const place = { organizationId, workspaceId, userId, source, expiresAt: until, vouchedById };
  const data = [];
  for (const { project, role } of found) {
    const now = await projectRoleNow(tx, workspaceId, role);
    data.push({ ...place, projectId: project, role: now.role, roleId: now.roleId });
  }
  await tx.collaborator.createMany({ data, skipDuplicates: true });
  return projects.length - found.length;
}
