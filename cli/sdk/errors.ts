import type { Problem } from "./generated/api-types";

/** The codes of the API, and one for what never reached it. */
export type ErrorCode = Problem["code"] | "UNREACHABLE";

interface Told {
  status: number;
  code: ErrorCode;
  reason: string;
  field: string | null;
  permission: string | null;
  ask: string | null;
  detail: string | null;
  requestId: string | null;
  /** Seconds after which a retry may succeed. */
  retryAfter: number | null;
}

/** Why a call did not succeed. `code` and `reason` are for programs; `requestId` finds it in the server's log. */
export class TenantryError extends Error {
  override readonly name = "TenantryError";
  readonly status: number;
  readonly code: ErrorCode;
  readonly reason: string;
  /** The input that is wrong. */
  readonly field: string | null;
  /** The permission that is missing. */
  readonly permission: string | null;
  /** Who has it and can help. */
  readonly ask: string | null;
  readonly detail: string | null;
  readonly requestId: string | null;
  readonly retryAfter: number | null;

  constructor(told: Told, options: ErrorOptions = {}) {
    const about = told.permission ?? told.field;
    super(`${told.code} ${told.reason}${about === null ? "" : ` (${about})`}`, options);
    this.status = told.status;
    this.code = told.code;
    this.reason = told.reason;
    this.field = told.field;
    this.permission = told.permission;
    this.ask = told.ask;
    this.detail = told.detail;
    this.requestId = told.requestId;
    this.retryAfter = told.retryAfter;
  }
}

const CODES: ReadonlySet<string> = new Set<Problem["code"]>([
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  "LIMIT",
  "EXPIRED",
  "INVALID",
  "UNAVAILABLE",
  "INTERNAL",
]);

function isCode(value: unknown): value is Problem["code"] {
  return typeof value === "string" && CODES.has(value);
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** Seconds, or a date (RFC 9110). */
function secondsOf(header: string | null, now = Date.now()): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1_000));
}

/** What an answer says that is no success. Something in between may have answered: then it is no problem document. */
export function errorOf(status: number, headers: Headers, body: unknown): TenantryError {
  const fields: Readonly<Record<string, unknown>> =
    typeof body === "object" && body !== null ? Object.fromEntries(Object.entries(body)) : {};
  const { code } = fields;
  return new TenantryError({
    status,
    code: isCode(code) ? code : status >= 502 && status <= 504 ? "UNAVAILABLE" : "INTERNAL",
    reason: textOf(fields.reason) ?? "unexpected_answer",
    field: textOf(fields.field),
    permission: textOf(fields.permission),
    ask: textOf(fields.ask),
    detail: textOf(fields.detail),
    requestId: textOf(fields.requestId) ?? headers.get("x-request-id"),
    retryAfter: secondsOf(headers.get("retry-after")),
  });
}

/** Of an error that says its code and reason alone. */
export const UNSAID = {
  field: null,
  permission: null,
  ask: null,
  detail: null,
  requestId: null,
  retryAfter: null,
} as const;

/** For what got no answer at all. */
export function unreachable(reason: "timeout" | "network", cause: unknown): TenantryError {
  return new TenantryError({ status: 0, code: "UNREACHABLE", reason, ...UNSAID }, { cause });
}
