import type { Reason } from "./reasons";

/** What went wrong, in the eight kinds that a caller can act on. Each has one HTTP status. */
const STATUS = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  LIMIT: 409,
  EXPIRED: 410,
  INVALID: 422,
  UNAVAILABLE: 503,
} as const;

/** The request itself is malformed, before any value in it is looked at. */
const UNREADABLE: readonly Reason[] = ["body_unreadable", "invalid_cursor", "invalid_limit", "unknown_parameter"];

export type Code = keyof typeof STATUS;

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

  /** HTTP status: a rate limit answers 429, a request that cannot be read 400 or 413, everything else by its code. */
  get status(): number {
    if (this.reason === "rate_limited") return 429;
    if (this.reason === "body_too_large") return 413;
    if (this.reason === "method_not_allowed") return 405;
    if (UNREADABLE.includes(this.reason)) return 400;
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
