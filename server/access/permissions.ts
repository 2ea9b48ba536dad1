/**
 * Who may do what: role -> permissions for each level. Pure data: the server decides by it, the interface hides by it,
 * documentation and tests read it. A permission, its audit action and its command share one name.
 */

export const ORGANIZATION_ROLES = ["owner", "admin", "billing", "member"] as const;
export const WORKSPACE_ROLES = ["admin", "member", "viewer"] as const;
export const PROJECT_ROLES = ["owner", "admin", "member", "viewer"] as const;

export type OrganizationRole = (typeof ORGANIZATION_ROLES)[number];
export type WorkspaceRole = (typeof WORKSPACE_ROLES)[number];
export type ProjectRole = (typeof PROJECT_ROLES)[number];

/** What every signed-in person may do to what is their own. */
export const ACCOUNT_PERMISSIONS = [
  "account.read",
  "account.rename",
  "email.change",
  "email.verify",
  "invitation.accept",
  "invitation.decline",
  "organization.create",
  "organization.list",
  "password.change",
  "project.list-mine",
  "session.list",
  "session.revoke",
  "workspace.list",
] as const;

/** What operators may do to the instance. They see no tenant's vaults, keys or resources. */
export const INSTANCE_PERMISSIONS = [
  "instance.read",
  "instance.update",
  "mail.list",
  "mail.retry",
  "mail.test",
  "organization.list-all",
  "organization.set-seats",
  "organization.suspend",
  "organization.resume",
  "user.list",
  "user.suspend",
  "user.resume",
  "user.set-operator",
] as const;

const EVERY_ORGANIZATION_ROLE = ORGANIZATION_ROLES;
const ORGANIZATION_ADMINS = ["owner", "admin"] as const;
const EVERY_WORKSPACE_ROLE = WORKSPACE_ROLES;
const EVERY_PROJECT_ROLE = PROJECT_ROLES;
const PROJECT_ADMINS = ["owner", "admin"] as const;

/** Rights whose rooms are still to come stand here already: the table is the product's, read by people as a whole. */
export const ORGANIZATION_TABLE = {
  "organization.read": EVERY_ORGANIZATION_ROLE,
  "organization.rename": ORGANIZATION_ADMINS,
  "organization.remove": ["owner"],
  "organization.require-sso": ["owner"],
  "organization.rotate-default-key": ["owner"],
  "organization.update-policy": ORGANIZATION_ADMINS,
  "organization-member.list": EVERY_ORGANIZATION_ROLE,
  "organization-member.change-role": ORGANIZATION_ADMINS,
  "organization-member.remove": ORGANIZATION_ADMINS,
  "organization-workspace.list": EVERY_ORGANIZATION_ROLE,
  "workspace.create": ORGANIZATION_ADMINS,
  "identity-provider.govern": ORGANIZATION_ADMINS,
  "domain.govern": ORGANIZATION_ADMINS,
  "provisioning.govern": ORGANIZATION_ADMINS,
  "organization-usage.read": ["owner", "admin", "billing"],
  "plan.change": ["owner", "billing"],
  "billing-details.update": ["owner", "billing"],
  "invoice.list": ["owner", "billing"],
  "budget.set": ["owner", "billing"],
  "organization-audit.list": ORGANIZATION_ADMINS,
} as const satisfies Record<string, readonly OrganizationRole[]>;

