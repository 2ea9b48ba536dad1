import "server-only";
import type { TransactionDatabase } from "../../db/tenant";
import { AppError, notFound } from "../../errors";
import type { OrganizationPermission, WorkspacePermission } from "../permissions";
import { unexpired, WORKSPACE_STANDS } from "../reach";
import { covers, organizationAuthority, workspaceAuthority, type Authority } from "../rights/authority";
import { organizationRoleOf, workspaceRoleOf } from "../rights/built-in-roles";
import { organizationAllows } from "../rights/held";
import type { Actor, OrganizationScope, WorkspaceScope } from "../scope";
import { findWorkspaceStanding } from "./now";

/**
 * Membership changes of one organization, its workspaces' included, run one after the other under the lock on the
 * organization's row: who leaves the organization may be the last admin of a workspace. What a scope proved before the
 * lock may be over by now, so all of it is read again.
 */

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

export function refuseAbove(acting: Authority, ...others: Authority[]): void {
  if (others.some((other) => !covers(acting, other))) throw new AppError("FORBIDDEN", "rank_too_low");
}
