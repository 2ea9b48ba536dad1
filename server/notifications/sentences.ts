import type { NotificationKind } from "./kinds";

/** What a notice carries; each kind uses some of it. */
export type NoticeData = Readonly<Record<string, string | number | null>>;

type Names = (key: string) => string;

/** The sentence of each kind, for the inbox and for letters. A name that is missing reads as a dash. */
const SENTENCES: Readonly<Record<NotificationKind, (of: Names) => string>> = {
  "workspace.added": (of) => `${of("by")} added you to the workspace “${of("workspace")}” as ${of("role")}.`,
  "group.added": (of) => `${of("by")} added you to the group “${of("group")}” of the workspace “${of("workspace")}”.`,
  "project.added": (of) => `${of("by")} added you to the project “${of("project")}” as ${of("role")}.`,
  "collaborator.removed": (of) => `${of("by")} removed you from the project “${of("project")}”.`,
  "role.changed": (of) => `${of("by")} changed your role in “${of("place")}” to ${of("role")}.`,
  "membership.removed": (of) => `${of("by")} removed you from “${of("place")}”. Your credentials there are revoked.`,
  "membership.suspended": (of) => `${of("by")} suspended your membership in “${of("place")}”.`,
  "membership.resumed": (of) => `${of("by")} ended the suspension of your membership in “${of("place")}”.`,
  "membership.ending": (of) => `${of("who")} in “${of("place")}” until ${of("until")}: ${of("days")} left.`,
  "credential.ending": (of) =>
    `The credential “${of("name")}”${of("of")} in “${of("place")}” ends on ${of("until")}: ${of("days")} left. ${of("used")}`,
  "certificate.ending": (of) =>
    `The certificate of the connection “${of("connection")}” of “${of("organization")}” ends on ${of("until")}: ${of("days")} left. ${of("advice")}`,
  "invitation.accepted": (of) => `${of("email")} accepted your invitation to “${of("workspace")}”.`,
  "invitation.declined": (of) => `${of("email")} declined your invitation to “${of("workspace")}”.`,
  "invitation.mismatch": (of) => `Somebody tried your invitation for ${of("email")} with another account.`,
  "invitation.asked-anew": (of) =>
    `${of("by")} (${of("address")}) asks for an invitation of their own in place of the one for ${of("email")}.`,
  "join-request.created": (of) => `${of("by")} (${of("address")}) asks to join “${of("organization")}”.`,
  "join-request.approved": (of) => `You are a member of “${of("organization")}” now: your request was approved.`,
  "join-request.declined": (of) => `Your request to join “${of("organization")}” was declined.`,
  "access-request.created": (of) =>
    `${of("by")} asks to ${of("permission")} ${of("what")} in the workspace “${of("workspace")}”.`,
  "access-request.approved": (of) =>
    `You may ${of("permission")} ${of("what")} until ${of("until")}: ${of("by")} granted your request.`,
  "access-request.declined": (of) =>
    `${of("by")} declined your request to ${of("permission")} ${of("what")}. ${of("reason")}`.trim(),
  "project.handed-over": (of) => `${of("by")} handed the project “${of("project")}” over to you. You own it now.`,
  "project.moved": (of) => `${of("by")} moved the project “${of("project")}” to the workspace “${of("workspace")}”.`,
  "project.removed": (of) => `${of("by")} deleted the project “${of("project")}”. It can be restored for 30 days.`,
  "workspace.removed": (of) =>
    `${of("by")} deleted the workspace “${of("workspace")}”. It can be restored for 30 days.`,
  "organization.removed": (of) =>
    `${of("by")} deleted the organization “${of("organization")}”. An owner can restore it for 30 days.`,
  "directory.kept": (of) =>
    `The directory would have taken the role ${of("role")} from ${of("who")} in “${of("place")}”, who is the last one. It stays.`,
  "directory.stopped": (of) =>
    `The directory was about to take away more people of “${of("place")}” than it may within an hour. Provisioning is stopped until an owner decides.`,
  "sign-in.new-browser": (of) =>
    `Somebody signed in to your account from a browser that has not been there before: ${of("device")}, ${of("address")}. If that was not you, change your password.`,
  "sso.ended": (of) =>
    `“${of("organization")}” requires single sign-on no more: nobody came in by it in time, or the host switched it off.`,
  "payment.failed": (of) =>
    `The payment of ${of("amount")} for the invoice ${of("number")} of “${of("organization")}” failed. ${of("reason")}`,
  "budget.used": (of) =>
    `${of("share")} of the budget of ${of("what")} in “${of("organization")}” is used: ${of("used")} of ${of("amount")}.`,
  "budget.forecast": (of) =>
    `The budget of ${of("what")} in “${of("organization")}” is likely to be passed this month: ${of("used")} of ${of("amount")} is used, and ${of("forecast")} is to be expected by its end.`,
  "budget.reached": (of) =>
    `The budget of ${of("what")} in “${of("organization")}” is reached: ${of("used")} of ${of("amount")} is used. ${of("consequence")}`,
};

