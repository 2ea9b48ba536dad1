import "server-only";
import { systemScope } from "../access/authorize";
import type { RequestInfo } from "../access/scope";
import { json, type Answer } from "../api/rest/problem";
import { recognise } from "./client";
import { authorizeDevice } from "./device-authorization";
import { OAuthError, oauthProblem } from "./errors";
import { needed, readForm } from "./form";
import { clientCredentialsGrant } from "./grants/client-credentials";
import { DEVICE_CODE, deviceCodeGrant } from "./grants/device-code";
import type { Asked, Grant } from "./grants/grant";
import { refreshTokenGrant } from "./grants/refresh-token";
import { tokenExchangeGrant, TOKEN_EXCHANGE } from "./grants/token-exchange";
import { introspect } from "./introspect";
import { answerKeys, answerMetadata } from "./metadata";
import { revoke } from "./revoke";

/** Largest form, in bytes. */
const FORM_BYTES = 65_536;

interface OAuthRequest {
  method: string;
  path: string;
  header: (name: string) => string | null;
  /** Reads the body as text; throws INVALID body_too_large past the limit. */
  body: (limit: number) => Promise<string>;
  request: RequestInfo;
}

const GRANTS: Readonly<Record<string, Grant>> = {
  client_credentials: clientCredentialsGrant,
  [TOKEN_EXCHANGE]: tokenExchangeGrant,
  [DEVICE_CODE]: deviceCodeGrant,
  refresh_token: refreshTokenGrant,
};

async function token(asked: Asked): Promise<object> {
  const grantType = needed(asked.form, "grant_type");
  const grant = Object.hasOwn(GRANTS, grantType) ? GRANTS[grantType] : undefined;
  if (grant === undefined) throw new OAuthError("unsupported_grant_type", "There is no such grant_type");
  return grant(asked);
}

/** What is posted to, with a form, by a client. */
const ENDPOINTS: Readonly<Record<string, (asked: Asked) => Promise<object>>> = {
  "/oauth/token": token,
  "/oauth/introspect": introspect,
  "/oauth/revoke": revoke,
  "/oauth/device_authorization": authorizeDevice,
};

const METADATA_PATH = "/.well-known/oauth-authorization-server";
const KEYS_PATH = "/.well-known/jwks.json";

export function isOAuthPath(path: string): boolean {
  return path.startsWith("/oauth/") || path === METADATA_PATH || path === KEYS_PATH;
}

async function answerPublished(path: string, request: RequestInfo): Promise<Answer> {
  return path === KEYS_PATH ? answerKeys(request) : answerMetadata(Object.keys(GRANTS));
}

async function answerPosted(incoming: OAuthRequest): Promise<Answer> {
  const { path, header, request } = incoming;
  const answer = Object.hasOwn(ENDPOINTS, path) ? ENDPOINTS[path] : undefined;
  if (answer === undefined) throw new OAuthError("invalid_request", "not_found", 404);
  if (incoming.method !== "POST") throw new OAuthError("invalid_request", "method_not_allowed", 405);
  const form = readForm(header("content-type"), await incoming.body(FORM_BYTES));
  const client = await recognise(header("authorization"), form, request);
  const value = await answer({ form, client, request, scope: systemScope("oauth", request) });
  return json(200, value, { pragma: "no-cache", "x-request-id": request.id });
}

/**
 * Answers at OAuth's addresses: errors are OAuth's own (RFC 6749, 5.2), and nothing of a token may be kept on the way.
 */
export async function answerOAuth(incoming: OAuthRequest): Promise<Answer> {
  const { path, method, request } = incoming;
  try {
    if (path !== METADATA_PATH && path !== KEYS_PATH) return await answerPosted(incoming);
    if (method !== "GET" && method !== "HEAD") throw new OAuthError("invalid_request", "method_not_allowed", 405);
    return await answerPublished(path, request);
  } catch (error) {
    return oauthProblem(error, request.id);
  }
}
