import { RESOURCE_TYPES } from "@/server/access/rights/resource-types";
import { newId } from "@/server/ids";
import { randomOf, type Random } from "../random";
import {
  FURTHER_TYPE,
  type CollaboratorRow,
  type GroupMemberRow,
  type ProjectRow,
  type ResourceRow,
  type RuleRow,
  type SubjectRow,
  type World,
} from "./world";

const PEOPLE = 9;
const DAY_MILLISECONDS = 86_400_000;
/** Few enough that rules and resources meet. */
const OFTEN = ["job", "model", "queue", "dataset", FURTHER_TYPE, "application_category"] as const;
const IN_WORKSPACE = ["queue", "cluster", FURTHER_TYPE] as const;

function endDate(random: Random): Date | null {
  const at = random.below(8);
  if (at > 1) return null;
  return new Date(Date.now() + (at === 0 ? -1 : 1) * (1 + random.below(30)) * DAY_MILLISECONDS);
}

function mapOf<Value extends string>(random: Random, values: readonly Value[]): Record<string, Value> {
  const map: Record<string, Value> = {};
  for (const type of OFTEN) if (random.once(2)) map[type] = random.pick(values);
  return map;
}

function newWorkspace(world: World, random: Random): string {
  const workspaceId = newId("ws");
  world.workspaces.push({ id: workspaceId, archived: random.once(10) });
  for (const level of ["workspace", "project"] as const) {
    world.roles.push({ id: newId("rol"), workspaceId, level, access: mapOf(random, ["read", "modify"]) });
  }
  for (const kind of ["users", "admins", "queue_admins", "ordinary", "ordinary"] as const) {
    world.groups.push({ id: newId("grp"), workspaceId, kind });
  }
  for (let n = 0; n < 2; n += 1) {
    const role = random.pick(["member", "viewer"] as const);
    const plain = { projectId: null, projectRole: null };
    world.serviceAccounts.push({ id: newId("sa"), workspaceId, role, ...plain, suspended: random.once(4) });
  }
  return workspaceId;
}

function newPerson(world: World, random: Random): void {
  const id = newId("usr");
  world.users.push({ id, suspended: random.once(10), deleted: random.once(12) });
  if (random.once(4)) return;
  const role = random.once(3) ? random.pick(["owner", "admin", "billing"] as const) : "member";
  world.organizationMembers.push({ userId: id, role, expiresAt: endDate(random), suspended: random.once(8) });
  for (const { id: workspaceId } of world.workspaces) {
    if (random.once(4)) continue;
    const picked = random.pick(["admin", "member", "viewer", "member", "viewer", "custom"] as const);
    const custom = world.roles.find((one) => one.workspaceId === workspaceId && one.level === "workspace");
    const roleId = picked === "custom" ? (custom?.id ?? null) : null;
    world.workspaceMembers.push({ workspaceId, userId: id, role: picked, roleId, expiresAt: endDate(random) });
  }
}

function newMemberships(world: World, random: Random): void {
  for (const { id: groupId, kind, workspaceId } of world.groups) {
    if (kind === "users" || kind === "admins") continue;
    const place = { workspaceId, groupId };
    const rows: GroupMemberRow[] = world.organizationMembers
      .filter(() => random.once(3))
      .map(({ userId }) => {
        const source = random.pick(["manual", "invitation"]);
        return { ...place, userId, serviceAccountId: null, source, expiresAt: endDate(random) };
      });
    for (const { id: serviceAccountId, workspaceId: of } of world.serviceAccounts) {
      if (of !== workspaceId || !random.once(3)) continue;
      rows.push({ ...place, userId: null, serviceAccountId, source: "manual", expiresAt: endDate(random) });
    }
    world.groupMembers.push(...rows);
  }
}

function newProjects(world: World, random: Random, workspaceId: string): void {
  const add = (fields: Partial<ProjectRow>) => {
    const id = newId("prj");
    const slug = `Project-${world.projects.length}`;
    const earlierSlug = random.once(4) ? `old-${slug}` : null;
    const plain = { visibility: "open", kind: "ordinary", archived: false, deleted: false } as const;
    world.projects.push({ id, slug, earlierSlug, workspaceId, ...plain, ...fields });
  };
  add({ kind: "default" });
  add({ visibility: "private" });
  add({ visibility: "private", archived: random.once(4) });
  if (random.once(3)) add({ visibility: random.pick(["open", "private"]), archived: true });
  if (random.once(3)) add({ visibility: random.pick(["open", "private"]), deleted: true });
  if (random.once(3)) add({ kind: "examples" });
}

function newBuiltIn(world: World, random: Random, { id: projectId, workspaceId }: ProjectRow): void {
  for (const projectRole of ["admin", "member", "viewer"] as const) {
    if (!random.once(3)) continue;
    const place = { workspaceId, role: "none", projectId, projectRole } as const;
    world.serviceAccounts.push({ id: newId("sa"), ...place, suspended: random.once(6) });
  }
}

