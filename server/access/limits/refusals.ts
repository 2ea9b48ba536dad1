import type { OrganizationStanding } from "../../db/hot/access/standing";
import { AppError, notFound } from "../../errors";
import type { Permission } from "../permissions";
import { allowedInArchive, type PermissionInPlace } from "../rights/archived";
import { allowedInSuspension } from "../rights/held";
import type { Actor, WorkspaceScope } from "../scope";

interface RefusedPlace {
  organizationId: string;
  workspaceId?: string;
  projectId?: string;
}

type RefusedStanding = OrganizationStanding & { workspaceId?: string; projectId?: string };

export function placeOf({ organizationId, workspaceId, projectId }: RefusedStanding): RefusedPlace {
  return {
    organizationId,
    ...(workspaceId === undefined ? {} : { workspaceId }),
    ...(projectId === undefined ? {} : { projectId }),
  };
}

/** The refusal of a member who lacks a right; it names the place for the audit row. */
export function forbidden(permission: Permission, standing: OrganizationStanding): AppError {
  return new AppError("FORBIDDEN", "permission_missing", undefined, { permission, place: placeOf(standing) });
}

/** The same for a right that a call needs beside its own: `field` names what of the input needs it. */
export function forbiddenIn(scope: WorkspaceScope, permission: Permission, field?: string): AppError {
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  return new AppError("FORBIDDEN", "permission_missing", field, { permission, place });
}

/**
 * Suspension is said only to those who could see the place before. Owners keep what lets them see, export and pay while
 * their organization is suspended, or a workspace of it; who is suspended in person keeps nothing.
 */
export function refuseSuspended(
  permission: Permission,
  standing: OrganizationStanding,
  { place = false, person = false }: { place?: boolean; person?: boolean } = {},
): void {
  const closed = standing.organizationSuspended || place;
  const kept = standing.organizationRole === "owner" && allowedInSuspension(permission);
  if (standing.membershipSuspended || person || (closed && !kept)) {
    throw new AppError("FORBIDDEN", "suspended", undefined, { place: placeOf(standing) });
  }
}

export function refuseSuspendedActor(actor: Actor): void {
  if (actor.suspended) throw new AppError("FORBIDDEN", "suspended");
}

/** A service account has no account of its own to look after, and no place above its workspace. */
export function refuseMachines(actor: Actor): void {
  if (actor.type === "service_account") throw new AppError("FORBIDDEN", "people_only");
}

/** A secret is shown to a person who sits there: never to a machine, nor to what was made to act without one. */
export function refuseCredentials(actor: Actor): void {
  if (actor.credential !== null) throw new AppError("FORBIDDEN", "fresh_sign_in_required");
}

/** What was deleted is nowhere, except for the right to bring it back. */
export function refuseDeleted(restoring: boolean, deleted: boolean, ...above: boolean[]): void {
  if (above.includes(true) || (deleted && !restoring)) throw notFound();
}

/** @throws CONFLICT archived where the place is kept as it is */
export function refuseArchived(
  permission: PermissionInPlace,
  standing: OrganizationStanding,
  ...archived: boolean[]
): void {
  if (!archived.includes(true) || allowedInArchive(permission)) return;
  throw new AppError("CONFLICT", "archived", undefined, { permission, place: placeOf(standing) });
}
