import { expect, test } from "vitest";
import { AppError, type Code } from "@/server/errors";
import { REASONS } from "@/server/reasons";
import { takeServerErrors } from "@/server/testing/processes/server-log";
import { problem } from "./problem";

function detailOf(error: AppError): string {
  const document: unknown = JSON.parse(problem(error, "req_1").body);
  const detail: unknown = typeof document === "object" && document !== null ? Reflect.get(document, "detail") : null;
  return typeof detail === "string" ? detail : "";
}

test.each(REASONS)("%s is said as a sentence, which speaks of nothing that was typed", (reason) => {
  const detail = detailOf(new AppError("INVALID", reason));
  expect(detail).toMatch(/^[A-Z“].*\.$/s);
  expect(detail).not.toMatch(/reload|what you typed|\bundefined\b/i);
  // What is a fault of the product stands in its log.
  expect(takeServerErrors().length).toBe(["internal", "database_unavailable"].includes(reason) ? 1 : 0);
});

test("what stands against this one call goes before what the reason means", () => {
  const of = (code: Code, ...rest: ConstructorParameters<typeof AppError> extends [Code, ...infer R] ? R : never) =>
    detailOf(new AppError(code, ...rest));
  expect(of("INVALID", "invalid_value", "name", { detail: "must not be empty" })).toBe("name must not be empty.");
  expect(of("INVALID", "invalid_limit", "limit", { detail: "must be between 1 and 200" })).toBe(
    "limit must be between 1 and 200.",
  );
  expect(of("CONFLICT", "last_owner", undefined, { detail: "“Vision” has no other owner." })).toBe(
    "“Vision” has no other owner.",
  );
  expect(of("FORBIDDEN", "permission_missing", undefined, { permission: "group.create", ask: "an admin" })).toBe(
    "The permission group.create is missing. Ask an admin.",
  );
  expect(of("FORBIDDEN", "sso_required", undefined, { detail: "Use the company account" })).toMatch(
    /^This organization .*\. Use the company account$/,
  );
});
