import { type OrganizationRole, type WorkspaceRole } from "./permissions";
import { heldInWorkspace, organizationRank, workspaceRights } from "./rights";

/**
 * How far somebody's word goes in a place, for the rule that nobody grants above themselves and nobody changes somebody
 * who ranks above them: what they are in the organization first, then all that they may do in the workspace.
 */
export interface Authority {
  /** 3 owner, 2 admin of the organization; below these the permissions decide. */
  tier: number;
  permissions: ReadonlySet<string>;
}

/** The authority of a role that the workspace gives, or of a custom one by its permissions. */
export function workspaceAuthority(role: WorkspaceRole | "custom", custom: readonly string[] = []): Authority {
  return { tier: 0, permissions: new Set(workspaceRights(heldInWorkspace(role, custom))) };
}

/** The authority of an organization's role: owners and admins do all that a workspace's admin may. */
export function organizationAuthority(role: OrganizationRole): Authority {
  const above = role === "owner" || role === "admin";
  return { tier: organizationRank(role), permissions: above ? workspaceAuthority("admin").permissions : new Set() };
}

/** Whether the one reaches at least as far as the other. */
export function covers(one: Authority, other: Authority): boolean {
  if (one.tier !== other.tier) return one.tier > other.tier;
  return [...other.permissions].every((permission) => one.permissions.has(permission));
}