function newCollaborators(world: World, random: Random, { id: projectId, workspaceId }: ProjectRow): void {
  let owned = false;
  for (const { id: userId } of world.users) {
    if (!random.once(4)) continue;
    const picked = random.pick(["owner", "admin", "member", "viewer", "custom", "access"] as const);
    const role: CollaboratorRow["role"] = picked === "owner" && owned ? "viewer" : picked;
    if (role === "owner") owned = true;
    const custom = world.roles.find((one) => one.workspaceId === workspaceId && one.level === "project");
    const inside = world.organizationMembers.some((row) => row.userId === userId);
    const row: CollaboratorRow = {
      ...{ workspaceId, projectId, userId, role, expiresAt: endDate(random) },
      roleId: role === "custom" ? (custom?.id ?? null) : null,
      access: role === "access" ? mapOf<"none" | "read" | "all">(random, ["none", "read", "all"]) : null,
      external: inside ? random.once(6) : !random.once(4),
    };
    world.collaborators.push(row);
  }
}

function newResources(world: World, random: Random, workspaceId: string, many: number): void {
  const projects = world.projects.filter((row) => row.workspaceId === workspaceId);
  for (let n = 0; n < many; n += 1) {
    const inProject = !random.once(4);
    const type = inProject ? random.pick(OFTEN) : random.pick(IN_WORKSPACE);
    const id = newId("res");
    const name = `${random.pick(["alpha", "beta", "Gamma"])} ${n}`;
    const projectId = inProject ? random.pick(projects).id : null;
    world.resources.push({
      ...{ id, workspaceId, type, projectId, name },
      externalId: `external-${n}`,
      ownerId: random.pick(world.users).id,
    });
  }
}

function subjectOf(world: World, random: Random, workspaceId: string, resource: ResourceRow | undefined): SubjectRow {
  const here = <Row extends { workspaceId: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.workspaceId === workspaceId);
  const kind = random.below(resource === undefined ? 8 : 11);
  const [anyone] = world.organizationMembers;
  if (kind < 2 && anyone !== undefined) return { userId: random.pick(world.organizationMembers).userId };
  const machines = here(world.serviceAccounts).filter(({ projectId }) => projectId === null);
  if (kind < 3) return { serviceAccountId: random.pick(machines).id };
  if (kind < 7) return { groupId: random.pick(here(world.groups)).id };
  if (kind < 8) return { role: random.pick(["member", "viewer"] as const) };
  const others = here(world.projects).filter(({ id }) => id !== resource?.projectId);
  return { sharedProjectId: random.pick(others).id };
}

function newRule(world: World, random: Random, workspaceId: string): void {
  const level = random.pick(["workspace", "project", "project", "resource", "resource", "resource"]);
  const resources = world.resources.filter((row) => row.workspaceId === workspaceId);
  const resource = level === "resource" ? random.pick(resources) : undefined;
  const projects = world.projects.filter((row) => row.workspaceId === workspaceId);
  const resourceType = random.once(2) ? "*" : (resource?.type ?? random.pick(OFTEN));
  const subjects: SubjectRow[] = [];
  for (let n = 0; n <= random.below(3); n += 1) {
    const subject = subjectOf(world, random, workspaceId, resource);
    if (!subjects.some((one) => JSON.stringify(one) === JSON.stringify(subject))) subjects.push(subject);
  }
  const permission = resourceType === "application_category" || random.once(2) ? "modify" : "read";
  const row: RuleRow = {
    ...{ id: newId("rul"), workspaceId, resourceType, permission, subjects, source: "manual" },
    projectId: level === "project" ? random.pick(projects).id : null,
    resourceId: resource?.id ?? null,
    expiresAt: endDate(random),
  };
  world.rules.push(row);
}

function foundingRules(world: World, random: Random, workspaceId: string): void {
  const plain = { workspaceId, resourceType: "*", projectId: null, resourceId: null, expiresAt: null };
  const rule = (permission: "read" | "modify", role: "member" | "viewer") => {
    if (random.once(4)) return;
    world.rules.push({ ...plain, id: newId("rul"), permission, source: "founding", subjects: [{ role }] });
  };
  rule("modify", "member");
  rule("read", "viewer");
}

/** A world of its own for each seed: small, and with something of everything that decides. */
export function randomWorld(seed: number): World {
  const random = randomOf(seed);
  const world: World = {
    ...{ seed, organizationId: newId("org"), workspaceId: "", workspaces: [], users: [], organizationMembers: [] },
    ...{ workspaceMembers: [], roles: [], serviceAccounts: [], groups: [], groupMembers: [], projects: [] },
    ...{ collaborators: [], resources: [], rules: [] },
  };
  const [asked, neighbour] = [newWorkspace(world, random), newWorkspace(world, random)];
  world.workspaceId = asked;
  for (let n = 0; n < PEOPLE; n += 1) newPerson(world, random);
  newMemberships(world, random);
  for (const place of [asked, neighbour]) newProjects(world, random, place);
  for (const row of world.projects) newCollaborators(world, random, row);
  for (const row of world.projects) newBuiltIn(world, random, row);
  newResources(world, random, asked, 14);
  newResources(world, random, neighbour, 3);
  for (const place of [asked, neighbour]) foundingRules(world, random, place);
  for (let n = 0; n < 9; n += 1) newRule(world, random, asked);
  for (let n = 0; n < 3; n += 1) newRule(world, random, neighbour);
  return world;
}

/** Ids and names that are nothing in any world, or something else than they are asked for. */
export const NOWHERE = ["usr_00000000000000000000000000", "sa_0", "role:member", "", "grp_", "res_%"] as const;

export const KNOWN_TYPES = [...RESOURCE_TYPES, FURTHER_TYPE];
