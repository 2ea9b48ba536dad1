import "server-only";
import {
  EVERY_RESOURCE_RIGHT,
  isOrganizationAdmins,
  organizationAuthority,
  resourceRights,
  workspaceAuthority,
  type Authority,
} from "../../access/rights/authority";
import type { WorkspacePermission } from "../../access/permissions";
import { organizationRoleOf, workspaceRoleOf, ORGANIZATION_ADMINS } from "../../access/rights/built-in-roles";
import { RESOURCE_TYPES } from "../../access/rights/resource-types";
import { heldInProject, projectRights } from "../../access/rights/held";
import type { WorkspaceScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { findWorkspaceStanding } from "../../access/standing/now";
import { actingAuthority, refuseAbove } from "../../access/standing/acting-authority";
import { rightsIn } from "../queries/roles";
import { ALWAYS_HELD, GRANTABLE, type ResourceRights, type RoleLevel } from "../schema";

/** What the caller holds themselves, hence may put into a role. */
export interface Holding {
  authority: Authority;
  permissions: Readonly<Record<RoleLevel, ReadonlySet<string>>>;
  /** Null: every type, read and modify. */
  access: ResourceRights | null;
}

/** A custom role reaches the resources that it names; the admin's reaches all. */
async function ownAccess(tx: TransactionDatabase, scope: WorkspaceScope): Promise<ResourceRights> {
  const row = await tx.workspaceMember.findFirst({
    where: { userId: scope.actor.id, role: "custom" },
    select: { customRole: { select: { access: true } } },
  });
  return rightsIn(row?.customRole?.access);
}

/** @throws FORBIDDEN permission_missing where the caller has lost the right since the request began */
export async function holdingOf(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  permission: WorkspacePermission,
): Promise<Holding> {
  const authority = await actingAuthority(tx, scope, permission);
  const standing = await findWorkspaceStanding(tx, scope.workspace.id, scope.actor.id);
  const admin = isOrganizationAdmins(authority) || standing?.role === "admin";
  const inProjects = projectRights(heldInProject(admin ? "admin" : "viewer"));
  const access = admin ? null : await ownAccess(tx, scope);
  const resources = access === null ? EVERY_RESOURCE_RIGHT : resourceRights(access);
  return {
    authority,
    permissions: { workspace: authority.permissions, project: new Set([...inProjects, ...resources]) },
    access,
  };
}

/**
 * The permissions as they are kept: each once, in the order of the table.
 * @throws INVALID (permissions.N) for what no role of the level can hold, FORBIDDEN rank_too_low for what the caller
 *   lacks
 */
export function grantedPermissions(holding: Holding, level: RoleLevel, permissions: readonly string[]): string[] {
  for (const [position, permission] of permissions.entries()) {
    const field = `permissions.${position}`;
    if (!GRANTABLE[level].some((name) => name === permission)) throw new AppError("INVALID", "invalid_value", field);
    const always = ALWAYS_HELD[level].some((name) => name === permission);
    if (!always && !holding.permissions[level].has(permission)) throw new AppError("FORBIDDEN", "rank_too_low", field);
  }
  return GRANTABLE[level].filter((name) => permissions.includes(name));
}

/** @throws FORBIDDEN rank_too_low (access.TYPE) for what the caller cannot do to resources themselves */
export function grantedAccess(
  { access }: Holding,
  wanted: Readonly<Record<string, string | undefined>>,
): ResourceRights {
  const granted: ResourceRights = {};
  for (const type of RESOURCE_TYPES) {
    const right = wanted[type];
    if (right !== "read" && right !== "modify") continue;
    const own = access === null ? "modify" : access[type];
    if (own === undefined || (right === "modify" && own === "read")) {
      throw new AppError("FORBIDDEN", "rank_too_low", `access.${type}`);
    }
    granted[type] = right;
  }
  return granted;
}

interface RoleRow {
  id: string;
  level: string;
  permissions: readonly string[];
  access: unknown;
}

/** Where the people stand who have the role, each kind of standing once. */
async function holderAuthorities(tx: TransactionDatabase, role: RoleRow): Promise<Authority[]> {
  const holding = role.level === "project" ? { user: { collaborators: { some: { roleId: role.id } } } } : {};
  const inWorkspace = role.level === "project" ? {} : { workspaces: { some: { roleId: role.id } } };
  const where = { AND: [holding, inWorkspace] };
  const above = await tx.organizationMember.findMany({
    where: { AND: [where, { role: { in: [...ORGANIZATION_ADMINS] } }] },
    distinct: ["role"],
    select: { role: true },
  });
  const below = await tx.workspaceMember.findMany({
    where: { organizationMember: where },
    distinct: ["role", "roleId"],
    select: { role: true, customRole: { select: { permissions: true, access: true } } },
  });
  return [
    ...above.map((row) => organizationAuthority(organizationRoleOf(row.role))),
    ...below.map(({ role: name, customRole }) =>
      workspaceAuthority(
        name === "custom" ? "custom" : workspaceRoleOf(name),
        customRole?.permissions,
        customRole?.access,
      ),
    ),
  ];
}

/**
 * Nobody changes a role that goes further than they do, nor one that somebody has who ranks above them.
 * @throws FORBIDDEN rank_too_low
 */
export async function refuseRoleAbove(tx: TransactionDatabase, holding: Holding, role: RoleRow): Promise<void> {
  const level = role.level === "project" ? "project" : "workspace";
  const within = role.permissions.every(
    (name) => holding.permissions[level].has(name) || ALWAYS_HELD[level].some((always) => always === name),
  );
  if (!within) throw new AppError("FORBIDDEN", "rank_too_low");
  grantedAccess(holding, rightsIn(role.access));
  refuseAbove(holding.authority, ...(await holderAuthorities(tx, role)));
}
