import type { AccountPermission, AgentPermission, InstancePermission } from "./permissions-of-people";

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
  "organization.restore": ["owner"],
  "organization.require-sso": ["owner"],
  "organization.stop-requiring-sso": ["owner"],
  "require-sso.read": ["owner"],
  "require-sso.update": ["owner"],
  "organization-member.set-break-glass": ["owner"],
  "organization.update-policy": ORGANIZATION_ADMINS,
  "organization-credential.list": ORGANIZATION_ADMINS,
  "organization-credential.read": ORGANIZATION_ADMINS,
  "organization-credential.create": ORGANIZATION_ADMINS,
  "organization-credential.relabel": ORGANIZATION_ADMINS,
  "organization-credential.rotate": ORGANIZATION_ADMINS,
  "organization-credential.set-networks": ORGANIZATION_ADMINS,
  "organization-credential.revoke": ORGANIZATION_ADMINS,
  "organization-credential.enable": ORGANIZATION_ADMINS,
  "default-key.read": ["owner"],
  "default-key.create": ["owner"],
  "default-key.rotate": ["owner"],
  "default-key.revoke": ["owner"],
  "organization-member.list": EVERY_ORGANIZATION_ROLE,
  "organization-member.change-role": ORGANIZATION_ADMINS,
  "organization-member.remove": ORGANIZATION_ADMINS,
  "organization-member.leave": EVERY_ORGANIZATION_ROLE,
  "organization-member.suspend": ["owner"],
  "organization-member.resume": ["owner"],
  "organization-member.start-reset": ["owner"],
  "organization-member.set-end-date": ORGANIZATION_ADMINS,
  "join-request.list": ORGANIZATION_ADMINS,
  "join-request.approve": ORGANIZATION_ADMINS,
  "join-request.decline": ORGANIZATION_ADMINS,
  "organization-workspace.list": EVERY_ORGANIZATION_ROLE,
  "workspace.create": ORGANIZATION_ADMINS,
  "workspace.archive": ORGANIZATION_ADMINS,
  "workspace.unarchive": ORGANIZATION_ADMINS,
  "workspace.remove": ORGANIZATION_ADMINS,
  "workspace.restore": ORGANIZATION_ADMINS,
  "workspace.suspend": ["owner"],
  "workspace.resume": ["owner"],
  "identity-provider.list": ORGANIZATION_ADMINS,
  "identity-provider.create": ORGANIZATION_ADMINS,
  "identity-provider.update": ORGANIZATION_ADMINS,
  "identity-provider.activate": ORGANIZATION_ADMINS,
  "identity-provider.deactivate": ORGANIZATION_ADMINS,
  "identity-provider.duplicate": ORGANIZATION_ADMINS,
  "identity-provider.remove": ORGANIZATION_ADMINS,
  "identity-provider.add-certificate": ORGANIZATION_ADMINS,
  "identity-provider.retire-certificate": ORGANIZATION_ADMINS,
  "identity-provider.generate-key": ORGANIZATION_ADMINS,
  "identity-provider.import-metadata": ORGANIZATION_ADMINS,
  "identity-provider.discover": ORGANIZATION_ADMINS,
  "identity-provider.test": ORGANIZATION_ADMINS,
  "domain.list": ORGANIZATION_ADMINS,
  "domain.create": ORGANIZATION_ADMINS,
  "domain.verify": ORGANIZATION_ADMINS,
  "domain.remove": ORGANIZATION_ADMINS,
  "provisioning.read": ORGANIZATION_ADMINS,
  "provisioning.update": ["owner"],
  "provisioning.resume": ["owner"],
  "provisioning.undo": ["owner"],
  "provisioning-token.list": ORGANIZATION_ADMINS,
  "provisioning-token.create": ORGANIZATION_ADMINS,
  "provisioning-token.revoke": ORGANIZATION_ADMINS,
  "directory-group.list": ORGANIZATION_ADMINS,
  "directory-mapping.list": ORGANIZATION_ADMINS,
  "directory-mapping.create": ORGANIZATION_ADMINS,
  "directory-mapping.move": ORGANIZATION_ADMINS,
  "directory-mapping.remove": ORGANIZATION_ADMINS,
  "directory-mapping.update": ORGANIZATION_ADMINS,
  "organization-usage.read": ["owner", "admin", "billing"],
  "meter.list": ["owner", "admin", "billing"],
  "meter.create": ["owner", "admin", "billing"],
  "meter.update": ["owner", "admin", "billing"],
  "meter.archive": ["owner", "admin", "billing"],
  "plan.read": ["owner", "admin", "billing"],
  "plan.change": ["owner", "billing"],
  "plan.cancel": ["owner", "billing"],
  "plan.resume": ["owner", "billing"],
  "billing-details.read": ["owner", "billing"],
  "billing-details.update": ["owner", "billing"],
  "invoice.list": ["owner", "billing"],
  "invoice.read": ["owner", "billing"],
  "invoice.email": ["owner", "billing"],
  "budget.list": ["owner", "billing"],
  "budget.create": ["owner", "billing"],
  "budget.update": ["owner", "billing"],
  "budget.remove": ["owner", "billing"],
  "payment.list": ["owner", "billing"],
  "invoice.pay": ["owner", "billing"],
  "payment-method.list": ["owner", "billing"],
  "payment-method.add": ["owner", "billing"],
  "payment-method.confirm": ["owner", "billing"],
  "payment-method.remove": ["owner", "billing"],
  "payment-method.set-default": ["owner", "billing"],
  "organization-audit.list": ORGANIZATION_ADMINS,
  "organization-audit.set-retention": ["owner"],
} as const satisfies Record<string, readonly OrganizationRole[]>;

