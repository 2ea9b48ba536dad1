import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { heldInProject, heldInWorkspace, projectRights, workspaceRights } from "../../access/rights/held";
import type { ReadDatabase } from "../../db/tenant";
import { notFound } from "../../errors";
import { containing, countOf, keyset, toPage } from "../../paging";
import {
  BUILT_IN_ROLES,
  type AffectedView,
  type ListRolesInput,
  type ResourceRights,
  type RoleLevel,
  type RolePage,
  type RoleView,
} from "../schema";

type Database = Pick<ReadDatabase, "role" | "organizationMember" | "workspaceMember" | "collaborator">;

export const ROLE_COLUMNS = {
  id: true,
  name: true,
  level: true,
  description: true,
  permissions: true,
  access: true,
  createdAt: true,
} as const;

interface RoleColumns {
  id: string;
  name: string;
  level: string;
  description: string;
  permissions: string[];
  access: unknown;
  createdAt: Date;
}

/** How many people a preview names; it counts them all. */
const FIRST = 5;

export function levelOf(level: string): RoleLevel {
  return level === "project" ? "project" : "workspace";
}

/** The resource types of a row, each with read or modify; whatever else stands there gives nothing. */
export function rightsIn(access: unknown): ResourceRights {
  const rights: ResourceRights = {};
  if (typeof access !== "object" || access === null) return rights;
  const entries: [string, unknown][] = Object.entries(access);
  for (const [type, right] of entries) if (right === "read" || right === "modify") rights[type] = right;
  return rights;
}

/** All that a custom role gives, in the order of the table. */
function permissionsOf(level: RoleLevel, permissions: readonly string[]): string[] {
  return level === "project"
    ? projectRights(heldInProject("custom", permissions))
    : workspaceRights(heldInWorkspace("custom", permissions));
}

/** How many people have each of some roles, in the workspace or in single projects. */
export async function countHolders(db: Database, roles: readonly { id: string }[]): Promise<Map<string, number>> {
  if (roles.length === 0) return new Map();
  const where = { roleId: { in: roles.map(({ id }) => id) } };
  const counted = { by: ["roleId" as const], where, _count: { _all: true as const } };
  const rows = [...(await db.workspaceMember.groupBy(counted)), ...(await db.collaborator.groupBy(counted))];
  const holders = new Map<string, number>();
  for (const { roleId, _count } of rows) holders.set(roleId ?? "", (holders.get(roleId ?? "") ?? 0) + _count._all);
  return holders;
}

function toRoleView(row: RoleColumns, holders: ReadonlyMap<string, number>): RoleView {
  const level = levelOf(row.level);
  return {
    id: row.id,
    name: row.name,
    level,
    description: row.description,
    permissions: permissionsOf(level, row.permissions),
    access: rightsIn(row.access),
    holderCount: holders.get(row.id) ?? 0,
    createdAt: row.createdAt.toISOString(),
  };
}

/** The workspace's own roles, beside those of the product. */
export async function listRoles(scope: WorkspaceScope, input: ListRolesInput): Promise<RolePage> {
  const { after, orderBy, take } = keyset(input);
  const { level, search } = input;
  const where = {
    ...(level === undefined ? {} : { level }),
    ...(search === undefined ? {} : { OR: [{ name: containing(search) }, { description: containing(search) }] }),
  };
  const rows = await scope.db.role.findMany({ where: { AND: [where, after] }, orderBy, take, select: ROLE_COLUMNS });
  const count = await countOf(input, rows.length, (limit) => scope.db.role.count({ where, ...limit }));
  const holders = await countHolders(scope.db, rows);
  const page = toPage(
    input,
    rows,
    count,
    (row) => row.id,
    (row) => toRoleView(row, holders),
  );
  const builtIn = BUILT_IN_ROLES.filter((role) => level === undefined || role.level === level);
  return { ...page, builtIn: builtIn.map((role) => ({ ...role, permissions: [...role.permissions] })) };
}

/** One custom role, also in the transaction that changed it. */
export async function getRole(db: Database, id: string): Promise<RoleView> {
  const row = await db.role.findFirst({ where: { id }, select: ROLE_COLUMNS });
  if (row === null) throw notFound();
  return toRoleView(row, await countHolders(db, [row]));
}

async function firstHolders(db: Database, id: string) {
  const members = await db.workspaceMember.findMany({
    where: { roleId: id },
    orderBy: { userId: "asc" },
    take: FIRST,
    select: { organizationMember: { select: { user: { select: { id: true, name: true } } } } },
  });
  const collaborators = await db.collaborator.findMany({
    where: { roleId: id },
    orderBy: { userId: "asc" },
    take: FIRST,
    select: { user: { select: { id: true, name: true } } },
  });
  const people = [...members.map((row) => row.organizationMember.user), ...collaborators.map((row) => row.user)];
  return [...new Map(people.map((one) => [one.id, one])).values()].slice(0, FIRST);
}

/** Whom a change of the role concerns, before it is saved. */
export async function previewRole(scope: WorkspaceScope, id: string): Promise<AffectedView> {
  const { holderCount } = await getRole(scope.db, id);
  const inProjects = [{ projectRole: id }, { projects: { array_contains: [{ role: id }] } }];
  const invitations = await scope.db.invitation.count({
    where: { status: "pending", OR: [{ roleId: id }, ...inProjects] },
  });
  const links = await scope.db.invitationLink.count({ where: { roleId: id, revokedAt: null } });
  return { holderCount, firstHolders: await firstHolders(scope.db, id), invitations: invitations + links };
}
