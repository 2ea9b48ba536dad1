import type { DeviceTokens } from "../settings/files";
import { TenantryError, unreachable, UNSAID } from "./errors";

/** How this program names itself to the token endpoint; it has no secret. */
const CLIENT_ID = "tenantry-cli";

const TIMEOUT = 30_000;

export interface OAuthAnswer {
  ok: boolean;
  status: number;
  fields: Readonly<Record<string, unknown>>;
}

function fieldsIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : null;
  } catch {
    return null;
  }
}

function strange(status: number): TenantryError {
  const code = status >= 500 ? "UNAVAILABLE" : "INTERNAL";
  return new TenantryError({ status, code, reason: "unexpected_answer", ...UNSAID });
}

/** Posts a form to one of OAuth's addresses. @throws TenantryError where nothing answers, or something else */
export async function postForm(
  host: string,
  path: string,
  form: Readonly<Record<string, string>>,
  agent: string,
): Promise<OAuthAnswer> {
  let status: number;
  let text: string;
  try {
    const answer = await fetch(`${host}${path}`, {
      method: "POST",
      // A redirect could lead a token elsewhere.
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT),
      headers: { accept: "application/json", "user-agent": agent },
      body: new URLSearchParams({ client_id: CLIENT_ID, ...form }),
    });
    status = answer.status;
    text = await answer.text();
  } catch (error) {
    throw unreachable(error instanceof Error && error.name === "TimeoutError" ? "timeout" : "network", error);
  }
  const fields = fieldsIn(text);
  if (fields === null) throw strange(status);
  return { ok: status === 200, status, fields };
}

/** The tokens of an answer; null where it holds none. */
export function tokensOf({ ok, fields }: OAuthAnswer): DeviceTokens | null {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = fields;
  if (!ok || typeof accessToken !== "string" || typeof refreshToken !== "string") return null;
  const lifetime = typeof seconds === "number" ? seconds : 0;
  return { accessToken, refreshToken, expiresAt: new Date(Date.now() + lifetime * 1_000).toISOString() };
}

/** What OAuth says of why not, as an error of this library. */
export function oauthError({ status, fields }: OAuthAnswer): TenantryError {
  const { error, error_description: description } = fields;
  const code = status === 429 ? "LIMIT" : status >= 500 ? "UNAVAILABLE" : "UNAUTHENTICATED";
  const reason = typeof error === "string" ? error : "unexpected_answer";
  const detail = typeof description === "string" ? description : null;
  return new TenantryError({ status, code, reason, ...UNSAID, detail });
}
