import { RESOURCE_TYPES } from "@/server/access/rights/resource-types";
import type { AskedPermission, AskedTarget } from "@/server/access/evaluate";
import {
  FURTHER_TYPE,
  type CollaboratorRow,
  type ProjectRow,
  type ResourceRow,
  type RuleRow,
  type World,
} from "./world";

/**
 * Answers access questions from all rows of a world, one sentence of the semantics after the other and as slowly as it
 * likes. It shares nothing with the statements that it is compared with.
 */

/** What somebody has: nothing, reading, or reading and modifying. */
type Reach = 0 | 1 | 2;

const live = ({ expiresAt }: { expiresAt: Date | null }): boolean =>
  expiresAt === null || expiresAt.getTime() > Date.now();

function best(reaches: readonly Reach[]): Reach {
  if (reaches.includes(2)) return 2;
  return reaches.includes(1) ? 1 : 0;
}

const given = (permission: string | undefined): Reach =>
  permission === "modify" || permission === "all" ? 2 : permission === "read" ? 1 : 0;

interface Standing {
  id: string;
  alive: boolean;
  inOrganization: boolean;
  admin: boolean;
  belongs: boolean;
  subjects: Set<string>;
  /** What their custom role of the workspace gives, by type. */
  roleAccess: Record<string, string>;
  /** The project that a service account is built into, where it stands by a role of its own and nowhere else. */
  builtIn: { projectId: string; role: string } | null;
  queueAdmin: boolean;
}

function machineStanding(world: World, id: string): Standing | null {
  const machine = world.serviceAccounts.find((row) => row.id === id && row.workspaceId === world.workspaceId);
  if (machine === undefined) return null;
  const alive = !machine.suspended;
  const { projectId, projectRole } = machine;
  const builtIn = projectId === null ? null : { projectId, role: projectRole ?? "viewer" };
  const belongs = alive && builtIn === null;
  const subjects = belongs ? [id, `role:${machine.role}`] : [];
  return {
    id,
    alive,
    inOrganization: false,
    admin: false,
    belongs,
    builtIn,
    subjects: new Set(subjects),
    roleAccess: {},
    queueAdmin: false,
  };
}

function personStanding(world: World, id: string): Standing {
  const user = world.users.find((row) => row.id === id);
  const member = world.organizationMembers.find((row) => row.userId === id && live(row));
  const row = world.workspaceMembers.find(
    (one) => one.userId === id && one.workspaceId === world.workspaceId && live(one),
  );
  const alive = user !== undefined && !user.suspended && !user.deleted && member?.suspended !== true;
  const above = member?.role === "owner" || member?.role === "admin";
  const inside = alive && member !== undefined;
  const belongs = inside && (above || row !== undefined);
  const admin = inside && (above || row?.role === "admin");
  const subjects = new Set<string>(belongs ? [id] : []);
  if (belongs && (row?.role === "member" || row?.role === "viewer")) subjects.add(`role:${row.role}`);
  const custom = world.roles.find((role) => role.id === row?.roleId);
  const roleAccess = belongs ? (custom?.access ?? {}) : {};
  const plain = { builtIn: null, queueAdmin: false };
  return { id, alive, inOrganization: member !== undefined, admin, belongs, subjects, roleAccess, ...plain };
}

/** The world as it is for a service account that impersonates somebody in it: there are no admins of anything. */
export function withoutAdmins(world: World): World {
  const isAbove = (userId: string) =>
    world.organizationMembers.some((row) => row.userId === userId && live(row) && /owner|admin/.test(row.role));
  const people = world.users.filter(({ id }) => isAbove(id));
  const rows = world.workspaceMembers.filter((row) => live(row));
  const lower = rows.map((row) => (row.role === "admin" ? { ...row, role: "member" as const } : row));
  const entered = people
    .filter(({ id }) => !rows.some((row) => row.userId === id && row.workspaceId === world.workspaceId))
    .map(({ id: userId }) => {
      return { workspaceId: world.workspaceId, userId, role: "member" as const, roleId: null, expiresAt: null };
    });
  const administer = world.groups.filter(({ kind }) => kind === "queue_admins" || kind === "admins");
  const counts = ({ groupId }: { groupId: string }) => !administer.some(({ id }) => id === groupId);
  return {
    ...world,
    organizationMembers: world.organizationMembers.map((row) => ({ ...row, role: "member" as const })),
    workspaceMembers: [...lower, ...entered],
    groupMembers: world.groupMembers.filter(counts),
  };
}

function standingOf(world: World, id: string): Standing {
  const standing = machineStanding(world, id) ?? personStanding(world, id);
  if (!standing.belongs) return standing;
  for (const group of world.groups.filter(({ workspaceId }) => workspaceId === world.workspaceId)) {
    const put = world.groupMembers.some(
      (row) => row.groupId === group.id && (row.userId === id || row.serviceAccountId === id) && live(row),
    );
    const follows = group.kind === "users" || (group.kind === "admins" && standing.admin);
    if (put || follows) standing.subjects.add(group.id);
    if (put && group.kind === "queue_admins") standing.queueAdmin = true;
  }
  return standing;
}

function names(rule: RuleRow, { subjects }: Standing): boolean {
  return rule.subjects.some((subject) => {
    if ("userId" in subject) return subjects.has(subject.userId);
    if ("serviceAccountId" in subject) return subjects.has(subject.serviceAccountId);
    if ("groupId" in subject) return subjects.has(subject.groupId);
    return "role" in subject && subjects.has(`role:${subject.role}`);
  });
}

