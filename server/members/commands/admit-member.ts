import "server-only";
import { workspaceRoleOf, type WorkspaceRole } from "../../access/permissions";
import { workspaceRank } from "../../access/rights";
import type { TransactionDatabase } from "../../audit/audited";

export interface Admission {
  organizationId: string;
  workspaceId: string;
  userId: string;
  role: WorkspaceRole;
  source: "manual" | "invitation";
}

/**
 * Makes somebody who is in the organization a member of one of its workspaces, and answers the role that they have then:
 * a higher one that they have already stays.
 */
export async function admitToWorkspace(tx: TransactionDatabase, admission: Admission): Promise<WorkspaceRole> {
  const { role, source, ...place } = admission;
  const { workspaceId, userId } = place;
  const now = new Date();
  const key = { workspaceId_userId: { workspaceId, userId } };
  const row = await tx.workspaceMember.findUnique({ where: key, select: { role: true, expiresAt: true } });
  if (row === null) {
    await tx.workspaceMember.create({ data: { ...place, role, source } });
    return role;
  }
  const held = workspaceRoleOf(row.role);
  const ended = row.expiresAt !== null && row.expiresAt <= now;
  if (!ended && workspaceRank(held) >= workspaceRank(role)) return held;
  const joined = ended ? { createdAt: now } : {};
  await tx.workspaceMember.update({ where: key, data: { role, source, expiresAt: null, ...joined } });
  return role;
}

interface Newcomer {
  organizationId: string;
  userId: string;
  /** Who handed over the link by which an unverified address comes in. */
  vouchedById: string | null;
}

/**
 * Makes somebody a member of the organization, if they are none, and answers whether they may be there: a suspended
 * member stays suspended. Who was in it until an end date comes back to nothing that they had.
 */
export async function admitToOrganization(tx: TransactionDatabase, newcomer: Newcomer): Promise<boolean> {
  const { organizationId, userId, vouchedById } = newcomer;
  const key = { organizationId_userId: { organizationId, userId } };
  const row = await tx.organizationMember.findUnique({ where: key, select: { suspendedAt: true, expiresAt: true } });
  if (row !== null) {
    if (row.suspendedAt !== null) return false;
    if (row.expiresAt === null || row.expiresAt > new Date()) return true;
    await tx.credential.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: row.expiresAt } });
    await tx.collaborator.deleteMany({ where: { userId } });
    await tx.organizationMember.delete({ where: key });
  }
  const data = { organizationId, userId, role: "member", source: "invitation", vouchedById };
  await tx.organizationMember.create({ data });
  return true;
}
