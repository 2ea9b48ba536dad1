import { isOrganizationAdmin, type OrganizationRole, type WorkspaceRole } from "./built-in-roles";
import { heldInProject, heldInWorkspace, organizationRank, projectRights, workspaceRights } from "./held";
import { RESOURCE_TYPES } from "./resource-types";

/**
 * How far somebody's word goes in a place, for the rule that nobody grants above themselves and nobody changes somebody
 * who ranks above them: what they are in the organization first, then all that they may do in the workspace.
 */
export interface Authority {
  /** 3 owner, 2 admin of the organization; below these the permissions decide. */
  tier: number;
  permissions: ReadonlySet<string>;
}

function resourceRight(type: string, right: "read" | "modify"): string[] {
  const read = `read:${type}`;
  return right === "read" ? [read] : [read, `modify:${type}`];
}

/** What an access map or a custom role gives to resources, as names beside the permissions. */
export function resourceRights(access: unknown): string[] {
  if (typeof access !== "object" || access === null) return [];
  const entries: [string, unknown][] = Object.entries(access);
  return entries.flatMap(([type, right]) => {
    if (right === "read") return resourceRight(type, "read");
    return right === "modify" || right === "all" ? resourceRight(type, "modify") : [];
  });
}

/** All that there is to do to the resources that roles name. */
export const EVERY_RESOURCE_RIGHT: readonly string[] = RESOURCE_TYPES.flatMap((type) => resourceRight(type, "modify"));

/** What a role in a project gives to its resources. */
export function resourceRightsInProject(role: string, access: unknown): readonly string[] {
  if (role === "custom" || role === "access") return resourceRights(access);
  if (role === "viewer") return RESOURCE_TYPES.flatMap((type) => resourceRight(type, "read"));
  return role === "owner" || role === "admin" || role === "member" ? EVERY_RESOURCE_RIGHT : [];
}

/** The names of all that a role of the product gives in a project, to its resources too. */
export function rightsInProject(role: string): string[] {
  return [...projectRights(heldInProject(role)), ...resourceRightsInProject(role, null)];
}

/**
 * The authority of a role that the workspace gives, or of a custom one by its permissions and by what it gives to
 * resources. Members and viewers have of these what the rules give them, which is theirs by no role.
 */
export function workspaceAuthority(
  role: WorkspaceRole | "custom",
  custom: readonly string[] = [],
  access: unknown = null,
): Authority {
  const resources = role === "admin" ? EVERY_RESOURCE_RIGHT : role === "custom" ? resourceRights(access) : [];
  return { tier: 0, permissions: new Set([...workspaceRights(heldInWorkspace(role, custom)), ...resources]) };
}

/** The same with every right to resources, for comparisons in which only what it administers counts. */
export function withEveryResource(authority: Authority): Authority {
  return { ...authority, permissions: new Set([...authority.permissions, ...EVERY_RESOURCE_RIGHT]) };
}

/** The authority of an organization's role: owners and admins do all that a workspace's admin may. */
export function organizationAuthority(role: OrganizationRole): Authority {
  const above = isOrganizationAdmin(role);
  return { tier: organizationRank(role), permissions: above ? workspaceAuthority("admin").permissions : new Set() };
}

/** Whether this is the authority of an owner of the organization. */
export function isOwners({ tier }: Pick<Authority, "tier">): boolean {
  return tier >= organizationRank("owner");
}

/** Whether this is the authority of an owner or admin of the organization, who are admins of all that is in it. */
export function isOrganizationAdmins({ tier }: Pick<Authority, "tier">): boolean {
  return tier >= organizationRank("admin");
}

/** Whether the one reaches at least as far as the other. */
export function covers(one: Authority, other: Authority): boolean {
  if (one.tier !== other.tier) return one.tier > other.tier;
  return [...other.permissions].every((permission) => one.permissions.has(permission));
}
