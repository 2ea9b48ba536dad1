import "server-only";
import { z } from "zod";
import { AppError } from "../../errors";
import { SIGNING_ALGORITHMS, type OidcSettings } from "../../identity-providers/schema/connection";
import { outboundFetch } from "../../outbound/fetch";

const address = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .optional()
  .catch(undefined);
const names = z.array(z.string()).optional().catch(undefined);

/** OpenID Connect Discovery 1.0, section 3: what of it we have a field for. */
const documentSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: address,
  token_endpoint: address,
  userinfo_endpoint: address,
  jwks_uri: address,
  revocation_endpoint: address,
  end_session_endpoint: address,
  id_token_signing_alg_values_supported: names,
  token_endpoint_auth_methods_supported: names,
  code_challenge_methods_supported: names,
});
type Document = z.infer<typeof documentSchema>;

async function read(issuer: string): Promise<Document> {
  const url = `${issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`;
  const answer = await outboundFetch(url, { headers: { accept: "application/json" }, redirect: "follow" });
  const body: unknown = answer.status === 200 ? await answer.json().catch(() => null) : null;
  const parsed = documentSchema.safeParse(body);
  if (!parsed.success) throw new AppError("INVALID", "oidc_discovery", "issuer");
  return parsed.data;
}

/** The strongest of what both sides can, in ways that need no choice. */
function choices(document: Document): Partial<OidcSettings> {
  const chosen: Partial<OidcSettings> = {};
  const algorithms = document.id_token_signing_alg_values_supported ?? [];
  const algorithm = SIGNING_ALGORITHMS.find((each) => algorithms.includes(each));
  if (algorithm !== undefined) chosen.signingAlgorithm = algorithm;
  const methods = document.token_endpoint_auth_methods_supported;
  if (methods !== undefined) {
    const basic = methods.includes("client_secret_basic") || !methods.includes("client_secret_post");
    chosen.clientAuthentication = basic ? "client_secret_basic" : "client_secret_post";
  }
  if (document.code_challenge_methods_supported?.includes("S256") === true) chosen.codeChallengeMethod = "S256";
  return chosen;
}

/**
 * What a provider says of itself; nothing of it is kept before somebody saves it.
 * @throws INVALID oidc_discovery, oidc_issuer or address_not_allowed (issuer); UNAVAILABLE outbound_…
 */
export async function discover(issuer: string): Promise<Partial<OidcSettings>> {
  const document = await read(issuer);
  // Whoever answers for another issuer would send people there (OpenID Connect Discovery 1.0, section 4.3).
  if (document.issuer.replace(/\/+$/, "") !== issuer.replace(/\/+$/, "")) {
    throw new AppError("INVALID", "oidc_issuer", "issuer");
  }
  const found = {
    issuer: document.issuer,
    authorizationEndpoint: document.authorization_endpoint,
    accessTokenEndpoint: document.token_endpoint,
    userInfoEndpoint: document.userinfo_endpoint,
    jwksUri: document.jwks_uri,
    revocationEndpoint: document.revocation_endpoint,
    endSessionEndpoint: document.end_session_endpoint,
  };
  const given = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  return { ...given, ...choices(document) };
}
