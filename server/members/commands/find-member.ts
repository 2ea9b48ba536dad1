import "server-only";
import { unexpired } from "../../access/reach";
import { organizationRoleOf } from "../../access/rights/built-in-roles";
import { findWorkspaceStanding } from "../../access/standing/now";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";

/** A member of the organization, the suspended one too; null for who is none. */
export async function findOrganizationMember(tx: TransactionDatabase, userId: string) {
  const row = await tx.organizationMember.findFirst({
    where: { userId, ...unexpired() },
    select: { role: true, expiresAt: true, suspendedAt: true, user: { select: { name: true, emailKey: true } } },
  });
  if (row === null) return null;
  const { role, expiresAt, suspendedAt, user } = row;
  return { ...user, role: organizationRoleOf(role), expiresAt, suspended: suspendedAt !== null };
}

/** @throws NOT_FOUND */
export async function organizationMember(tx: TransactionDatabase, userId: string) {
  const member = await findOrganizationMember(tx, userId);
  if (member === null) throw notFound();
  return member;
}

/** Somebody who is in single projects without belonging to the organization; null for who is not. */
export async function findExternal(tx: TransactionDatabase, userId: string) {
  const row = await tx.collaborator.findFirst({
    where: { userId, external: true },
    select: { user: { select: { name: true, emailKey: true } } },
  });
  return row === null ? null : { ...row.user, role: null };
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
