import "server-only";
import { projectsInSight, unexpired } from "../../access/reach";
import { isOrganizationAdmin } from "../../access/rights/built-in-roles";
import type { WorkspaceScope } from "../../access/scope";
import { containing } from "../../paging";
import type { ListRulesInput } from "../schema";
import { projectsNamed } from "./places";

/** What of the rules somebody may know of: null for `projects` means all. */
export interface Sight {
  projects: readonly string[] | null;
  /** For rules. */
  rules: object;
  /** For their grants. */
  grants: object;
}

const STANDING = { deletedAt: null } as const;

/** Rules on projects that were deleted rest until they are restored; nobody sees them meanwhile. */
function sightOf(projects: readonly string[] | null): Sight {
  const known = projects === null ? STANDING : { ...STANDING, id: { in: [...projects] } };
  const project = { OR: [{ projectId: null }, { project: known }] };
  const resource = { OR: [{ resourceId: null }, { resource: project }] };
  return {
    projects,
    rules: { AND: [project, resource] },
    grants: { OR: [{ sharedProjectId: null }, { sharedProject: known }] },
  };
}

/** A custom role may show the rules to somebody for whom private projects do not exist. */
export async function readSight(scope: WorkspaceScope): Promise<Sight> {
  return sightOf(await projectsInSight(scope));
}

/** Which subjects mean an actor: themself, or with all by which a rule reaches them. */
async function subjectsMeaning(scope: WorkspaceScope, id: string, effective: boolean): Promise<string[]> {
  if (!effective) return [id];
  const { db, workspace } = scope;
  const person = await db.organizationMember.findFirst({
    where: { userId: id, ...unexpired() },
    select: {
      role: true,
      workspaces: { where: { workspaceId: workspace.id, ...unexpired() }, select: { role: true } },
    },
  });
  const machine = await db.serviceAccount.findFirst({ where: { id, projectId: null }, select: { role: true } });
  const role = machine?.role ?? person?.workspaces[0]?.role ?? null;
  const above = isOrganizationAdmin(person?.role);
  if (role === null && !above) return [id];
  const kinds = above || role === "admin" ? ["users", "admins"] : ["users"];
  const holding = { members: { some: { OR: [{ userId: id }, { serviceAccountId: id }], AND: [unexpired()] } } };
  const groups = await db.group.findMany({ where: { OR: [{ kind: { in: kinds } }, holding] }, select: { id: true } });
  return [id, `role:${role ?? "none"}`, ...groups.map((group) => group.id)];
}

const NOBODY = "none";

async function projectId(scope: WorkspaceScope, sight: Sight, name: string): Promise<string> {
  const found = (await projectsNamed(scope.db, scope.workspace.id, [name])).get(name) ?? null;
  if (found === null || (sight.projects !== null && !sight.projects.includes(found.id))) return NOBODY;
  return found.id;
}

function searched(search: string, sight: Sight) {
  const named = { name: containing(search) };
  const person = { user: { OR: [named, { email: containing(search) }] } };
  const subject = {
    OR: [{ organizationMember: person }, { serviceAccount: named }, { group: named }, { sharedProject: named }],
  };
  return {
    OR: [{ project: named }, { resource: named }, { grants: { some: { AND: [subject, sight.grants] } } }],
  };
}

function onLevel(level: NonNullable<ListRulesInput["level"]>) {
  if (level === "project") return { projectId: { not: null } };
  return level === "resource" ? { resourceId: { not: null } } : { projectId: null, resourceId: null };
}

/** One condition for each thing asked for; all must hold. */
export async function filtersOf(scope: WorkspaceScope, input: ListRulesInput): Promise<object[]> {
  const { type, level, resource, user, serviceAccount, group, role, search, effective = false } = input;
  const sight = await readSight(scope);
  const filters: object[] = [];
  const naming = (subjects: readonly string[]) =>
    filters.push({ grants: { some: { AND: [{ subject: { in: [...subjects] } }, sight.grants] } } });
  if (type !== undefined) filters.push({ resourceType: type });
  if (level !== undefined) filters.push(onLevel(level));
  if (resource !== undefined) filters.push({ resourceId: resource });
  if (input.project !== undefined) {
    const id = await projectId(scope, sight, input.project);
    filters.push({ OR: [{ projectId: id }, { resource: { projectId: id } }] });
  }
  if (input.sharedWith !== undefined) naming([await projectId(scope, sight, input.sharedWith)]);
  for (const actor of [user, serviceAccount]) {
    if (actor !== undefined) naming(await subjectsMeaning(scope, actor, effective));
  }
  if (group !== undefined) naming([group]);
  if (role !== undefined) naming([`role:${role}`]);
  if (search !== undefined) filters.push(searched(search, sight));
  return filters;
}
