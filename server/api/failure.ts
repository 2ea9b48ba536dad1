import "server-only";
import { TRPCError } from "@trpc/server";
import type { z } from "zod";
import { isAccountRemoved, isDatabaseDown } from "../db/conflicts";
import { AppError, isAppError } from "../errors";
import { describeError, log } from "../log";
import type { Reason } from "../reasons";

/** All that any transport discloses about a failure. */
export interface Failure {
  status: number;
  code: string;
  reason: string;
  field: string | undefined;
  /** A sentence for people: from the schema, where the value of a field is wrong, or what stands against a change. */
  detail: string | undefined;
  /** Where in the text of the field it is wrong, counted from 1. */
  line: number | undefined;
  column: number | undefined;
  retryAfter: number | undefined;
  permission: string | undefined;
  /** Who has that permission. */
  ask: string | undefined;
  /** The page on which the caller can change what stands against it. */
  path: string | undefined;
}

function isZodError(error: unknown): error is z.ZodError {
  return error instanceof Error && (error.name === "ZodError" || error.name === "$ZodError") && "issues" in error;
}

/** The fields of paging have reasons of their own. */
const OF_LISTS: Readonly<Record<string, Reason>> = { limit: "invalid_limit", cursor: "invalid_cursor" };

function fromZod(error: z.ZodError): { error: AppError; detail: string | undefined } {
  const [issue] = error.issues;
  const field = issue?.path.map(String).join(".");
  const reason = (field === undefined ? undefined : OF_LISTS[field]) ?? "invalid_value";
  return { error: new AppError("INVALID", reason, field === "" ? undefined : field), detail: issue?.message };
}

/** The domain's error inside of whatever was thrown; everything unknown is "internal". */
export function domainError(thrown: unknown): { error: AppError; detail?: string | undefined } {
  if (isAppError(thrown)) return { error: thrown };
  if (thrown instanceof TRPCError) {
    const { cause } = thrown;
    if (isAppError(cause)) return { error: cause };
    if (thrown.code === "BAD_REQUEST" && isZodError(cause)) return fromZod(cause);
    if (thrown.code === "BAD_REQUEST" || thrown.code === "PARSE_ERROR") {
      return { error: new AppError("INVALID", "body_unreadable") };
    }
    if (thrown.code === "NOT_FOUND") return { error: new AppError("NOT_FOUND", "not_found") };
    if (thrown.code === "METHOD_NOT_SUPPORTED") return { error: new AppError("INVALID", "method_not_allowed") };
    if (thrown.code === "UNSUPPORTED_MEDIA_TYPE") return { error: new AppError("INVALID", "body_unreadable") };
    return domainErrorOfUnknown(cause ?? thrown);
  }
  return domainErrorOfUnknown(thrown);
}

function domainErrorOfUnknown(thrown: unknown): { error: AppError } {
  if (isDatabaseDown(thrown)) {
    return { error: new AppError("UNAVAILABLE", "database_unavailable", undefined, { retryAfter: 5 }) };
  }
  if (isAccountRemoved(thrown)) return { error: new AppError("UNAUTHENTICATED", "sign_in_required") };
  return { error: new AppError("UNAVAILABLE", "internal") };
}

const logged = new WeakSet<object>();

/**
 * Turns anything thrown into the public answer; what is nobody's fault but ours is logged once, with the request's id.
 */
export function failureOf(thrown: unknown, requestId: string): Failure {
  const { error, detail } = domainError(thrown);
  if (
    (error.reason === "internal" || error.reason === "database_unavailable") &&
    typeof thrown === "object" &&
    thrown !== null
  ) {
    if (!logged.has(thrown)) log().error({ requestId, error: describeError(thrown) }, "a request failed");
    logged.add(thrown);
  }
  return {
    status: error.status,
    code: error.reason === "internal" ? "INTERNAL" : error.code,
    reason: error.reason,
    field: error.field,
    detail: detail ?? error.details.detail,
    line: error.details.line,
    column: error.details.column,
    retryAfter: error.details.retryAfter,
    permission: error.details.permission,
    ask: error.details.ask,
    path: error.details.path,
  };
}
