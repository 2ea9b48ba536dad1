import "server-only";
import { EVERY_RESOURCE_RIGHT, resourceRightsInProject } from "../../access/rights/authority";
import { allowedInArchive, projectAllows, projectRights, type Held } from "../../access/rights/held";
import type { ProjectPermission } from "../../access/permissions";
import type { ProjectRole } from "../../access/rights/built-in-roles";
import { unexpired, WORKSPACE_STANDS } from "../../access/reach";
import { standsInProject } from "../../access/standing/roles";
import type { ProjectScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";

/** The project that a change is about; the transaction may reach further than its workspace. */
export interface ProjectKey {
  id: string;
  workspaceId: string;
}

interface ProjectNow extends ProjectKey {
  visibility: string;
}

export function keyOf({ project, workspace }: ProjectScope): ProjectKey {
  return { id: project.id, workspaceId: workspace.id };
}

const ROLE = { role: true, customRole: { select: { permissions: true, access: true } } } as const;

interface HeldNow extends Held<ProjectRole> {
  /** What the row in the project, or an admin's role above it, gives to its resources. */
  resources: readonly string[];
}

async function organizationRow(tx: TransactionDatabase, project: ProjectKey, userId: string) {
  return tx.organizationMember.findFirst({
    where: { userId, suspendedAt: null, ...unexpired() },
    select: {
      role: true,
      workspaces: { where: { workspaceId: project.workspaceId, ...unexpired() }, select: ROLE },
    },
  });
}

/** A service account's role in the workspace, or in the project that it is built into. */
async function machineRoles(tx: TransactionDatabase, project: ProjectKey, id: string) {
  // Read through the workspace: a project's own handle reaches what is built into it alone.
  const select = { role: true, projectId: true, projectRole: true } as const;
  const found = await tx.workspace.findFirst({
    where: { id: project.workspaceId },
    select: { serviceAccounts: { where: { id, suspendedAt: null }, select } },
  });
  const row = found?.serviceAccounts[0];
  if (row === undefined || row.projectId === null) return { inWorkspace: row?.role ?? null, inProject: null };
  return { inWorkspace: null, inProject: row.projectId === project.id ? row.projectRole : null };
}

/** Whether a rule on the project names somebody of its workspace. */
async function ruledNow(tx: TransactionDatabase, project: ProjectKey, actorId: string, role: string): Promise<boolean> {
  const member = { AND: [{ OR: [{ userId: actorId }, { serviceAccountId: actorId }] }, unexpired()] };
  const group = { OR: [{ kind: "users" }, { members: { some: member } }] };
  const named = { OR: [{ subject: actorId }, { role }, { group }] };
  const row = await tx.accessGrant.findFirst({
    where: { AND: [{ scope: project.id }, unexpired(), named] },
    select: { ruleId: true },
  });
  return row !== null;
}

/** What somebody, or a service account, holds in the project now; nothing at all for who does not reach it. */
export async function heldNow(tx: TransactionDatabase, project: ProjectNow, actorId: string): Promise<HeldNow> {
  const above = await organizationRow(tx, project, actorId);
  const [inWorkspace] = above?.workspaces ?? [];
  const own = await tx.collaborator.findFirst({
    where: { projectId: project.id, userId: actorId, ...unexpired(), ...(above === null ? { external: true } : {}) },
    select: { ...ROLE, access: true },
  });
  const machine = await machineRoles(tx, project, actorId);
  const workspaceRole = inWorkspace?.role ?? machine.inWorkspace;
  const projectRole = own?.role ?? machine.inProject;
  const held = standsInProject({
    organizationRole: above?.role ?? null,
    workspaceRole,
    workspacePermissions: inWorkspace?.customRole?.permissions ?? null,
    projectRole,
    projectPermissions: own?.customRole?.permissions ?? null,
    visibility: project.visibility,
    ruled: workspaceRole !== null && (await ruledNow(tx, project, actorId, workspaceRole)),
  });
  const all = held.roles.includes("owner") || held.roles.includes("admin");
  const byRow = resourceRightsInProject(projectRole ?? "none", own?.customRole?.access ?? own?.access);
  return { ...held, resources: all ? EVERY_RESOURCE_RIGHT : byRow };
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
