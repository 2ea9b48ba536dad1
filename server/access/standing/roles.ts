import type { OrganizationStanding, ProjectStanding, WorkspaceStanding } from "../../db/hot/access/standing";
import type { WorkspacePermission } from "../permissions";
import {
  isOrganizationAdmin,
  isOrganizationRole,
  type OrganizationRole,
  type ProjectRole,
  type WorkspaceRole,
} from "../rights/built-in-roles";
import { GUEST_PERMISSIONS, heldInProject, heldInWorkspace, isHeld, type Held } from "../rights/held";

/** The part of a standing that decides which roles somebody holds. */
type WorkspacePart = Pick<WorkspaceStanding, "organizationRole" | "workspaceRole" | "workspacePermissions">;
type ProjectPart = WorkspacePart & Pick<ProjectStanding, "projectRole" | "projectPermissions" | "visibility" | "ruled">;

/** The roles that hold in an organization: the member's own, or none. */
export function organizationRoles(standing: OrganizationStanding): readonly OrganizationRole[] {
  const role = standing.organizationRole;
  return role !== null && isOrganizationRole(role) ? [role] : [];
}

/** What of a standing a service account has that acts as the person: a member's, without anything that administers. */
export function withoutAdministration<S extends WorkspacePart & Partial<ProjectPart>>(standing: S): S {
  const { organizationRole, workspaceRole, projectRole } = standing;
  const above = isOrganizationAdmin(organizationRole);
  const project = projectRole === "owner" || projectRole === "admin" ? { projectRole: "member" } : {};
  return {
    ...standing,
    organizationRole: organizationRole === null ? null : "member",
    workspaceRole: workspaceRole === "admin" || (workspaceRole === null && above) ? "member" : workspaceRole,
    workspacePermissions: null,
    ...project,
    ...("projectPermissions" in standing ? { projectPermissions: null } : {}),
  };
}

/**
 * All that somebody holds in the workspace; nothing at all for who does not belong to it. Organization owners and admins
 * are admins of every workspace below, without a row.
 */
export function standsInWorkspace(standing: WorkspacePart): Held<WorkspaceRole> {
  const { organizationRole, workspaceRole, workspacePermissions } = standing;
  const own = heldInWorkspace(workspaceRole ?? "none", workspacePermissions ?? []);
  return isOrganizationAdmin(organizationRole) ? { ...own, roles: ["admin", ...own.roles] } : own;
}

/** Whoever reaches a part of the workspace without belonging to it may ask for what is theirs there, and nothing else. */
export function asGuest(
  { guest }: { guest: boolean },
  permission: WorkspacePermission,
): Held<WorkspaceRole> | undefined {
  if (!guest || !GUEST_PERMISSIONS.some((name) => name === permission)) return undefined;
  return { roles: [], permissions: GUEST_PERMISSIONS };
}

/**
 * All that somebody holds in the project; nothing at all for who does not reach it: the project's own role, admin for the
 * admins above (owner for the organization's owner), and in an open project what the workspace role gives, where a custom
 * one shows it as to a viewer, as does a rule on it.
 */
export function standsInProject(standing: ProjectPart): Held<ProjectRole> {
  const { projectRole, projectPermissions, organizationRole, visibility } = standing;
  const own = heldInProject(projectRole ?? "none", projectPermissions ?? []);
  const above = standsInWorkspace(standing);
  const roles: ProjectRole[] = [...own.roles];
  if (organizationRole === "owner") roles.push("owner");
  if (above.roles.includes("admin")) roles.push("admin");
  if (visibility === "open") {
    if (above.roles.includes("member")) roles.push("member");
    if (above.roles.includes("viewer") || above.permissions.length > 0) roles.push("viewer");
  }
  if (standing.ruled && isHeld(above)) roles.push("viewer");
  return { roles, permissions: own.permissions };
}
