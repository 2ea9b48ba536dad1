import { FORM } from "@/app/_sentences/interface/forms";
import { PLAN_LIMIT } from "@/app/_sentences/billing/plan-limits";
import { isReason, messageOf } from "@/app/_sentences/refusals/messages";
import { REFUSAL } from "@/app/_sentences/refusals/page";
import { FACTOR_REFUSALS } from "@/app/_sentences/sign-in/factors";

import type { Failure } from "./failure";
import { PasskeyFailure } from "./passkeys";

function read(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && key in value ? Reflect.get(value, key) : undefined;
}

/**
 * Reads what a procedure answered: `{ data: { code, reason, field, requestId, retryAfter } }`.
 * No data: it never arrived.
 */
export function failureOf(error: unknown): { failure: Failure; field: string | undefined } {
  if (error instanceof PasskeyFailure) {
    return { failure: { sentence: FACTOR_REFUSALS[error.kind], reason: "passkey_refused" }, field: undefined };
  }
  const data = read(error, "data");
  const reason = read(data, "reason");
  const field = read(data, "field");
  const requestId = read(data, "requestId");
  const retryAfter = read(data, "retryAfter");
  const [permission, ask] = [read(data, "permission"), read(data, "ask")];
  const told = typeof permission === "string" && typeof ask === "string" ? REFUSAL.lacking(permission, ask) : null;
  const path = read(data, "path");
  const [line, column, detail] = [read(data, "line"), read(data, "column"), read(data, "detail")];
  const placed = typeof line === "number" && typeof column === "number" && typeof detail === "string";
  const wrong = placed ? FORM.wrongAt(line, column, detail) : null;
  const limited = reason === "plan_limit" && typeof detail === "string" ? PLAN_LIMIT.sentence(detail, ask) : null;
  const offline = data === undefined || data === null;
  return {
    failure: {
      sentence: offline ? FORM.offline : (wrong ?? limited ?? told ?? messageOf(reason)),
      reason: isReason(reason) ? reason : "internal",
      ...(typeof requestId === "string" ? { requestId } : {}),
      ...(placed ? { at: { line, column } } : {}),
      ...(typeof path === "string" && path.startsWith("/") ? { path } : {}),
      ...(typeof retryAfter === "number" ? { retryAfter } : {}),
    },
    field: typeof field === "string" && field !== "" ? field : undefined,
  };
}
