import "server-only";
import type { TransactionDatabase } from "../../../audit/audited";
import { expireInGroups, expireInOrganization, expireInProjects, expireInWorkspace } from "../../expired";
import { writeOverdue } from "../../overdue";

/**
 * Who was somewhere until an end date begins anew, with nothing that they had. What the task would have done when it came
 * is done and stands in the audit now; rules of access that name nobody any more are left to their own task.
 */

const KEPT = { emptiedRules: "stay" } as const;

export async function endFormer(
  tx: TransactionDatabase,
  place: { organizationId: string; workspaceId: string },
  userIds: readonly string[],
): Promise<void> {
  const over = { userId: { in: [...userIds] }, expiresAt: { lte: new Date() } };
  const where = { workspaceId: place.workspaceId, ...over };
  const former = await tx.workspaceMember.findMany({ where, select: { userId: true } });
  for (const { userId } of former) await writeOverdue(tx, await expireInWorkspace(tx, { ...place, userId, ...KEPT }));
}

export async function endFormerMember(tx: TransactionDatabase, organizationId: string, userId: string): Promise<void> {
  await writeOverdue(tx, await expireInOrganization(tx, { organizationId, userId, ...KEPT }));
}

export async function endFormerCollaborator(
  tx: TransactionDatabase,
  projectIds: readonly string[],
  userId: string,
): Promise<void> {
  await writeOverdue(tx, await expireInProjects(tx, { projectIds, userId }));
}

/** Rows of one source: what a directory gives is not ended by what is given by hand. */
export async function endFormerInGroups(
  tx: TransactionDatabase,
  groupIds: readonly string[],
  { userId, source }: { userId: string; source: string },
): Promise<void> {
  await writeOverdue(tx, await expireInGroups(tx, { groupId: { in: [...groupIds] }, userId, source }));
}
