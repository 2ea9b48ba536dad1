import "server-only";
import type { TransactionDatabase } from "../../db/tenant";
import { AppError } from "../../errors";
import { unexpired } from "../reach";
import { isOrganizationAdmin, organizationRoleOf } from "../rights/built-in-roles";
import { findWorkspaceStanding } from "./now";
import type { OrganizationScope, WorkspaceScope } from "../scope";

/**
 * Nobody gives for longer than they have: what somebody is in a place ends with their row there, and with those above it.
 * Null: never.
 */

/** Whether what ends then lasts until the moment, or for ever where that is null. */
export function lasts(end: Date | null, until: Date | null): boolean {
  return end === null || (until !== null && until <= end);
}

/** Of several ends the first one. */
function firstOf(...ends: readonly (Date | null)[]): Date | null {
  const dates = ends.flatMap((end) => end ?? []).map((date) => date.getTime());
  return dates.length === 0 ? null : new Date(Math.min(...dates));
}

/** When somebody's membership of the organization ends. */
async function endInOrganization(tx: TransactionDatabase, userId: string): Promise<Date | null> {
  const row = await tx.organizationMember.findFirst({
    where: { userId, ...unexpired() },
    select: { expiresAt: true },
  });
  return row?.expiresAt ?? null;
}

/** When what somebody is in the workspace ends. An admin of the organization is here without a row. */
export async function endInWorkspace(
  tx: TransactionDatabase,
  workspaceId: string,
  userId: string,
): Promise<Date | null> {
  const row = await tx.organizationMember.findFirst({
    where: { userId, ...unexpired() },
    select: {
      role: true,
      expiresAt: true,
      workspaces: { where: { workspaceId, ...unexpired() }, select: { expiresAt: true } },
    },
  });
  if (row === null || isOrganizationAdmin(organizationRoleOf(row.role))) return row?.expiresAt ?? null;
  return firstOf(row.expiresAt, row.workspaces[0]?.expiresAt ?? null);
}

/**
 * When somebody's say in a project ends: that of their row there or of what they administer above it, whichever lasts
 * longer; that of their row in the workspace where there is neither.
 */
export async function endInProject(
  tx: TransactionDatabase,
  { id: projectId, workspaceId }: { id: string; workspaceId: string },
  userId: string,
): Promise<Date | null> {
  const own = await tx.collaborator.findFirst({
    where: { projectId, userId, ...unexpired() },
    select: { expiresAt: true },
  });
  const above = await endInWorkspace(tx, workspaceId, userId);
  if (own === null) return above;
  const standing = await findWorkspaceStanding(tx, workspaceId, userId);
  const administers = standing?.role === "admin" || isOrganizationAdmin(standing?.organizationRole ?? "member");
  // Who is no more in the workspace is no more in its projects, while others of the organization may be in them.
  return administers ? above : firstOf(own.expiresAt, above);
}

/**
 * What the caller gives in the workspace ends no later than they do.
 * @throws FORBIDDEN rank_too_low (the field)
 */
export async function refuseLaterInWorkspace(
  tx: TransactionDatabase,
  { actor, workspace }: WorkspaceScope,
  until: Date | null,
  field?: string,
): Promise<void> {
  if (!lasts(await endInWorkspace(tx, workspace.id, actor.id), until)) {
    throw new AppError("FORBIDDEN", "rank_too_low", field);
  }
}

/**
 * The same in the organization.
 * @throws FORBIDDEN rank_too_low (the field)
 */
export async function refuseLaterInOrganization(
  tx: TransactionDatabase,
  { actor }: OrganizationScope,
  until: Date | null,
  field?: string,
): Promise<void> {
  if (!lasts(await endInOrganization(tx, actor.id), until)) throw new AppError("FORBIDDEN", "rank_too_low", field);
}
