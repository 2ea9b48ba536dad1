import "server-only";
import { failureOf } from "../api/failure";
import { json, type Answer } from "../api/rest/problem";
import { isAppError } from "../errors";

type OAuthCode =
  | "access_denied"
  | "authorization_pending"
  | "expired_token"
  | "invalid_client"
  | "invalid_grant"
  | "invalid_request"
  | "invalid_scope"
  | "invalid_target"
  | "server_error"
  | "slow_down"
  | "temporarily_unavailable"
  | "unauthorized_client"
  | "unsupported_grant_type"
  | "unsupported_token_type";

/** An error as OAuth says it (RFC 6749, 5.2): its code is public, and so is its description. */
export class OAuthError extends Error {
  override readonly name = "OAuthError";

  constructor(
    readonly code: OAuthCode,
    readonly description: string,
    readonly status: number = code === "invalid_client" ? 401 : code === "access_denied" ? 403 : 400,
  ) {
    super(`${code} (${description})`);
  }
}

/** A client that proved nothing, or holds what has ended, is told so alike; a suspended one may not ask. */
export function clientError(thrown: unknown): unknown {
  if (!isAppError(thrown)) return thrown;
  if (thrown.code === "UNAUTHENTICATED") return new OAuthError("invalid_client", thrown.reason);
  return thrown.code === "FORBIDDEN" ? new OAuthError("unauthorized_client", thrown.reason, 403) : thrown;
}

function answer(status: number, code: string, description: string, headers: Record<string, string>): Answer {
  return json(status, { error: code, error_description: description }, { pragma: "no-cache", ...headers });
}

/** The answer to anything that was thrown at one of OAuth's addresses. */
export function oauthProblem(thrown: unknown, requestId: string): Answer {
  const headers = { "x-request-id": requestId };
  if (thrown instanceof OAuthError) {
    const { status, code, description } = thrown;
    const asks = status === 401 ? { "www-authenticate": 'Basic realm="tenantry", charset="UTF-8"' } : {};
    return answer(status, code, description, { ...headers, ...asks });
  }
  const { status, reason, retryAfter } = failureOf(thrown, requestId);
  const later = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  const code = status < 429 ? "invalid_request" : status === 500 ? "server_error" : "temporarily_unavailable";
  return answer(status, code, reason, { ...headers, ...later });
}
