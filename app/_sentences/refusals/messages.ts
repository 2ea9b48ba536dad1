import { FACTOR_REFUSALS } from "@/app/_sentences/sign-in/factors";
import type { Reason } from "@/server/reasons";

import { ADMISSION_MESSAGES } from "./admission";
import { BILLING_MESSAGES } from "./billing";
import { CONNECTION_MESSAGES } from "./connections";
import { PAYMENT_MESSAGES } from "./payments";
import { SAML_MESSAGES } from "./saml";
import { USAGE_MESSAGES } from "./usage";

/** One sentence for every reason, in the order of the alphabet: what happened, what was kept, what to do next. */
const MESSAGES: Record<Reason, string> = {
  ...ADMISSION_MESSAGES,
  ...USAGE_MESSAGES,
  ...BILLING_MESSAGES,
  ...PAYMENT_MESSAGES,
  access_asked: "You have asked for this already. An admin decides.",
  account_exists: "There is an account with this e-mail address already. Sign in instead.",
  address_mismatch: "This invitation is for another e-mail address. Sign in with the account it was sent to.",
  address_not_allowed:
    "The server may not go to this address: it must be public and begin with https://, unless the operator allows it (TENANTRY_OUTBOUND_ALLOW).",
  address_unverified: "Confirm your e-mail address first. The link is in the message we sent you.",
  admin_already: "This person is an admin of every project here already, by the workspace or the organization.",
  already_allowed: "You may do this already.",
  already_invited: "This address has an open invitation already. Send that one again instead.",
  already_member: "This person is a member already.",
  already_owner: "This person owns the project already.",
  asker_address:
    "Whoever asked has no confirmed address in a mail domain of the organization any more. Invite them instead, or decline.",
  asker_outside:
    "Whoever asked does not belong to the workspace, so no rule can name them. Invite them first, or decline.",
  body_too_large: "That is too large to send at once. Split it and try again.",
  break_glass_unready: "This owner has no password with a second factor yet. They set both up under Security.",
  sso_connection_missing: "Set up a connection and switch it on first.",
  sso_domain_missing: "Prove a mail domain of the organization first.",
  sso_test_missing: "Test an active connection first; your own test of the last hour counts.",
  sso_second_way_missing:
    "Nobody could come in if the provider failed. Set an owner apart who has a password and a second factor; be that owner, or have recovery codes.",
  sso_no_external: "External people are not let in while single sign-on is required, unless the owners allow them.",
  sso_other_domain: "While single sign-on is required, only addresses of the organization's own domains are invited.",
  body_unreadable: "The request could not be read. Nothing was changed.",
  code_wrong: FACTOR_REFUSALS.codeWrong,
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
  domain_unproved:
    "The DNS record was not found. A new record can take some time to be seen; nothing is lost by trying again.",
  domain_public: "Everybody can get an address of this mail domain, so it belongs to no organization.",
  duplicate_row: "The same address stands in an earlier row.",
  examples_read_only: "The examples are read-only. Make a project of your own.",
  expired: "This has expired. Ask for a new one.",
  factor_exists: FACTOR_REFUSALS.exists,
  factor_first: FACTOR_REFUSALS.first,
  factor_missing: FACTOR_REFUSALS.missing,
  external_collaborator: "An external collaborator cannot own a project. Choose somebody of the organization.",
  fresh_sign_in_required: "For this step, sign in once more. What you typed stays here.",
  gpu_type_not_owned: "This project uses only GPU types that the organization owns. Choose one of them.",
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
  key_kind_differs: "A key keeps its kind. Add a new key for another one.",
  last_admin: "A workspace keeps at least one admin. Make somebody else an admin first.",
  last_operator: "An instance keeps at least one operator. Name another one first.",
  last_owner:
    "An organization keeps at least one owner, and while it requires single sign-on one who is set apart. Make somebody else one first.",
  lifetime_too_long: "The organization allows no credential to live for that long. Choose an earlier end.",
  link_used: "This link was used as often as it may be. Ask for a new one.",
  mail_off: "No mail server is set, so nothing was sent. SMTP_URL sets one.",
  managed_by_directory:
    "The company’s directory gives this. Change it there, or change what its groups mean on the Provisioning page.",
  method_not_allowed: "This address does not accept that kind of request.",
  name_differs: "The name that was typed is not the one of this place. Nothing was changed.",
  network_not_allowed: "This credential is not good from where you are. Use it from one of its networks.",
  not_disabled: "This credential is not disabled.",
  not_found: "This does not exist, or you have no access to it.",
  not_in_organization:
    "Nobody in this organization has this address. Add them as an external collaborator, or invite them to the workspace.",
  oidc_algorithm: "The identity provider's token is signed in another way than this connection expects.",
  oidc_audience: "The identity provider's token is meant for another application.",
  oidc_discovery:
    "Nothing was found under this issuer’s address that describes an OpenID Connect provider. Fill in the endpoints by hand.",
  oidc_email_differs: "The identity provider names two different addresses for you, so neither is believed.",
  oidc_expired: "The identity provider's token has ended or is from the future. Its clock or ours may be wrong.",
  oidc_issuer: "The identity provider's token names another issuer than this connection does.",
  oidc_nonce: "The identity provider's token belongs to another sign-in.",
  oidc_signature: "The identity provider's token is not signed by one of its keys, so it was refused.",
  oidc_token: "The identity provider's token cannot be read. An owner can test the connection to see why.",
  oidc_userinfo: "The identity provider's user information could not be read, or is about somebody else.",
  operators_only: "Only operators of this instance may do this.",
  outbound_large: "The identity provider's answer is larger than any that makes sense, so it was not read.",
  outbound_slow: "The identity provider took too long to answer. Nothing was changed; try again in a minute.",
  outbound_unreachable:
    "The identity provider's address does not answer. Nothing was changed; try again, or sign in in another way.",
  passkey_refused: FACTOR_REFUSALS.passkey,
  passkeys_unavailable: FACTOR_REFUSALS.noPasskeys,
  password_common: "This password is on lists of known passwords. Choose another one.",
  password_too_short: "Choose a longer password.",
  password_wrong: "The e-mail address or the password is not right.",
  picture_unreadable:
    "This file cannot be used as a picture. Choose a PNG, JPEG, WebP or GIF of up to 4,096 by 4,096 pixels.",
  permission_missing: "You do not have the right to do this. Ask an admin.",
  archived: "This place is archived: it can be read, and nothing in it changes until it is brought back.",
  people_only: "Only people can do this, and you act as a service account.",
  personal_organization: "The personal organization is yours alone: it cannot be shared, renamed, left or removed.",
  project_owner: "A project has exactly one owner. Hand the project over to somebody else first.",
  rank_too_low: "You cannot grant more than you have, nor for longer, nor change somebody who ranks above you.",
  rate_limited: "Too many attempts in a short time. Wait a little and try again.",
  built_in_group:
    "Every workspace has this group: it is not renamed or deleted, and its members follow from the workspace.",
  recovery_not_allowed: FACTOR_REFUSALS.recovery,
  request_ended: "This request was decided or withdrawn already. Reload the page to see the present state.",
  role_in_use: "Somebody has this role. Choose the role that they get instead.",
  ...CONNECTION_MESSAGES,
  ...SAML_MESSAGES,
  seat_maximum: "All seats of the organization are taken. Remove somebody or raise the number of seats.",
  set_up_done: "This instance is set up already. Sign in instead.",
  second_factor_required: FACTOR_REFUSALS.required,
  sign_in_expired: "Signing in took too long, or this way was used already. Begin again.",
  sign_in_required: "Your session has ended. Sign in again; what you typed stays here.",
  sign_up_closed: "New accounts are by invitation only. Ask an admin for one.",
  sso_connection_off: "This connection is switched off. Sign in in another way, or ask an owner of the organization.",
  sso_denied:
    "The identity provider did not let you in, or you cancelled. Try again, or ask whoever runs the provider.",
  sso_incomplete: "This connection lacks a field or its secret. An owner of the organization can complete it.",
  sso_provider_failed:
    "The identity provider answered with an error. Try again; if it stays, an owner can test the connection.",
  sso_required: "This organization asks you to sign in by its own provider.",
  sso_state: "This sign-in began in another browser, took too long, or was finished already. Begin it again here.",
  sso_subject_missing:
    "The identity provider did not say who you are: the claim for the user's id is missing or empty.",
  storage_access_missing: "No cloud storage access of yours reaches this. Add one under Cloud storage.",
  storage_secret_again:
    "The access leads elsewhere now. Enter the secret again, so that it goes where you mean it to go.",
  storage_signature_ended: "The shared access signature has ended. Ask for a new one and enter it under Cloud storage.",
  suspended:
    "This is suspended: nothing in it works until it is resumed. Ask an owner of the organization, or whoever runs this instance.",
  taken: "This is in use already. Choose another one.",
  too_many_storage_accesses: "You can keep at most 50 accesses to cloud storage. Delete one first.",
  too_many_types: "There are as many types of resources as an installation can have.",
  type_in_use: "Resources, access rules or roles of this type exist. It can go when none of them is left.",
  too_many_credentials: "Nobody has more than 200 working credentials in one place. Revoke one first.",
  too_many_keys: "A project has at most 100 third-party keys. Delete one first.",
  too_many_vaults: "A workspace has at most 200 administrator vaults. Put several into one, or delete one.",
  too_many: "That would change more than 1,000 memberships at once. Change them in several steps.",
  token_invalid: "This link is not valid any more. Ask for a new one.",
  vault_changed:
    "Somebody saved another version meanwhile. What you typed is still here: compare it with theirs, then save again.",
  vault_forbidden_key: "This key belongs to one machine or agent, so no vault sets it. The saved version stays.",
  vault_invalid: "This cannot be read in its format. The saved version stays as it is.",
  unchanged: "This is so already. Reload the page to see the present state.",
  unknown_parameter: "The address has a parameter that is not known. Check its spelling.",
};

export function isReason(value: unknown): value is Reason {
  return typeof value === "string" && Object.hasOwn(MESSAGES, value);
}

/** The sentence of a reason, also of one that a newer server sent. */
export function messageOf(reason: unknown): string {
  return isReason(reason) ? MESSAGES[reason] : MESSAGES.internal;
}
