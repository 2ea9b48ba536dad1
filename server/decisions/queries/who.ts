import "server-only";
import { questionsOf, type AskedTarget } from "../../access/evaluate";
import { decisionLimits } from "../../access/limits/credential-scopes";
import { projectsInSight, unexpired } from "../../access/reach";
import { placeOf } from "../../access/place";
import type { WorkspaceScope } from "../../access/scope";
import { holders, type HolderRow, type WayRow } from "../../db/hot/access/explanations";
import { position, toPage, type Page } from "../../paging";
import type { HolderView, WhoInput } from "../schema";
import { isNamed, seenProject, type Sight } from "./backdrop";
import { pathOf, type Backdrop } from "./steps";

interface Target {
  project: { id: string; slug: string; name: string } | null;
  resource: { id: string; type: string; name: string } | null;
}

async function targetOf({ db, workspace }: WorkspaceScope, { type, id, project }: AskedTarget): Promise<Target | null> {
  const place = { id: true, slug: true, name: true } as const;
  if (id !== undefined) {
    const select = { id: true, type: true, name: true, project: { select: place } } as const;
    const row = await db.resource.findFirst({ where: { id, type: type ?? "" }, select });
    return row === null ? null : { project: row.project, resource: { id: row.id, type: row.type, name: row.name } };
  }
  if (project === undefined) return { project: null, resource: null };
  const slug = { space: workspace.id, slug: project.toLowerCase() };
  const where = { OR: [{ id: project }, { slugs: { some: slug } }], deletedAt: null };
  const row = await db.project.findFirst({ where, select: place });
  return row === null ? null : { project: row, resource: null };
}

const unique = (ids: readonly (string | null)[]): string[] => [...new Set(ids.flatMap((id) => id ?? []))];

/** Everything that the ways of a page name by id, by few reads. */
async function namesFor({ db }: WorkspaceScope, rows: readonly HolderRow[]) {
  const ways = rows.flatMap((row) => row.ways);
  const of = (kind: WayRow["kind"]) => ways.filter((way) => way.kind === kind).map(({ subject }) => subject);
  const actors = { in: rows.map(({ actor }) => actor) };
  const groups = { in: unique(of("rule")).filter((id) => id.startsWith("grp_")) };
  const rules = { in: unique(ways.flatMap(({ ruleId, shareId }) => [ruleId, shareId])) };
  const roles = { in: unique([...of("custom_role"), ...of("collaborator")]) };
  const projects = { in: unique(ways.map(({ projectId }) => projectId)) };
  const put = { groupId: groups, OR: [{ userId: actors }, { serviceAccountId: actors }] };
  const standing = { userId: true, role: true, source: true, expiresAt: true } as const;
  return {
    groups: await db.group.findMany({ where: { id: groups }, select: { id: true, name: true, kind: true } }),
    put: await db.groupMember.findMany({ where: { ...put, AND: [unexpired()] } }),
    rules: await db.accessRule.findMany({ where: { id: rules } }),
    roles: await db.role.findMany({ where: { id: roles }, select: { id: true, name: true } }),
    projects: await db.project.findMany({ where: { id: projects }, select: { id: true, slug: true, name: true } }),
    rows: await db.workspaceMember.findMany({ where: { userId: actors, ...unexpired() }, select: standing }),
    above: await db.organizationMember.findMany({ where: { userId: actors, ...unexpired() }, select: standing }),
    collaborators: await db.collaborator.findMany({ where: { userId: actors, projectId: projects } }),
  };
}

type Names = Awaited<ReturnType<typeof namesFor>>;

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

function standingOf(rows: Names["rows"], actor: string): Backdrop["workspaceRole"] {
  const row = rows.find(({ userId }) => userId === actor);
  return row === undefined ? null : { role: row.role, source: row.source, expiresAt: iso(row.expiresAt) };
}

/** One that is built into a project reaches things by that project alone. */
function nameOf({ builtIn, name, ways }: HolderRow, sight: Sight): string | null {
  const known = !builtIn || ways.every(({ projectId }) => isNamed(projectId, sight));
  return known ? name : null;
}

function backdropFor(scope: WorkspaceScope, target: Target, row: HolderRow, names: Names, sight: Sight): Backdrop {
  const { actor, machine, builtIn } = row;
  const name = nameOf(row, sight);
  const { project, resource } = target;
  const hidden = project !== null && !sight.sees(project.id);
  return {
    actor: { id: actor, name, type: machine ? "service_account" : "user", suspended: false, builtIn },
    workspace: { id: scope.workspace.id, name: scope.workspace.name },
    project: project === null ? null : seenProject(project, sight),
    resource: resource === null ? null : { ...resource, name: hidden ? null : resource.name },
    organizationRole: standingOf(names.above, actor),
    workspaceRole: standingOf(names.rows, actor),
    group: (id) => {
      const group = names.groups.find((one) => one.id === id);
      const put = names.put.find((one) => one.groupId === id && (one.userId ?? one.serviceAccountId) === actor);
      if (group === undefined) return undefined;
      return { ...group, source: put?.source ?? "workspace", expiresAt: iso(put?.expiresAt ?? null) };
    },
    rule: (id) => {
      const rule = names.rules.find((one) => one.id === id);
      if (rule === undefined) return undefined;
      const { resourceType, permission, source } = rule;
      return { scope: rule.resourceId ?? rule.projectId ?? rule.workspaceId, resourceType, permission, source };
    },
    roleName: (id) => names.roles.find((one) => one.id === id)?.name ?? null,
    projectNamed: (id) => {
      const found = names.projects.find((one) => one.id === id);
      return found === undefined ? { id: null, name: null } : seenProject(found, sight);
    },
    collaboratorSource: (id) =>
      builtIn
        ? "built_in"
        : (names.collaborators.find((one) => one.projectId === id && one.userId === actor)?.source ?? null),
  };
}

/**
 * Everybody and every service account that may do it, each with all ways that give it: the very decision of a check.
 * What is not there is open to nobody.
 */
export async function listHolders(scope: WorkspaceScope, input: WhoInput): Promise<Page<HolderView>> {
  const [question] = questionsOf({ actor: "", permission: input.permission, resource: input.resource });
  const page = { ...input, sort: "created", total: "none" } as const;
  const { after, take } = position(page);
  const target = await targetOf(scope, input.resource);
  const only = decisionLimits(scope.actor).project;
  const reached = target !== null && (only === null || target.project?.id === only);
  if (!reached || question === undefined) return { items: [], nextCursor: null, total: null };
  const rows = await holders(placeOf(scope), question, { after, limit: take });
  const names = await namesFor(scope, rows);
  const ids = await projectsInSight(scope);
  const sight: Sight = { sees: (id) => ids === null || ids.includes(id), names: ids === null };
  const wanted = question.level === "modify" ? "modify" : "read";
  const view = (row: HolderRow): HolderView => {
    const at = backdropFor(scope, target, row, names, sight);
    const type = row.machine ? "service_account" : "user";
    const actor = { type, id: row.actor, name: at.actor.name ?? row.actor, email: row.email } as const;
    return { actor, sources: row.ways.map((way) => pathOf(way, at, wanted)) };
  };
  return toPage(page, rows, 0, ({ actor }) => actor, view);
}
