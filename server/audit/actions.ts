/**
 * Everything that leaves an audit row, as a closed list. A mutation's action has the name of its permission; the
 * others happen where nobody has proved who they are, or to the instance.
 */
export const ACTIONS = [
  "account.rename",
  "email.change",
  "email.verify",
  "invitation.accept",
  "invitation.decline",
  "notification.read",
  "notification-choice.set",
  "organization.create",
  "password.change",
  "session.revoke",
  "instance.update",
  "mail.retry",
  "mail.test",
  "organization.set-seats",
  "organization.suspend",
  "organization.resume",
  "user.suspend",
  "user.resume",
  "user.set-operator",
  "organization.rename",
  "organization-audit.set-retention",
  "organization-member.change-role",
  "organization-member.remove",
  "workspace.create",
  "workspace.rename",
  "member.change-role",
  "member.remove",
  "member.leave",
  "invitation.create",
  "invitation.resend",
  "invitation.revoke",
  "project.create",
  "project.rename",
  "credential.create",
  "credential.relabel",
  "credential.revoke",
] as const;

/** Actions without a permission of their own: no caller is proved, or the host acts. */
export const SYSTEM_ACTIONS = [
  "account.create",
  "audit.archive",
  "email.request-verification",
  "instance.set-up",
  "password.request-reset",
  "password.reset",
  "session.create",
  "session.end",
] as const;

export type Action = (typeof ACTIONS)[number] | (typeof SYSTEM_ACTIONS)[number];
