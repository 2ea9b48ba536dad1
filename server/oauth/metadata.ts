import "server-only";
import { systemScope } from "../access/authorize";
import { json, type Answer } from "../api/rest/problem";
import { publicUrl } from "../env";
import type { RequestInfo } from "../access/scope";
import { supportedScopes } from "./scopes";
import { publishedKeys } from "./signing-keys";

/** Shorter than a key is published before it signs. */
const CACHED = { "cache-control": "public, max-age=300" };

/** Where everything is, and what there is (RFC 8414). `grants`: the types that the token endpoint knows. */
export function answerMetadata(grants: readonly string[]): Answer {
  const issuer = publicUrl();
  const methods = ["client_secret_basic", "client_secret_post"];
  const document = {
    issuer,
    token_endpoint: `${issuer}/oauth/token`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    introspection_endpoint: `${issuer}/oauth/introspect`,
    revocation_endpoint: `${issuer}/oauth/revoke`,
    device_authorization_endpoint: `${issuer}/oauth/device_authorization`,
    scopes_supported: supportedScopes(),
    grant_types_supported: grants,
    response_types_supported: [],
    token_endpoint_auth_methods_supported: [...methods, "none"],
    introspection_endpoint_auth_methods_supported: methods,
    revocation_endpoint_auth_methods_supported: [...methods, "none"],
    service_documentation: `${issuer}/docs/api`,
  };
  return json(200, document, CACHED);
}

/** The keys that verify access tokens (RFC 7517). */
export async function answerKeys(request: RequestInfo): Promise<Answer> {
  const keys = await publishedKeys(systemScope("oauth", request));
  return json(200, { keys }, { ...CACHED, "content-type": "application/jwk-set+json" });
}
