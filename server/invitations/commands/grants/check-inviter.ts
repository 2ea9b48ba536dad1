import "server-only";
import type { WorkspacePermission } from "../../../access/permissions";
import { unexpired } from "../../../access/reach";
import { covers, resourceRights, type Authority } from "../../../access/rights/authority";
import { endInProject, endInWorkspace, lasts } from "../../../access/standing/own-end";
import { findWorkspaceStanding } from "../../../access/standing/now";
import type { TransactionDatabase } from "../../../audit/audited";
import { AppError } from "../../../errors";
import { rightsOfPerson } from "../../../projects/commands/rights-of-person";
import { projectRoleNow } from "../../../roles/commands/resolve-role";

interface Place {
  organizationId: string;
  workspaceId: string;
}

/** Whether somebody's membership is suspended, or is none any more. */
async function isGone(tx: TransactionDatabase, userId: string): Promise<boolean> {
  const active = { userId, suspendedAt: null, user: { suspendedAt: null }, ...unexpired() };
  return (await tx.organizationMember.count({ where: active })) === 0;
}

/**
 * Nobody comes in by the word of somebody who could not give it today, nor for as long.
 * @throws EXPIRED inviter_gone
 */
export async function inviterAuthority(
  tx: TransactionDatabase,
  { workspaceId }: Place,
  inviterId: string,
  permission: WorkspacePermission,
  { role, until }: { role: Authority; until: Date | null },
): Promise<Authority> {
  const standing = (await isGone(tx, inviterId)) ? null : await findWorkspaceStanding(tx, workspaceId, inviterId);
  const authority = standing?.authority;
  if (authority?.permissions.has(permission) !== true || !covers(authority, role)) {
    throw new AppError("EXPIRED", "inviter_gone");
  }
  if (!lasts(await endInWorkspace(tx, workspaceId, inviterId), until)) throw new AppError("EXPIRED", "inviter_gone");
  return authority;
}

/** Those of the projects to which the inviter may still add people with that role, and until then. */
export async function stillGivable(
  tx: TransactionDatabase,
  place: Place,
  inviterId: string,
  projects: readonly { project: string; role: string }[],
  until: Date | null,
): Promise<{ project: string; role: string }[]> {
  const givable: { project: string; role: string }[] = [];
  for (const given of projects) {
    if (await mayGive(tx, place, inviterId, { ...given, until })) givable.push(given);
  }
  return givable;
}

/** Whether the account of somebody is suspended who is a member of the organization, or a collaborator of the project. */
async function isSuspended(tx: TransactionDatabase, userId: string, projectId: string): Promise<boolean> {
  const suspended = { userId, user: { suspendedAt: { not: null } } };
  if ((await tx.organizationMember.count({ where: suspended })) > 0) return true;
  return (await tx.collaborator.count({ where: { ...suspended, projectId } })) > 0;
}

/** Whether the inviter may still add somebody to a project until then, with that role or an access map in its place. */
export async function mayGive(
  tx: TransactionDatabase,
  place: Place,
  inviterId: string,
  { project, role, access, until }: { project: string; role: string; access?: unknown; until: Date | null },
): Promise<boolean> {
  const found = await rightsOfPerson(tx, place.workspaceId, inviterId, project);
  if (found?.rights.has("collaborator.add") !== true || (await isSuspended(tx, inviterId, found.id))) return false;
  const own = await endInProject(tx, { id: found.id, workspaceId: place.workspaceId }, inviterId);
  if (!lasts(own, until)) return false;
  if (role === "access") return resourceRights(access).every((right) => found.rights.has(right));
  const { permissions } = await projectRoleNow(tx, place.workspaceId, role);
  return permissions.every((permission) => found.rights.has(permission));
}
