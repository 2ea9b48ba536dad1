/** What went wrong, in the eight kinds that a caller can act on. Each has one HTTP status. */
export const STATUS = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  LIMIT: 409,
  EXPIRED: 410,
  INVALID: 422,
  UNAVAILABLE: 503,
} as const;

export type Code = keyof typeof STATUS;

/** Why, as a closed list: each reason has a sentence in the interface's catalogue and stands in the API's answers. */
export const REASONS = [
  "access_asked",
  "account_exists",
  "address_mismatch",
  "address_not_allowed",
  "address_unverified",
  "admin_already",
  "already_allowed",
  "already_invited",
  "already_member",
  "already_owner",
  "archived",
  "asker_outside",
  "billing_details_missing",
  "body_too_large",
  "body_unreadable",
  "break_glass_unready",
  "budget_reached",
  "built_in_group",
  "card_unfinished",
  "cards_off",
  "code_wrong",
  "credential_disabled",
  "credential_reach",
  "credential_revoked",
  "credential_scope",
  "cross_site_request",
  "csv_encoding",
  "csv_header",
  "csv_malformed",
  "csv_rows",
  "currency_in_use",
  "database_unavailable",
  "default_key_exists",
  "default_plan",
  "default_project",
  "default_workspace",
  "domain_not_allowed",
  "domain_public",
  "domain_unproved",
  "duplicate_row",
  "event_changed",
  "examples_read_only",
  "expired",
  "external_collaborator",
  "factor_exists",
  "factor_first",
  "factor_missing",
  "fresh_sign_in_required",
  "idempotency_key_in_progress",
  "idempotency_key_reused",
  "impersonation_not_allowed",
  "in_future",
  "inherited_role",
  "gpu_type_not_owned",
  "in_by_workspace",
  "internal",
  "invalid_cursor",
  "invalid_limit",
  "invalid_value",
  "invitation_accepted",
  "invitation_ended",
  "invoice_paid",
  "inviter_gone",
  "join_asked",
  "key_kind_differs",
  "last_admin",
  "last_operator",
  "last_owner",
  "lifetime_too_long",
  "link_used",
  "mail_off",
  "managed_by_directory",
  "meter_counted",
  "meter_unknown",
  "method_not_allowed",
  "name_differs",
  "network_not_allowed",
  "not_disabled",
  "not_found",
  "not_in_organization",
  "oidc_algorithm",
  "oidc_audience",
  "oidc_discovery",
  "oidc_email_differs",
  "oidc_expired",
  "oidc_issuer",
  "oidc_nonce",
  "oidc_signature",
  "oidc_token",
  "oidc_userinfo",
  "operators_only",
  "outbound_large",
  "outbound_slow",
  "outbound_unreachable",
  "passkey_refused",
  "passkeys_unavailable",
  "password_common",
  "password_too_short",
  "password_wrong",
  "permission_missing",
  "picture_unreadable",
  "payment_method_missing",
  "payment_pending",
  "payment_provider",
  "payment_too_large",
  "people_only",
  "personal_organization",
  "plan_limit",
  "plan_changed",
  "plan_fixed",
  "project_owner",
  "quantity_not_whole",
  "rank_too_low",
  "rate_limited",
  "recovery_not_allowed",
  "request_ended",
  "role_in_use",
  "saml_algorithm",
  "saml_audience",
  "saml_certificate",
  "saml_comment",
  "saml_destination",
  "saml_doctype",
  "saml_encrypted",
  "saml_expired",
  "saml_issuer",
  "saml_metadata",
  "saml_not_yet_valid",
  "saml_recipient",
  "saml_refused",
  "saml_replayed",
  "saml_request",
  "saml_session_over",
  "saml_signature",
  "saml_signature_scope",
  "saml_status",
  "saml_structure",
  "saml_subject",
  "saml_too_large",
  "saml_transient",
  "saml_unreadable",
  "saml_unsigned",
  "saml_unsolicited",
  "seat_maximum",
  "second_factor_required",
  "set_up_done",
  "sign_in_expired",
  "sign_in_required",
  "sign_up_closed",
  "sso_address_unproved",
  "sso_domain",
  "sso_domain_missing",
  "sso_email_missing",
  "sso_email_unverified",
  "sso_identity_taken",
  "sso_no_role",
  "sso_not_invited",
  "sso_not_member",
  "sso_other_person",
  "sso_last_way_in",
  "sso_certificate",
  "sso_certificate_expired",
  "sso_connection_off",
  "sso_connection_missing",
  "sso_denied",
  "sso_incomplete",
  "sso_key_pair",
  "sso_last_way",
  "sso_other_protocol",
  "sso_private_key",
  "sso_provider_failed",
  "sso_secret_again",
  "sso_no_external",
  "sso_other_domain",
  "sso_required",
  "sso_second_way_missing",
  "sso_state",
  "sso_subject_missing",
  "sso_test_missing",
  "sso_too_many_certificates",
  "sso_too_many_connections",
  "storage_access_missing",
  "storage_secret_again",
  "storage_signature_ended",
  "suspended",
  "taken",
  "time_out_of_range",
  "token_invalid",
  "too_many",
  "too_many_keys",
  "too_many_storage_accesses",
  "too_many_types",
  "too_many_vaults",
  "type_in_use",
  "unchanged",
  "vault_changed",
  "vault_forbidden_key",
  "vault_invalid",
  "webhook_signature",
] as const;

export type Reason = (typeof REASONS)[number];

interface Details {
  /** Seconds after which a retry may succeed. */
  retryAfter?: number;
  /** The permission that was missing, for the interface and the caller. */
  permission?: string;
  /** Who has that permission, as far as the caller may know: "an admin of the workspace NAME". */
  ask?: string;
  /** The page of the console on which the caller can change what stands against it. */
  path?: string;
  /** What exactly stands against it, for the caller to read: the name of a place. Never a secret. */
  detail?: string;
  /** Where in a text it stands, counted from 1. */
  line?: number;
  column?: number;
  /** Where a member was refused, for the audit row. */
  place?: { organizationId: string; workspaceId?: string; projectId?: string };
}

/** The one error of the domain. Its reason is public; nothing else of it leaves the server. */
export class AppError extends Error {
  override readonly name = "AppError";

  constructor(
    readonly code: Code,
    readonly reason: Reason,
    readonly field?: string,
    readonly details: Details = {},
  ) {
    super(`${code} ${reason}${field === undefined ? "" : ` (${field})`}`);
  }

  /** HTTP status: a rate limit answers 429, a body that cannot be read 400 or 413, everything else by its code. */
  get status(): number {
    if (this.reason === "rate_limited") return 429;
    if (this.reason === "body_too_large") return 413;
    if (this.reason === "method_not_allowed") return 405;
    if (this.reason === "body_unreadable" || this.reason === "invalid_limit" || this.reason === "invalid_cursor") {
      return 400;
    }
    if (this.reason === "internal") return 500;
    return STATUS[this.code];
  }
}

/** Absent and not yours look the same. */
export function notFound(): AppError {
  return new AppError("NOT_FOUND", "not_found");
}

/** True for errors of the other bundle's copy of this class too (Next carries its own). */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === "AppError" && "reason" in error;
}