/** What the subject of a letter says, and what the table of choices calls the kind. */
export const NOTICE_TITLES: Readonly<Record<NotificationKind, string>> = {
  "workspace.added": "You were added to a workspace",
  "group.added": "You were added to a group",
  "project.added": "You were added to a project",
  "collaborator.removed": "You were removed from a project",
  "role.changed": "Your role was changed",
  "membership.removed": "You were removed",
  "membership.suspended": "Your membership was suspended",
  "membership.resumed": "Your membership is active again",
  "membership.ending": "A membership ends soon",
  "credential.ending": "A credential ends soon",
  "certificate.ending": "A provider's certificate ends soon",
  "invitation.accepted": "Your invitation was accepted",
  "invitation.declined": "Your invitation was declined",
  "invitation.mismatch": "Your invitation was tried with another account",
  "invitation.asked-anew": "Somebody asks for an invitation of their own",
  "join-request.created": "Somebody asks to join",
  "join-request.approved": "Your request to join was approved",
  "join-request.declined": "Your request to join was declined",
  "access-request.created": "Somebody asks for access",
  "access-request.approved": "Your request for access was granted",
  "access-request.declined": "Your request for access was declined",
  "project.handed-over": "A project was handed over to you",
  "project.moved": "A project was moved",
  "project.removed": "A project was deleted",
  "workspace.removed": "A workspace was deleted",
  "organization.removed": "An organization was deleted",
  "directory.kept": "The directory would have taken the last one",
  "directory.stopped": "Provisioning is stopped",
  "sign-in.new-browser": "A new sign-in to your account",
  "sso.ended": "Single sign-on is not required any more",
  "payment.failed": "A payment failed",
  "budget.used": "A part of a budget is used",
  "budget.forecast": "A budget is likely to be passed",
  "budget.reached": "A budget is reached",
};

/** How somebody wants dates written; null: nothing was chosen. */
export interface NoticeReader {
  timeZone: string | null;
  locale: string | null;
}

const MOMENT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** The day of a moment, in the reader's zone and format; without a choice of UTC, as the sentence's language has it. */
function dayFor(moment: string, { timeZone, locale }: NoticeReader): string {
  const day = (tongue: string, zone: string) =>
    new Intl.DateTimeFormat(tongue, { dateStyle: "medium", timeZone: zone }).format(new Date(moment));
  try {
    return day(locale ?? "en", timeZone ?? "UTC");
  } catch {
    // A zone or tag that this version of Node does not know any more.
    return day("en", "UTC");
  }
}

/** A notice in words; moments in its data become days as the reader has chosen them. */
export function noticeSentence(
  kind: NotificationKind,
  data: NoticeData,
  reader: NoticeReader = { timeZone: null, locale: null },
): string {
  const sentence = SENTENCES[kind]((key) => String(data[key] ?? "–"));
  return sentence.replace(MOMENT, (moment) => dayFor(moment, reader));
}

/** Where the credential of a notice is shown. */
function credentialsPath(data: NoticeData): string {
  const slug = (key: string) => encodeURIComponent(String(data[key]));
  if (data.page === "organization") return `/organizations/${slug("organizationSlug")}/settings`;
  if (data.page === "own") return `/account/workspaces/${slug("workspaceSlug")}/credentials`;
  const workspace = `/workspaces/${slug("workspaceSlug")}`;
  if (data.page === "machine") return `${workspace}/service-accounts`;
  return `${workspace}/projects/${slug("projectSlug")}/credentials`;
}

/** The page that a notice leads to, as a path; null where there is nothing to see any more. */
export function noticePath(kind: NotificationKind, data: NoticeData): string | null {
  const slug = (key: string) => encodeURIComponent(String(data[key]));
  const has = (...keys: string[]) => keys.every((key) => typeof data[key] === "string");
  const workspace = `/workspaces/${slug("workspaceSlug")}`;
  if (kind === "membership.removed" || kind.endsWith(".removed")) return null;
  if ((kind.startsWith("project.") || kind === "membership.ending") && has("workspaceSlug", "projectSlug")) {
    return `${workspace}/projects/${slug("projectSlug")}`;
  }
  if (kind === "sign-in.new-browser") return "/account/security";
  if (kind === "credential.ending") return credentialsPath(data);
  if (kind === "certificate.ending") {
    return `/organizations/${slug("organizationSlug")}/identity-providers/${slug("identityProvider")}`;
  }
  if (kind === "access-request.created") return "/account/inbox";
  if (kind.startsWith("access-request.") && has("workspaceSlug", "resource")) {
    return `${workspace}/resources/${slug("resource")}`;
  }
  if (kind.startsWith("access-request.") && has("workspaceSlug", "projectSlug")) {
    return `${workspace}/projects/${slug("projectSlug")}`;
  }
  if (kind.startsWith("invitation.") && has("workspaceSlug")) return `${workspace}/invitations`;
  if (kind === "join-request.created" && has("organizationSlug")) {
    return `/organizations/${slug("organizationSlug")}/settings`;
  }
  if (kind === "directory.stopped" && has("organizationSlug")) {
    return `/organizations/${slug("organizationSlug")}/provisioning`;
  }
  if (kind === "sso.ended" && has("organizationSlug")) return `/organizations/${slug("organizationSlug")}/require-sso`;
  if ((kind === "payment.failed" || kind.startsWith("budget.")) && has("organizationSlug")) {
    return `/organizations/${slug("organizationSlug")}/billing`;
  }
  if (kind === "membership.ending" && has("workspaceSlug")) return `${workspace}/members`;
  return has("workspaceSlug") ? workspace : null;
}
