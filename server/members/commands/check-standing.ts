import "server-only";
import { covers, organizationAuthority, workspaceAuthority, type Authority } from "../../access/authority";
import type { OrganizationPermission, WorkspacePermission } from "../../access/permissions";
import {
  isOrganizationAdmin,
  organizationRoleOf,
  workspaceRoleOf,
  type OrganizationRole,
  type WorkspaceRole,
} from "../../access/built-in-roles";
import { organizationAllows } from "../../access/rights";
import { unexpired, WORKSPACE_STANDS } from "../../access/reach";
import type { Actor, OrganizationScope, WorkspaceScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { administeredAlone, ownedAlone } from "../queries/last-ones";

/**
 * Membership changes of one organization, its workspaces' included, run one after the other under the lock on the
 * organization's row: who leaves the organization may be the last admin of a workspace. What a scope proved before the
 * lock may be over by now, so all of it is read again.
 */

interface WorkspaceStanding {
  name: string;
  emailKey: string;
  organizationRole: OrganizationRole;
  /** Null: here as an admin of the organization only. */
  role: WorkspaceRole | "custom" | null;
  /** Where the role is custom. */
  customRole: { name: string } | null;
  /** When their row in the workspace ends. */
  expiresAt: Date | null;
  /** In the organization: they do nothing, and what they have stays. */
  suspended: boolean;
  authority: Authority;
}

/** An organization's owner ranks above its admins, these above everybody who is in the workspace by a row. */
function authorityIn(
  organizationRole: OrganizationRole,
  role: WorkspaceRole | "custom" | null,
  custom: { permissions: readonly string[]; access: unknown } | null,
): Authority | null {
  if (isOrganizationAdmin(organizationRole)) return organizationAuthority(organizationRole);
  return role === null ? null : workspaceAuthority(role, custom?.permissions, custom?.access);
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
      suspendedAt: true,
      user: { select: { name: true, emailKey: true } },
      workspaces: {
        where: { workspaceId, ...unexpired() },
        select: {
          role: true,
          expiresAt: true,
          customRole: { select: { name: true, permissions: true, access: true } },
        },
      },
    },
  });
  if (row === null) return null;
  const organizationRole = organizationRoleOf(row.role);
  const [own] = row.workspaces;
  const role = own === undefined ? null : own.role === "custom" ? "custom" : workspaceRoleOf(own.role);
  const authority = authorityIn(organizationRole, role, own?.customRole ?? null);
  if (authority === null) return null;
  const { customRole = null, expiresAt = null } = own ?? {};
  const suspended = row.suspendedAt !== null;
  return { ...row.user, organizationRole, role, customRole, expiresAt, suspended, authority };
}

/** A service account has its role, and nobody below it; one that is built into a project has none here. */
async function machineAuthority(tx: TransactionDatabase, id: string): Promise<Authority | null> {
  const row = await tx.serviceAccount.findFirst({
    where: { id, suspendedAt: null, projectId: null },
    select: { role: true },
  });
  return row === null ? null : workspaceAuthority(workspaceRoleOf(row.role));
}

/** Null for who has gone or was suspended since the request began. Whoever is impersonated administers nothing. */
async function personAuthority(tx: TransactionDatabase, workspaceId: string, actor: Actor): Promise<Authority | null> {
  const standing = await findWorkspaceStanding(tx, workspaceId, actor.id);
  if (standing === null || standing.suspended) return null;
  const plain = workspaceAuthority(standing.role === "viewer" ? "viewer" : "member");
  return actor.impersonator === null ? standing.authority : plain;
}

/**
 * The caller's authority now, in a workspace that still stands:
 * a request that was under way opens no way into one whose ways were closed with it.
 * @throws NOT_FOUND where the workspace or its organization was deleted since the request began, FORBIDDEN
 *   permission_missing where the caller has lost the right since the request began
 */
export async function actingAuthority(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  permission: WorkspacePermission,
): Promise<Authority> {
  const { actor, workspace } = scope;
  if ((await tx.workspace.count({ where: { id: workspace.id, ...WORKSPACE_STANDS } })) === 0) throw notFound();
  const authority =
    actor.type === "service_account"
      ? await machineAuthority(tx, actor.id)
      : await personAuthority(tx, workspace.id, actor);
  if (authority?.permissions.has(permission) !== true) {
    throw new AppError("FORBIDDEN", "permission_missing", undefined, { permission });
  }
  return authority;
}

/** @throws FORBIDDEN people_only where a service account would make something that a person has to own */
export function refuseMachines(scope: { actor: Actor }): void {
  if (scope.actor.type === "service_account") throw new AppError("FORBIDDEN", "people_only");
}

/** @throws FORBIDDEN permission_missing where the caller has lost the right since the request began */
export async function actingOrganizationAuthority(
  tx: TransactionDatabase,
  scope: OrganizationScope,
  permission: OrganizationPermission,
): Promise<Authority> {
  const row = await tx.organizationMember.findFirst({
    where: { userId: scope.actor.id, suspendedAt: null, ...unexpired() },
    select: { role: true },
  });
  const role = row === null ? null : organizationRoleOf(row.role);
  if (role === null || !organizationAllows([role], permission)) {
    throw new AppError("FORBIDDEN", "permission_missing", undefined, { permission });
  }
  return organizationAuthority(role);
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

export function refuseAbove(acting: Authority, ...others: Authority[]): void {
  if (others.some((other) => !covers(acting, other))) throw new AppError("FORBIDDEN", "rank_too_low");
}

/**
 * Each workspace in which the person is an explicit admin keeps another one.
 * @throws CONFLICT last_admin
 */
export async function keepAdmins(tx: TransactionDatabase, userId: string, workspaceId?: string): Promise<void> {
  const [place] = await administeredAlone(tx, { userId, ...(workspaceId === undefined ? {} : { workspaceId }) });
  if (place === undefined) return;
  throw new AppError("CONFLICT", "last_admin", undefined, { detail: `“${place.name}” has no other admin.` });
}

/** @throws CONFLICT last_owner where nobody else owns the organization, or none who is set apart while that counts */
export async function keepOwner(tx: TransactionDatabase, userId: string): Promise<void> {
  const [place] = await ownedAlone(tx, { userId });
  if (place === undefined) return;
  throw new AppError("CONFLICT", "last_owner", undefined, { detail: `“${place.name}” has no other owner.` });
}