export const WORKSPACE_TABLE = {
  "workspace.read": EVERY_WORKSPACE_ROLE,
  "workspace.rename": ["admin"],
  "member.list": EVERY_WORKSPACE_ROLE,
  "member.change-role": ["admin"],
  "member.remove": ["admin"],
  "member.set-end-date": ["admin"],
  "member.leave": EVERY_WORKSPACE_ROLE,
  "invitation.list": ["admin"],
  "invitation.create": ["admin"],
  "invitation.resend": ["admin"],
  "invitation.copy-link": ["admin"],
  "invitation.revoke": ["admin"],
  "invitation-link.list": ["admin"],
  "invitation-link.create": ["admin"],
  "invitation-link.revoke": ["admin"],
  "group.list": EVERY_WORKSPACE_ROLE,
  "group.create": ["admin"],
  "group.update": ["admin"],
  "group.remove": ["admin"],
  "group.add-members": ["admin"],
  "group.remove-members": ["admin"],
  "role.list": EVERY_WORKSPACE_ROLE,
  "role.create": ["admin"],
  "role.update": ["admin"],
  "role.remove": ["admin"],
  "access.ask": EVERY_WORKSPACE_ROLE,
  "access.check": ["admin"],
  "quota.ask": ["admin"],
  "access-rule.list": ["admin"],
  "access-rule.create": ["admin"],
  "access-rule.update": ["admin"],
  "access-rule.remove": ["admin"],
  "access-request.list": EVERY_WORKSPACE_ROLE,
  "access-request.create": EVERY_WORKSPACE_ROLE,
  "access-request.withdraw": EVERY_WORKSPACE_ROLE,
  "access-request.approve": ["admin"],
  "access-request.decline": ["admin"],
  "resource.list": EVERY_WORKSPACE_ROLE,
  "resource.register": EVERY_WORKSPACE_ROLE,
  "resource.update": EVERY_WORKSPACE_ROLE,
  "resource.remove": EVERY_WORKSPACE_ROLE,
  "service-account.list": ["admin"],
  "service-account.create": ["admin"],
  "service-account.create-credential": ["admin"],
  "service-account.update": ["admin"],
  "service-account.suspend": ["admin"],
  "service-account.resume": ["admin"],
  "service-account.remove": ["admin"],
  "vault.list": ["admin"],
  "vault.create": ["admin"],
  "vault.update": ["admin"],
  "vault.move": ["admin"],
  "vault.reveal": ["admin"],
  "vault.restore": ["admin"],
  "vault.remove": ["admin"],
  "own-vault.read": EVERY_WORKSPACE_ROLE,
  "own-vault.set": EVERY_WORKSPACE_ROLE,
  "own-vault.reveal": EVERY_WORKSPACE_ROLE,
  "own-vault.restore": EVERY_WORKSPACE_ROLE,
  "service-account-vault.read": ["admin"],
  "service-account-vault.set": ["admin"],
  "service-account-vault.reveal": ["admin"],
  "service-account-vault.restore": ["admin"],
  "configuration.read": EVERY_WORKSPACE_ROLE,
  "configuration.read-others": ["admin"],
  "project.list": EVERY_WORKSPACE_ROLE,
  "project.create": ["admin", "member"],
  "credential.list": EVERY_WORKSPACE_ROLE,
  "credential.read": EVERY_WORKSPACE_ROLE,
  "credential.create": EVERY_WORKSPACE_ROLE,
  "credential.relabel": EVERY_WORKSPACE_ROLE,
  "credential.revoke": EVERY_WORKSPACE_ROLE,
  "credential.enable": EVERY_WORKSPACE_ROLE,
  "credential.rotate": EVERY_WORKSPACE_ROLE,
  "credential.set-networks": EVERY_WORKSPACE_ROLE,
  "credential.govern": ["admin"],
  "workspace-usage.read": ["admin"],
  "own-usage.read": EVERY_WORKSPACE_ROLE,
  "usage.record": ["admin"],
  "audit.list": ["admin"],
} as const satisfies Record<string, readonly WorkspaceRole[]>;

