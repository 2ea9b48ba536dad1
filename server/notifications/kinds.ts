/** Everything that people are told of, as a closed list. */
export const NOTIFICATION_KINDS = [
  "workspace.added",
  "group.added",
  "project.added",
  "collaborator.removed",
  "role.changed",
  "membership.removed",
  "membership.suspended",
  "membership.resumed",
  "membership.ending",
  "credential.ending",
  "certificate.ending",
  "invitation.accepted",
  "invitation.declined",
  "invitation.mismatch",
  "invitation.asked-anew",
  "join-request.created",
  "join-request.approved",
  "join-request.declined",
  "access-request.created",
  "access-request.approved",
  "access-request.declined",
  "project.handed-over",
  "project.moved",
  "project.removed",
  "workspace.removed",
  "organization.removed",
  "directory.kept",
  "directory.stopped",
  "sign-in.new-browser",
  "sso.ended",
  "payment.failed",
  "budget.used",
  "budget.forecast",
  "budget.reached",
] as const;

export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** What is sent by mail too, unless the person chose otherwise: what cannot wait, and what takes something away. */
const BY_MAIL: readonly NotificationKind[] = [
  "membership.ending",
  "credential.ending",
  "certificate.ending",
  "membership.removed",
  "membership.suspended",
  "collaborator.removed",
  "invitation.asked-anew",
  "join-request.created",
  "join-request.approved",
  "access-request.created",
  "access-request.approved",
  "project.handed-over",
  "directory.stopped",
  "sign-in.new-browser",
  "sso.ended",
  "payment.failed",
  "budget.used",
  "budget.forecast",
  "budget.reached",
];

/** How a kind reaches somebody who made no choice. */
export function defaultChoice(kind: NotificationKind): { inbox: boolean; mail: boolean } {
  return { inbox: true, mail: BY_MAIL.includes(kind) };
}

export function isNotificationKind(text: string): text is NotificationKind {
  return (NOTIFICATION_KINDS as readonly string[]).includes(text);
}
