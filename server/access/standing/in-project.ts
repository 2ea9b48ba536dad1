import "server-only";
import type { ReadDatabase } from "../../db/tenant";
import { unexpired } from "../reach";
import { EVERY_RESOURCE_RIGHT, resourceRightsInProject } from "../rights/authority";
import type { ProjectRole } from "../rights/built-in-roles";
import type { Held } from "../rights/held";
import { standsInProject } from "./roles";

/** A project; what reads it may reach further than its workspace. */
export interface ProjectKey {
  id: string;
  workspaceId: string;
}

/** What of a database says what somebody holds: a scope's handle, or that of a transaction. */
type HeldDatabase = Pick<ReadDatabase, "organizationMember" | "workspace" | "accessGrant" | "collaborator">;

interface ProjectNow extends ProjectKey {
  visibility: string;
}

const ROLE = { role: true, customRole: { select: { permissions: true, access: true } } } as const;

interface HeldNow extends Held<ProjectRole> {
  /** What the row in the project, or an admin's role above it, gives to its resources. */
  resources: readonly string[];
}

async function organizationRow(db: HeldDatabase, project: ProjectKey, userId: string) {
  return db.organizationMember.findFirst({
    where: { userId, suspendedAt: null, ...unexpired() },
    select: {
      role: true,
      workspaces: { where: { workspaceId: project.workspaceId, ...unexpired() }, select: ROLE },
    },
  });
}

/** A service account's role in the workspace, or in the project that it is built into. */
async function machineRoles(db: HeldDatabase, project: ProjectKey, id: string) {
  // Read through the workspace: a project's own handle reaches what is built into it alone.
  const select = { role: true, projectId: true, projectRole: true } as const;
  const found = await db.workspace.findFirst({
    where: { id: project.workspaceId },
    select: { serviceAccounts: { where: { id, suspendedAt: null }, select } },
  });
  const row = found?.serviceAccounts[0];
  if (row === undefined || row.projectId === null) return { inWorkspace: row?.role ?? null, inProject: null };
  return { inWorkspace: null, inProject: row.projectId === project.id ? row.projectRole : null };
}

/** Whether a rule on the project names somebody of its workspace. */
async function ruledNow(db: HeldDatabase, project: ProjectKey, actorId: string, role: string): Promise<boolean> {
  const member = { AND: [{ OR: [{ userId: actorId }, { serviceAccountId: actorId }] }, unexpired()] };
  const group = { OR: [{ kind: "users" }, { members: { some: member } }] };
  const named = { OR: [{ subject: actorId }, { role }, { group }] };
  const row = await db.accessGrant.findFirst({
    where: { AND: [{ scope: project.id }, unexpired(), named] },
    select: { ruleId: true },
  });
  return row !== null;
}

/** What somebody, or a service account, holds in the project now; nothing at all for who does not reach it. */
export async function heldNow(db: HeldDatabase, project: ProjectNow, actorId: string): Promise<HeldNow> {
  const above = await organizationRow(db, project, actorId);
  const [inWorkspace] = above?.workspaces ?? [];
  const own = await db.collaborator.findFirst({
    where: { projectId: project.id, userId: actorId, ...unexpired(), ...(above === null ? { external: true } : {}) },
    select: { ...ROLE, access: true },
  });
  const machine = await machineRoles(db, project, actorId);
  const workspaceRole = inWorkspace?.role ?? machine.inWorkspace;
  const projectRole = own?.role ?? machine.inProject;
  const held = standsInProject({
    organizationRole: above?.role ?? null,
    workspaceRole,
    workspacePermissions: inWorkspace?.customRole?.permissions ?? null,
    projectRole,
    projectPermissions: own?.customRole?.permissions ?? null,
    visibility: project.visibility,
    ruled: workspaceRole !== null && (await ruledNow(db, project, actorId, workspaceRole)),
  });
  const all = held.roles.includes("owner") || held.roles.includes("admin");
  const byRow = resourceRightsInProject(projectRole ?? "none", own?.customRole?.access ?? own?.access);
  return { ...held, resources: all ? EVERY_RESOURCE_RIGHT : byRow };
}
