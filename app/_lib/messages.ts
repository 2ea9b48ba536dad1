import type { Reason } from "@/server/errors";

/** One sentence for every reason, in the order of the alphabet: what happened, what was kept, what to do next. */
export const MESSAGES: Record<Reason, string> = {
  access_asked: "You have asked for this already. An admin decides.",
  account_exists: "There is an account with this e-mail address already. Sign in instead.",
  address_mismatch: "This invitation is for another e-mail address. Sign in with the account it was sent to.",
  address_unverified: "Confirm your e-mail address first. The link is in the message we sent you.",
  admin_already: "This person is an admin of every project here already, by the workspace or the organization.",
  already_allowed: "You may do this already.",
  already_invited: "This address has an open invitation already. Send that one again instead.",
  already_member: "This person is a member already.",
  already_owner: "This person owns the project already.",
  asker_outside:
    "Whoever asked does not belong to the workspace, so no rule can name them. Invite them first, or decline.",
  body_too_large: "That is too large to send at once. Split it and try again.",
  body_unreadable: "The request could not be read. Nothing was changed.",
  credential_disabled: "This credential is disabled, since its place was deleted and came back. Enable it first.",
  credential_reach: "This credential does not reach that far. Use one made for this workspace.",
  credential_scope: "This credential was made for less than that. Use another one, or make one with wider scopes.",
  credential_revoked: "This credential was revoked and cannot be used any more.",
  cross_site_request: "The request came from another site and was refused. Reload this page and try again.",
  csv_encoding: "This file is not encoded as UTF-8. Save it as “CSV UTF-8” and try again. Nobody was invited.",
  csv_header:
    "The first line must name the columns: email, and if you like role and groups, separated by commas. Nobody was invited.",
  csv_malformed: "This row is not written as CSV: the number of columns or the quotes are wrong.",
  csv_rows: "A file may have at most 1,000 rows. Split it and import the parts. Nobody was invited.",
  database_unavailable: "The database does not answer at the moment. Nothing was changed; try again in a minute.",
  default_key_exists: "There is a default key already. Rotate or revoke it.",
  default_project: "The default project keeps its address and stays open, active and in its workspace.",
  default_workspace:
    "Everybody in the organization belongs to its default workspace. Leave the organization, or remove the person from it.",
  domain_not_allowed: "This link is for verified addresses of other mail domains.",
  domain_public: "Everybody can get an address of this mail domain, so it belongs to no organization.",
  duplicate_row: "The same address stands in an earlier row.",
  examples_read_only: "The examples are read-only. Make a project of your own.",
  expired: "This has expired. Ask for a new one.",
  external_collaborator: "An external collaborator cannot own a project. Choose somebody of the organization.",
  fresh_sign_in_required: "For this step, sign in once more. What you typed stays here.",
  idempotency_key_in_progress: "The same request is still running. Wait for its answer.",
  idempotency_key_reused: "This idempotency key was used for another request. Choose a new one.",
  impersonation_not_allowed: "This service account may not act for the owners of tasks.",
  in_by_workspace: "You reach this project by your role in the workspace. Leave the workspace instead.",
  inherited_role: "This person is here as an admin of the organization. Change the role there.",
  internal: "Something failed on our side. Nothing was changed; try again.",
  invalid_cursor: "This page of the list does not exist any more. Start from the first page.",
  invalid_limit: "The number of rows must be between 1 and 200.",
  invalid_value: "This value cannot be used. Check it and try again.",
  invitation_accepted: "This invitation was accepted already.",
  invitation_ended: "This invitation has ended. Ask for a new one.",
  inviter_gone: "Whoever invited you may not invite any more. Ask an admin of the workspace to send it again.",
  join_asked: "You have asked to join already. An admin decides.",
  last_admin: "A workspace keeps at least one admin. Make somebody else an admin first.",
  last_operator: "An instance keeps at least one operator. Name another one first.",
  last_owner: "An organization keeps at least one owner. Make somebody else an owner first.",
  lifetime_too_long: "The organization allows no credential to live for that long. Choose an earlier end.",
  link_used: "This link was used as often as it may be. Ask for a new one.",
  mail_off: "No mail server is set, so nothing was sent. SMTP_URL sets one.",
  method_not_allowed: "This address does not accept that kind of request.",
  name_differs: "The name that was typed is not the one of this place. Nothing was changed.",
  network_not_allowed: "This credential is not good from where you are. Use it from one of its networks.",
  not_disabled: "This credential is not disabled.",
  not_found: "This does not exist, or you have no access to it.",
  not_in_organization:
    "Nobody in this organization has this address. Add them as an external collaborator, or invite them to the workspace.",
  operators_only: "Only operators of this instance may do this.",
  password_common: "This password is on lists of known passwords. Choose another one.",
  password_too_short: "Choose a longer password.",
  password_wrong: "The e-mail address or the password is not right.",
  permission_missing: "You do not have the right to do this. Ask an admin.",
  archived: "This place is archived: it can be read, and nothing in it changes until it is brought back.",
  people_only: "Only people can do this, and you act as a service account.",
  personal_organization: "The personal organization is yours alone: it cannot be shared, renamed, left or removed.",
  project_owner: "A project has exactly one owner. Hand the project over to somebody else first.",
  rank_too_low: "You cannot grant more than you have, nor change somebody who ranks above you.",
  rate_limited: "Too many attempts in a short time. Wait a little and try again.",
  built_in_group:
    "Every workspace has this group: it is not renamed or deleted, and its members follow from the workspace.",
  request_ended: "This request was decided or withdrawn already. Reload the page to see the present state.",
  role_in_use: "Somebody has this role. Choose the role that they get instead.",
  seat_maximum: "All seats of the organization are taken. Remove somebody or raise the number of seats.",
  set_up_done: "This instance is set up already. Sign in instead.",
  sign_in_required: "Your session has ended. Sign in again; what you typed stays here.",
  sign_up_closed: "New accounts are by invitation only. Ask an admin for one.",
  suspended:
    "This is suspended: nothing in it works until it is resumed. Ask an owner of the organization, or whoever runs this instance.",
  taken: "This is in use already. Choose another one.",
  too_many_types: "There are as many types of resources as an installation can have.",
  type_in_use: "Resources, access rules or roles of this type exist. It can go when none of them is left.",
  too_many_vaults: "A workspace has at most 200 administrator vaults. Put several into one, or delete one.",
  too_many: "That would change more than 1,000 memberships at once. Change them in several steps.",
  token_invalid: "This link is not valid any more. Ask for a new one.",
  vault_changed:
    "Somebody saved another version meanwhile. What you typed is still here: compare it with theirs, then save again.",
  vault_forbidden_key: "This key belongs to one machine or agent, so no vault sets it. The saved version stays.",
  vault_invalid: "This cannot be read in its format. The saved version stays as it is.",
  unchanged: "This is so already. Reload the page to see the present state.",
};

export function isReason(value: unknown): value is Reason {
  return typeof value === "string" && Object.hasOwn(MESSAGES, value);
}

/** The sentence of a reason, also of one that a newer server sent. */
export function messageOf(reason: unknown): string {
  return isReason(reason) ? MESSAGES[reason] : MESSAGES.internal;
}
