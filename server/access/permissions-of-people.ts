/** Rights that no role of a place gives: to what is one's own, and to the instance. Pure data, as `permissions`. */

/** What every signed-in person may do to what is their own. */
export const ACCOUNT_PERMISSIONS = [
  "account.read",
  "account.remove",
  "account.update",
  "device-sign-in.approve",
  "device-sign-in.deny",
  "device-sign-in.end",
  "device-sign-in.list",
  "email.change",
  "email.verify",
  "identity.connect",
  "identity.disconnect",
  "identity.link",
  "identity.list",
  "invitation.accept",
  "invitation.ask-anew",
  "invitation.decline",
  "invitation.list-mine",
  "invitation-link.accept",
  "join-request.create",
  "join-request.list-mine",
  "join-request.withdraw",
  "notification.list",
  "notification.read",
  "notification-choice.list",
  "notification-choice.set",
  "organization.create",
  "organization.list",
  "organization.list-deleted",
  "passkey.create",
  "passkey.remove",
  "passkey.rename",
  "password.change",
  "picture.remove",
  "picture.set",
  "preferences.read",
  "preferences.update",
  "project.list-mine",
  "recovery-code.renew",
  "second-factor.read",
  "session.confirm",
  "session.confirm-by-connection",
  "session.list",
  "session.revoke",
  "session.revoke-others",
  "storage-access.create",
  "storage-access.list",
  "storage-access.remove",
  "storage-access.sign",
  "storage-access.test",
  "storage-access.update",
  "totp.begin",
  "totp.confirm",
  "totp.remove",
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
  "resource-type.list",
  "resource-type.create",
  "resource-type.update",
  "resource-type.remove",
  "user.list",
  "user.suspend",
  "user.resume",
  "user.set-operator",
  "user.start-reset",
] as const;

export type AccountPermission = (typeof ACCOUNT_PERMISSIONS)[number];
export type InstancePermission = (typeof INSTANCE_PERMISSIONS)[number];

/** What agents may that run jobs in a project: no role's, and given to a credential by its name alone. */
export const AGENT_PERMISSIONS = ["project-key.use"] as const;

export type AgentPermission = (typeof AGENT_PERMISSIONS)[number];
