/** The built-in roles of each level, from the strongest to the weakest. Custom roles are rows of their workspace. */

export const ORGANIZATION_ROLES = ["owner", "admin", "billing", "member"] as const;
export const WORKSPACE_ROLES = ["admin", "member", "viewer"] as const;
export const PROJECT_ROLES = ["owner", "admin", "member", "viewer"] as const;

export type OrganizationRole = (typeof ORGANIZATION_ROLES)[number];
export type WorkspaceRole = (typeof WORKSPACE_ROLES)[number];
export type ProjectRole = (typeof PROJECT_ROLES)[number];

export function isOrganizationRole(value: string): value is OrganizationRole {
  return (ORGANIZATION_ROLES as readonly string[]).includes(value);
}

/** Who administers an organization: an admin of each of its workspaces too, without a row there. */
export const ORGANIZATION_ADMINS = ["owner", "admin"] as const satisfies readonly OrganizationRole[];

/** Null or undefined: whoever has no role in the organization administers nothing. */
export function isOrganizationAdmin(role: string | null | undefined): boolean {
  return role != null && (ORGANIZATION_ADMINS as readonly string[]).includes(role);
}

export function isWorkspaceRole(value: string): value is WorkspaceRole {
  return (WORKSPACE_ROLES as readonly string[]).includes(value);
}

/** The role of a row; one that this version does not know gives as little as possible. */
export function organizationRoleOf(value: string): OrganizationRole {
  return isOrganizationRole(value) ? value : "member";
}

export function workspaceRoleOf(value: string): WorkspaceRole {
  return isWorkspaceRole(value) ? value : "viewer";
}

export function isProjectRole(value: string): value is ProjectRole {
  return (PROJECT_ROLES as readonly string[]).includes(value);
}
