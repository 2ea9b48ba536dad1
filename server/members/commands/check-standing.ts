import "server-only";
import {
  organizationAllows,
  organizationRank,
  organizationRoleOf,
  workspaceAllows,
  workspaceRank,
  workspaceRoleOf,
  type OrganizationPermission,
  type OrganizationRole,
  type WorkspacePermission,
  type WorkspaceRole,
} from "../../access/permissions";
import { unexpired } from "../../access/reach";
import type { OrganizationScope, WorkspaceScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";

/**
 * Membership changes of one organization, its workspaces' included, run one after the other under the lock on the
 * organization's row: who leaves the organization may be the last admin of a workspace. What a scope proved before the
 * lock may be over by now, so all of it is read again.
 */

export interface WorkspaceStanding {
  name: string;
  emailKey: string;
  organizationRole: OrganizationRole;
  /** Null: here as an admin of the organization only. */
  role: WorkspaceRole | null;
  rank: number;
}

/** An organization's owner ranks above its admins, these above a workspace's. */
function rankIn(organizationRole: OrganizationRole, role: WorkspaceRole | null): number {
  if (organizationRole === "owner") return 4;
  if (organizationRole === "admin") return 3;
  return role === null ? -1 : workspaceRank(role);
}

/** Where somebody stands in the workspace now; null for who does not belong to it. */
export async function findWorkspaceStanding(
  tx: TransactionDatabase,
  workspaceId: string,
  userId: string,
): Promise<WorkspaceStanding | null> {
  const row = await tx.organizationMember.findFirst({
    where: { userId, ...unexpired() },
    select: {
      role: true,
      user: { select: { name: true, emailKey: true } },
      workspaces: { where: { workspaceId, ...unexpired() }, select: { role: true } },
    },
  });
  if (row === null) return null;
  const organizationRole = organizationRoleOf(row.role);
  const [own] = row.workspaces;
  const role = own === undefined ? null : workspaceRoleOf(own.role);
  const rank = rankIn(organizationRole, role);
  return rank < 0 ? null : { ...row.user, organizationRole, role, rank };
}

/** @throws FORBIDDEN permission_missing where the caller has lost the right since the request began */
export async function actingRank(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  permission: WorkspacePermission,
): Promise<number> {
  const now = await findWorkspaceStanding(tx, scope.workspace.id, scope.actor.id);
  const roles: WorkspaceRole[] = [];
  if (now !== null && now.rank > workspaceRank("admin")) roles.push("admin");
  if (now !== null && now.role !== null) roles.push(now.role);
  if (now === null || !workspaceAllows(roles, permission)) {
    throw new AppError("FORBIDDEN", "permission_missing", undefined, { permission });
  }
  return now.rank;
}

/** @throws FORBIDDEN permission_missing where the caller has lost the right since the request began */
export async function actingOrganizationRank(
  tx: TransactionDatabase,
  scope: OrganizationScope,
  permission: OrganizationPermission,
): Promise<number> {
  const row = await tx.organizationMember.findFirst({
    where: { userId: scope.actor.id, suspendedAt: null, ...unexpired() },
    select: { role: true },
  });
  const role = row === null ? null : organizationRoleOf(row.role);
  if (role === null || !organizationAllows([role], permission)) {
    throw new AppError("FORBIDDEN", "permission_missing", undefined, { permission });
  }
  return organizationRank(role);
}

/**
 * A person with a row of their own in the workspace.
 * @throws NOT_FOUND, CONFLICT inherited_role where they are here as an admin of the organization only
 */
export async function memberWithRow(tx: TransactionDatabase, workspaceId: string, userId: string) {
  const standing = await findWorkspaceStanding(tx, workspaceId, userId);
  if (standing === null) throw notFound();
  const { role } = standing;
  if (role === null) throw new AppError("CONFLICT", "inherited_role");
  return { ...standing, role };
}

export async function organizationMember(tx: TransactionDatabase, userId: string) {
  const row = await tx.organizationMember.findFirst({
    where: { userId, ...unexpired() },
    select: { role: true, user: { select: { name: true, emailKey: true } } },
  });
  if (row === null) throw notFound();
  return { ...row.user, role: organizationRoleOf(row.role) };
}

export function refuseAbove(rank: number, ...others: number[]): void {
  if (others.some((other) => other > rank)) throw new AppError("FORBIDDEN", "rank_too_low");
}

/** Counts as one of those that a place must not lose: active, and without an end date. */
const STAYING = { expiresAt: null, suspendedAt: null, user: { suspendedAt: null } };

/**
 * Each workspace in which the person is an explicit admin keeps another one.
 * @throws CONFLICT last_admin
 */
export async function keepAdmins(tx: TransactionDatabase, userId: string, workspaceId?: string): Promise<void> {
  const inPlace = workspaceId === undefined ? {} : { workspaceId };
  const administered = await tx.workspaceMember.findMany({
    where: { userId, role: "admin", ...inPlace },
    select: { workspaceId: true },
  });
  const others = await tx.workspaceMember.findMany({
    where: {
      workspaceId: { in: administered.map((row) => row.workspaceId) },
      userId: { not: userId },
      role: "admin",
      expiresAt: null,
      organizationMember: STAYING,
    },
    distinct: ["workspaceId"],
    select: { workspaceId: true },
  });
  if (others.length < administered.length) throw new AppError("CONFLICT", "last_admin");
}

/** @throws CONFLICT last_owner where nobody else owns the organization */
export async function keepOwner(tx: TransactionDatabase, userId: string): Promise<void> {
  const others = await tx.organizationMember.count({ where: { userId: { not: userId }, role: "owner", ...STAYING } });
  if (others === 0) throw new AppError("CONFLICT", "last_owner");
}
