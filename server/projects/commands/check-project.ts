import "server-only";
import { allowedInArchive } from "../../access/rights/archived";
import { projectAllows, projectRights } from "../../access/rights/held";
import type { ProjectPermission } from "../../access/permissions";
import { WORKSPACE_STANDS } from "../../access/reach";
import { heldNow, type ProjectKey } from "../../access/standing/in-project";
import type { ProjectScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";

export function keyOf({ project, workspace }: ProjectScope): ProjectKey {
  return { id: project.id, workspaceId: workspace.id };
}

/**
 * What the caller may do in the project now. What the scope proved before the lock may be over: the project moved,
 * deleted or archived, the caller removed.
 * @throws NOT_FOUND, CONFLICT archived, FORBIDDEN permission_missing, examples_read_only
 */
export async function actingInProject(
  tx: TransactionDatabase,
  scope: ProjectScope,
  permission: ProjectPermission,
): Promise<ReadonlySet<string>> {
  const key = keyOf(scope);
  const project = await tx.project.findFirst({
    where: { ...key, workspace: WORKSPACE_STANDS },
    select: { visibility: true, archivedAt: true, deletedAt: true, kind: true },
  });
  if (project === null || (project.deletedAt !== null && permission !== "project.restore")) throw notFound();
  if (project.kind === "examples") throw new AppError("FORBIDDEN", "examples_read_only");
  if (project.archivedAt !== null && !allowedInArchive(permission)) throw new AppError("CONFLICT", "archived");
  const held = await heldNow(tx, { ...key, visibility: project.visibility }, scope.actor.id);
  if (!projectAllows(held, permission)) {
    throw new AppError("FORBIDDEN", "permission_missing", undefined, { permission });
  }
  return new Set([...projectRights(held), ...held.resources]);
}

/** Nobody grants more than they have, nor changes somebody who has more. */
export function refuseBeyond(acting: ReadonlySet<string>, ...others: (readonly string[])[]): void {
  if (others.some((rights) => rights.some((right) => !acting.has(right)))) {
    throw new AppError("FORBIDDEN", "rank_too_low");
  }
}

/** @throws CONFLICT default_project, which stays as it is: active, open and in its workspace */
export function refuseDefault({ project }: ProjectScope): void {
  if (project.kind === "default") throw new AppError("CONFLICT", "default_project");
}