export const WORKSPACE_TABLE = {
  "workspace.read": EVERY_WORKSPACE_ROLE,
  "workspace.rename": ["admin"],
  "member.list": EVERY_WORKSPACE_ROLE,
  "member.change-role": ["admin"],
  "member.remove": ["admin"],
  "member.leave": EVERY_WORKSPACE_ROLE,
  "invitation.list": ["admin"],
  "invitation.create": ["admin"],
  "invitation.resend": ["admin"],
  "invitation.revoke": ["admin"],
  "group.govern": ["admin"],
  "role.govern": ["admin"],
  "access-rule.govern": ["admin"],
  "service-account.govern": ["admin"],
  "vault.govern": ["admin"],
  "project.list": EVERY_WORKSPACE_ROLE,
  "project.create": ["admin", "member"],
  "credential.list": EVERY_WORKSPACE_ROLE,
  "credential.create": EVERY_WORKSPACE_ROLE,
  "credential.relabel": EVERY_WORKSPACE_ROLE,
  "credential.revoke": EVERY_WORKSPACE_ROLE,
  "credential.govern": ["admin"],
  "audit.list": ["admin"],
} as const satisfies Record<string, readonly WorkspaceRole[]>;

export const PROJECT_TABLE = {
  "project.read": EVERY_PROJECT_ROLE,
  "project.rename": PROJECT_ADMINS,
  "project.update-settings": PROJECT_ADMINS,
  "project.hand-over": ["owner"],
  "project.remove": ["owner"],
  "collaborator.list": EVERY_PROJECT_ROLE,
  "collaborator.govern": PROJECT_ADMINS,
  "project-credential.govern": PROJECT_ADMINS,
  "third-party-key.set": ["owner"],
  "third-party-key.reveal": ["owner"],
  "third-party-key.replace": PROJECT_ADMINS,
} as const satisfies Record<string, readonly ProjectRole[]>;

export type AccountPermission = (typeof ACCOUNT_PERMISSIONS)[number];
export type InstancePermission = (typeof INSTANCE_PERMISSIONS)[number];
export type OrganizationPermission = keyof typeof ORGANIZATION_TABLE;
export type WorkspacePermission = keyof typeof WORKSPACE_TABLE;
export type ProjectPermission = keyof typeof PROJECT_TABLE;
export type Permission =
  AccountPermission | InstancePermission | OrganizationPermission | WorkspacePermission | ProjectPermission;

export type Level = "account" | "instance" | "organization" | "workspace" | "project";

function holds(roles: readonly string[], role: string): boolean {
  return roles.includes(role);
}

/** True where one of the roles may do it. */
export function organizationAllows(roles: readonly OrganizationRole[], permission: OrganizationPermission): boolean {
  return roles.some((role) => holds(ORGANIZATION_TABLE[permission], role));
}

export function workspaceAllows(roles: readonly WorkspaceRole[], permission: WorkspacePermission): boolean {
  return roles.some((role) => holds(WORKSPACE_TABLE[permission], role));
}

export function projectAllows(roles: readonly ProjectRole[], permission: ProjectPermission): boolean {
  return roles.some((role) => holds(PROJECT_TABLE[permission], role));
}

const ORGANIZATION_RANK: Record<OrganizationRole, number> = { owner: 3, admin: 2, billing: 1, member: 1 };
const WORKSPACE_RANK: Record<WorkspaceRole, number> = { admin: 2, member: 1, viewer: 0 };

/** Nobody grants above themselves, and nobody changes somebody who ranks above them. */
export function organizationRank(role: OrganizationRole): number {
  return ORGANIZATION_RANK[role];
}

export function workspaceRank(role: WorkspaceRole): number {
  return WORKSPACE_RANK[role];
}

export function isOrganizationRole(value: string): value is OrganizationRole {
  return holds(ORGANIZATION_ROLES, value);
}

export function isWorkspaceRole(value: string): value is WorkspaceRole {
  return holds(WORKSPACE_ROLES, value);
}

/** The role of a row; one that this version does not know gives as little as possible. */
export function organizationRoleOf(value: string): OrganizationRole {
  return isOrganizationRole(value) ? value : "member";
}

export function workspaceRoleOf(value: string): WorkspaceRole {
  return isWorkspaceRole(value) ? value : "viewer";
}

export function isProjectRole(value: string): value is ProjectRole {
  return holds(PROJECT_ROLES, value);
}
