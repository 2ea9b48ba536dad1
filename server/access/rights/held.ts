import {
  ORGANIZATION_TABLE,
  PROJECT_TABLE,
  WORKSPACE_TABLE,
  type OrganizationPermission,
  type Permission,
  type ProjectPermission,
  type WorkspacePermission,
} from "../permissions";
import {
  isProjectRole,
  isWorkspaceRole,
  type OrganizationRole,
  type ProjectRole,
  type WorkspaceRole,
} from "./built-in-roles";

/** What the owners of a suspended place keep: to see and export what is theirs, and to pay. */
const KEPT_WHEN_SUSPENDED: ReadonlySet<Permission> = new Set<Permission>([
  "organization.read",
  "organization-member.list",
  "organization-invitation.list",
  "organization-workspace.list",
  "organization-usage.read",
  "workspace-usage.read",
  "usage.read",
  "meter.list",
  "organization-audit.list",
  "plan.read",
  "plan.change",
  "plan.cancel",
  "plan.resume",
  "billing-details.read",
  "billing-details.update",
  "invoice.list",
  "invoice.read",
  "invoice.email",
  "budget.list",
  "payment.list",
  "invoice.pay",
  "payment-method.list",
  "payment-method.add",
  "payment-method.confirm",
  "payment-method.remove",
  "payment-method.set-default",
  "workspace.read",
  "member.list",
  "invitation.list",
  "group.list",
  "role.list",
  "service-account.list",
  "project.list",
  "project.read",
  "collaborator.list",
  "audit.list",
]);

/** True for what owners may still do while the place is suspended. */
export function allowedInSuspension(permission: Permission): boolean {
  return KEPT_WHEN_SUSPENDED.has(permission);
}

function holds(roles: readonly string[], role: string): boolean {
  return roles.includes(role);
}

/** What somebody holds in a place: roles of the product, and what a custom role adds to them. */
export interface Held<Role> {
  roles: readonly Role[];
  /** Permissions of a custom role, by name. */
  permissions: readonly string[];
}

/**
 * What whoever reaches anything in a workspace may do there, external collaborators too: each of these answers or acts
 * only as far as the access decisions reach.
 */
export const GUEST_PERMISSIONS = [
  "access.ask",
  "access-request.list",
  "access-request.create",
  "access-request.withdraw",
  "own-usage.read",
  "resource.list",
  "resource.register",
  "resource.update",
  "resource.remove",
] as const satisfies readonly WorkspacePermission[];

/** Every custom role holds these, since without them nobody could come in or go. */
const CUSTOM_WORKSPACE = [
  "workspace.read",
  "member.leave",
  "configuration.read",
  "own-vault.read",
  "own-vault.set",
  "own-vault.reveal",
  "own-vault.restore",
  ...GUEST_PERMISSIONS,
] as const;
const CUSTOM_PROJECT = ["project.read", "collaborator.leave"] as const;

/** What a row's role gives in a workspace: a role of the product, or "custom" with the permissions of the custom role. */
export function heldInWorkspace(role: string, custom: readonly string[] = []): Held<WorkspaceRole> {
  if (role === "custom") return { roles: [], permissions: [...CUSTOM_WORKSPACE, ...custom] };
  return { roles: isWorkspaceRole(role) ? [role] : [], permissions: [] };
}

/** What a row's role gives in a project; "access" is an access map, which shows the project as to a viewer. */
export function heldInProject(role: string, custom: readonly string[] = []): Held<ProjectRole> {
  if (role === "custom") return { roles: [], permissions: [...CUSTOM_PROJECT, ...custom] };
  if (role === "access") return { roles: ["viewer"], permissions: [] };
  return { roles: isProjectRole(role) ? [role] : [], permissions: [] };
}

/** True where somebody belongs to a place at all. */
export function isHeld({ roles, permissions }: Held<string>): boolean {
  return roles.length > 0 || permissions.length > 0;
}

/** True where one of the roles may do it. */
export function organizationAllows(roles: readonly OrganizationRole[], permission: OrganizationPermission): boolean {
  return roles.some((role) => holds(ORGANIZATION_TABLE[permission], role));
}

/** True where one of the roles may do it, or a custom role says so. */
export function workspaceAllows(held: Held<WorkspaceRole>, permission: WorkspacePermission): boolean {
  return held.permissions.includes(permission) || held.roles.some((role) => holds(WORKSPACE_TABLE[permission], role));
}

/** True where one of the roles may do it, or a custom role says so. */
export function projectAllows(held: Held<ProjectRole>, permission: ProjectPermission): boolean {
  return held.permissions.includes(permission) || held.roles.some((role) => holds(PROJECT_TABLE[permission], role));
}

const ORGANIZATION_RANK: Record<OrganizationRole, number> = { owner: 3, admin: 2, billing: 1, member: 1 };

/**
 * Nobody grants above themselves, and nobody changes somebody who ranks above them. Billing looks after money and has
 * no say about people, so it ranks as a member does; which of two mapped roles is given is another order
 * (`ranksAbove`).
 */
export function organizationRank(role: OrganizationRole): number {
  return ORGANIZATION_RANK[role];
}

function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  const names: Name[] = [];
  for (const name in table) names.push(name);
  return names;
}

/** The names of all that somebody may do in an organization, for an interface that shows no more than that. */
export function organizationRights(roles: readonly OrganizationRole[]): OrganizationPermission[] {
  return namesOf(ORGANIZATION_TABLE).filter((permission) => organizationAllows(roles, permission));
}

export function workspaceRights(held: Held<WorkspaceRole>): WorkspacePermission[] {
  return namesOf(WORKSPACE_TABLE).filter((permission) => workspaceAllows(held, permission));
}

export function projectRights(held: Held<ProjectRole>): ProjectPermission[] {
  return namesOf(PROJECT_TABLE).filter((permission) => projectAllows(held, permission));
}