export const PROJECT_TABLE = {
  "project.read": EVERY_PROJECT_ROLE,
  "project.rename": PROJECT_ADMINS,
  "project.update-settings": PROJECT_ADMINS,
  "project.refresh-gpu-types": PROJECT_ADMINS,
  "project.set-visibility": PROJECT_ADMINS,
  "project.set-default": EVERY_PROJECT_ROLE,
  "project.archive": PROJECT_ADMINS,
  "project.unarchive": PROJECT_ADMINS,
  "project.hand-over": ["owner"],
  "project.move": ["owner"],
  "project.remove": ["owner"],
  "project.restore": ["owner"],
  "collaborator.list": EVERY_PROJECT_ROLE,
  "collaborator.add": PROJECT_ADMINS,
  "collaborator.update": PROJECT_ADMINS,
  "collaborator.remove": PROJECT_ADMINS,
  "collaborator.leave": EVERY_PROJECT_ROLE,
  "project-credential.list": PROJECT_ADMINS,
  "project-credential.read": PROJECT_ADMINS,
  "project-credential.create": PROJECT_ADMINS,
  "project-credential.relabel": PROJECT_ADMINS,
  "project-credential.rotate": PROJECT_ADMINS,
  "project-credential.set-networks": PROJECT_ADMINS,
  "project-credential.revoke": PROJECT_ADMINS,
  "project-credential.enable": PROJECT_ADMINS,
  "usage.read": PROJECT_ADMINS,
  "third-party-key.list": PROJECT_ADMINS,
  "third-party-key.create": ["owner"],
  "third-party-key.rename": ["owner"],
  "third-party-key.replace": PROJECT_ADMINS,
  "third-party-key.reveal": ["owner"],
  "third-party-key.remove": ["owner"],
} as const satisfies Record<string, readonly ProjectRole[]>;

export type OrganizationPermission = keyof typeof ORGANIZATION_TABLE;
export type WorkspacePermission = keyof typeof WORKSPACE_TABLE;
export type ProjectPermission = keyof typeof PROJECT_TABLE;
export type Permission =
  | AccountPermission
  | InstancePermission
  | OrganizationPermission
  | WorkspacePermission
  | ProjectPermission
  | AgentPermission;

export type Level = "account" | "instance" | "organization" | "workspace" | "project";

export function isOrganizationRole(value: string): value is OrganizationRole {
  return (ORGANIZATION_ROLES as readonly string[]).includes(value);
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
