import "server-only";
import { failureOf } from "../api/failure";
import type { Answer } from "../api/rest/problem";
import { isAppError } from "../errors";
import type { Reason } from "../reasons";

/** What RFC 7644 (table 9) calls the kinds of a 400 and of a 409. */
type ScimType =
  "invalidFilter" | "uniqueness" | "mutability" | "invalidSyntax" | "invalidPath" | "noTarget" | "invalidValue";

/** What is wrong with a call of a directory, in the words of RFC 7644, section 3.12. */
export class ScimError extends Error {
  override readonly name = "ScimError";

  constructor(
    readonly status: number,
    readonly detail: string,
    readonly scimType?: ScimType,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}

export function badValue(detail: string): ScimError {
  return new ScimError(400, detail, "invalidValue");
}

export function badSyntax(detail: string): ScimError {
  return new ScimError(400, detail, "invalidSyntax");
}

export function badPath(path: string): ScimError {
  return new ScimError(400, `There is no attribute “${path.slice(0, 200)}”`, "invalidPath");
}

export function absent(): ScimError {
  return new ScimError(404, "There is no such resource");
}

export function taken(what: string): ScimError {
  return new ScimError(409, `${what} is taken`, "uniqueness");
}

/** Directories read 409 as “is there already”, so a limit and a suspension are 403. */
const STATUS: Readonly<Partial<Record<Reason, number>>> = {
  plan_limit: 403,
  seat_maximum: 403,
  suspended: 403,
  last_owner: 409,
  last_admin: 409,
};

export interface ScimFailure {
  status: number;
  detail: string;
  scimType?: ScimType;
  headers: Readonly<Record<string, string>>;
}

/** Anything that was thrown, as the answer says it; what is no refusal of ours stays inside. */
export function scimFailure(thrown: unknown, requestId: string): ScimFailure {
  if (thrown instanceof ScimError) {
    const { status, detail, scimType, headers } = thrown;
    return { status, detail, headers, ...(scimType === undefined ? {} : { scimType }) };
  }
  const { status, reason, detail = reason, retryAfter } = failureOf(thrown, requestId);
  const headers = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  const own = isAppError(thrown) ? (STATUS[thrown.reason] ?? (status === 422 ? 400 : status)) : status;
  return { status: own, detail, headers, ...(own === 400 ? { scimType: "invalidValue" } : {}) };
}

const ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
export const SCIM_TYPE = "application/scim+json; charset=utf-8";

export function scimProblem({ status, detail, scimType, headers }: ScimFailure, requestId: string): Answer {
  return {
    status,
    headers: {
      "content-type": SCIM_TYPE,
      "cache-control": "no-store",
      "x-request-id": requestId,
      ...(status === 401 ? { "www-authenticate": 'Bearer realm="tenantry"' } : {}),
      ...headers,
    },
    body: JSON.stringify({ schemas: [ERROR], status: String(status), scimType, detail }),
  };
}
