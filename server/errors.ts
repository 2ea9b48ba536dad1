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
  "address_unverified",
  "admin_already",
  "already_allowed",
  "already_invited",
  "already_member",
  "already_owner",
  "archived",
  "asker_outside",
  "body_too_large",
  "body_unreadable",
  "built_in_group",
  "credential_disabled",
  "credential_reach",
  "credential_revoked",
  "credential_scope",
  "cross_site_request",
  "csv_encoding",
  "csv_header",
  "csv_malformed",
  "csv_rows",
  "database_unavailable",
  "default_key_exists",
  "default_project",
  "default_workspace",
  "domain_not_allowed",
  "domain_public",
  "duplicate_row",
  "examples_read_only",
  "expired",
  "external_collaborator",
  "fresh_sign_in_required",
  "idempotency_key_in_progress",
  "idempotency_key_reused",
  "impersonation_not_allowed",
  "inherited_role",
  "in_by_workspace",
  "internal",
  "invalid_cursor",
  "invalid_limit",
  "invalid_value",
  "invitation_accepted",
  "invitation_ended",
  "inviter_gone",
  "join_asked",
  "last_admin",
  "last_operator",
  "last_owner",
  "lifetime_too_long",
  "link_used",
  "mail_off",
  "method_not_allowed",
  "name_differs",
  "network_not_allowed",
  "not_disabled",
  "not_found",
  "not_in_organization",
  "operators_only",
  "password_common",
  "password_too_short",
  "password_wrong",
  "permission_missing",
  "people_only",
  "personal_organization",
  "project_owner",
  "rank_too_low",
  "rate_limited",
  "request_ended",
  "role_in_use",
  "seat_maximum",
  "set_up_done",
  "sign_in_required",
  "sign_up_closed",
  "suspended",
  "taken",
  "token_invalid",
  "too_many",
  "too_many_types",
  "too_many_vaults",
  "type_in_use",
  "unchanged",
  "vault_changed",
  "vault_forbidden_key",
  "vault_invalid",
] as const;

export type Reason = (typeof REASONS)[number];

interface Details {
  /** Seconds after which a retry may succeed. */
  retryAfter?: number;
  /** The permission that was missing, for the interface and the caller. */
  permission?: string;
  /** Who has that permission, as far as the caller may know: "an admin of the workspace NAME". */
  ask?: string;
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
