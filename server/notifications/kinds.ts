/** Everything that people are told of, as a closed list. Each kind has a sentence in the interface's catalogue. */
export const NOTIFICATION_KINDS = [
  /** Somebody who was in the organization already came into a workspace, group or project. */
  "workspace.added",
  "group.added",
  "project.added",
  "role.changed",
  "membership.removed",
  "membership.suspended",
  "membership.resumed",
  /** A membership, of oneself or of somebody one looks after, ends soon. */
  "membership.ending",
  /** To the inviter. */
  "invitation.accepted",
  "invitation.declined",
  "invitation.mismatch",
  "invitation.asked-anew",
  /** To the admins of the organization, and back to who asked. */
  "join-request.created",
  "join-request.approved",
  "join-request.declined",
  "project.handed-over",
  "project.moved",
  "project.removed",
  "workspace.removed",
] as const;

export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
