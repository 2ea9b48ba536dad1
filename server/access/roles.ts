import type { OrganizationStanding, ProjectStanding, WorkspaceStanding } from "../db/hot/standing";
import {
  isOrganizationRole,
  isProjectRole,
  isWorkspaceRole,
  type OrganizationRole,
  type ProjectRole,
  type WorkspaceRole,
} from "./permissions";

/** The roles that hold in an organization: the member's own, or none. */
export function organizationRoles(standing: OrganizationStanding): readonly OrganizationRole[] {
  const role = standing.organizationRole;
  return role !== null && isOrganizationRole(role) ? [role] : [];
}

function isOrganizationAdmin(standing: OrganizationStanding): boolean {
  return standing.organizationRole === "owner" || standing.organizationRole === "admin";
}

/** Organization owners and admins are admins of every workspace below, without a row. */
export function workspaceRoles(standing: WorkspaceStanding): readonly WorkspaceRole[] {
  const roles: WorkspaceRole[] = [];
  if (isOrganizationAdmin(standing)) roles.push("admin");
  if (standing.workspaceRole !== null && isWorkspaceRole(standing.workspaceRole)) roles.push(standing.workspaceRole);
  return roles;
}

/**
 * A project's own role, admin for the admins above (owner for the organization's owner), and in an open project what
 * the workspace role gives.
 */
export function projectRoles(standing: ProjectStanding): readonly ProjectRole[] {
  const roles: ProjectRole[] = [];
  const above = workspaceRoles(standing);
  if (standing.organizationRole === "owner") roles.push("owner");
  if (above.includes("admin")) roles.push("admin");
  if (standing.projectRole !== null && isProjectRole(standing.projectRole)) roles.push(standing.projectRole);
  if (standing.visibility === "open") {
    if (above.includes("member")) roles.push("member");
    if (above.includes("viewer")) roles.push("viewer");
  }
  return roles;
}