/**
 * What a rule on a place gives to a type there; asked for the place itself,
 * any rule shows it, and modify means all types.
 */
function ofRule(rule: RuleRow, type: string | null): Reach {
  if (type === null) return rule.resourceType === "*" ? given(rule.permission) : 1;
  return rule.resourceType === "*" || rule.resourceType === type ? given(rule.permission) : 0;
}

function ofCollaborator(world: World, row: CollaboratorRow, type: string | null): Reach {
  if (row.role === "access") return type === null ? 1 : given(row.access?.[type]);
  if (row.role === "custom") {
    return type === null ? 1 : given(world.roles.find(({ id }) => id === row.roleId)?.access[type]);
  }
  return row.role === "viewer" ? 1 : 2;
}

/**
 * What the actor has in a place, null being the workspace's own room, as to a type of resource or to the place itself.
 */
function inPlace(world: World, who: Standing, project: ProjectRow | null, type: string | null): Reach {
  const rules = world.rules.filter((rule) => rule.workspaceId === world.workspaceId && live(rule) && names(rule, who));
  const found: Reach[] = [];
  if (project === null || project.visibility === "open") {
    const wide = rules.filter(({ projectId, resourceId }) => projectId === null && resourceId === null);
    found.push(...wide.map((rule) => ofRule(rule, type)));
    if (type === null) found.push(who.belongs ? 1 : 0);
    else found.push(given(who.roleAccess[type]));
  }
  if (project !== null) {
    found.push(...rules.filter(({ projectId }) => projectId === project.id).map((rule) => ofRule(rule, type)));
    const row = world.collaborators.find((one) => one.projectId === project.id && one.userId === who.id && live(one));
    if (row !== undefined && (row.external || who.inOrganization)) found.push(ofCollaborator(world, row, type));
    if (who.builtIn?.projectId === project.id) found.push(who.builtIn.role === "viewer" ? 1 : 2);
  }
  return best(found);
}

function onResource(world: World, who: Standing, resource: ResourceRow, type: string | null): Reach {
  const rules = world.rules.filter((rule) => rule.resourceId === resource.id && live(rule));
  const direct = rules.filter((rule) => names(rule, who)).map((rule) => given(rule.permission));
  const shared = rules.flatMap((rule) =>
    rule.subjects.map((subject): Reach => {
      if (!("sharedProjectId" in subject)) return 0;
      const into = world.projects.find(({ id }) => id === subject.sharedProjectId);
      if (into === undefined || into.deleted) return 0;
      const reached = inPlace(world, who, into, type);
      return reached === 0 ? 0 : rule.permission === "read" ? 1 : reached;
    }),
  );
  return best([...direct, ...shared]);
}

type Level = "read" | "edit" | "modify" | "manage";

function isKnownType(type: string): boolean {
  return type === FURTHER_TYPE || RESOURCE_TYPES.some((known) => known === type);
}

function projectNamed(world: World, name: string): ProjectRow | undefined {
  const key = name.toLowerCase();
  return world.projects.find(
    ({ id, slug, earlierSlug, workspaceId }) =>
      workspaceId === world.workspaceId &&
      (id === name || slug.toLowerCase() === key || earlierSlug?.toLowerCase() === key),
  );
}

function decides(world: World, actor: string, level: Level, target: AskedTarget): boolean {
  const who = standingOf(world, actor);
  if (!who.alive) return false;
  const { type, id } = target;
  const resource = world.resources.find(
    (row) => row.id === id && row.type === type && row.workspaceId === world.workspaceId,
  );
  if (id !== undefined && resource === undefined) return false;
  if (type !== undefined && !isKnownType(type)) return false;
  const projectId = id === undefined ? target.project : (resource?.projectId ?? undefined);
  const project = projectId === undefined ? null : projectNamed(world, projectId);
  if (project === undefined || project?.deleted === true) return false;
  const archived =
    project?.archived === true || world.workspaces.some((row) => row.id === world.workspaceId && row.archived);
  if (level !== "read" && (archived || project?.kind === "examples")) return false;
  if (level === "manage" && !who.queueAdmin) return false;
  if (who.admin) return true;
  const asked = level === "manage" ? null : (type ?? null);
  const reached = best([
    inPlace(world, who, project, asked),
    resource === undefined ? 0 : onResource(world, who, resource, asked),
  ]);
  return level === "modify" ? reached === 2 : reached >= 1;
}

export interface OracleQuestion {
  actor: string;
  permission: AskedPermission;
  resource: AskedTarget;
  from?: { type: string; id: string };
}

export function oracleAllows(world: World, { actor, permission, resource, from }: OracleQuestion): boolean {
  if (permission === "read" || permission === "modify") return decides(world, actor, permission, resource);
  if (permission === "queue.manage") return decides(world, actor, "manage", { ...resource, type: "queue" });
  if (permission === "job.notebook") return decides(world, actor, "edit", resource);
  return from !== undefined && decides(world, actor, "edit", resource) && decides(world, actor, "modify", from);
}

/** Ids of projects into which the resource is shared, as far as that holds now. */
export function sharedInto(world: World, resource: ResourceRow): string[] {
  return world.rules
    .filter((rule) => rule.resourceId === resource.id && live(rule))
    .flatMap(({ subjects }) =>
      subjects.flatMap((subject) => ("sharedProjectId" in subject ? [subject.sharedProjectId] : [])),
    );
}

/** Everybody and everything that could ask: people and service accounts, of the organization or not. */
export function actorsOf(world: World): string[] {
  return [...world.users.map(({ id }) => id), ...world.serviceAccounts.map(({ id }) => id)];
}
