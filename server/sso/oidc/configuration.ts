import "server-only";
import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  clockTolerance,
  Configuration,
  customFetch,
  enableNonRepudiationChecks,
  None,
  type ClientAuth,
  type CustomFetchOptions,
} from "openid-client";
import { publicUrl } from "../../env";
import { AppError } from "../../errors";
import { SIGNING_ALGORITHMS, type OidcSettings } from "../../identity-providers/schema/connection";
import { outboundFetch } from "../../outbound/fetch";
import { hashToken } from "../../secrets/token";
import type { OidcConnection } from "../provider";

/** How far the clocks of provider and product may differ. */
export const CLOCK_TOLERANCE_SECONDS = 60;

/** The one redirect URI of a connection: which was asked is in its path (RFC 9700, section 4.4). */
export function callbackUrl(connection: { id: string }): string {
  return `${publicUrl()}/sso/${connection.id}/callback`;
}

function incomplete(field: keyof OidcSettings): AppError {
  return new AppError("FORBIDDEN", "sso_incomplete", field);
}

function given(settings: OidcSettings, field: "issuer" | "clientId" | "authorizationEndpoint" | "accessTokenEndpoint") {
  const value = settings[field];
  if (value === undefined) throw incomplete(field);
  return value;
}

function serverMetadata(settings: OidcSettings) {
  const { userInfoFromIdToken, userInfoEndpoint, verifyTokenSignature, jwksUri } = settings;
  if (!userInfoFromIdToken && userInfoEndpoint === undefined) throw incomplete("userInfoEndpoint");
  if (verifyTokenSignature && jwksUri === undefined) throw incomplete("jwksUri");
  return {
    issuer: given(settings, "issuer"),
    authorization_endpoint: given(settings, "authorizationEndpoint"),
    token_endpoint: given(settings, "accessTokenEndpoint"),
    ...(userInfoEndpoint === undefined ? {} : { userinfo_endpoint: userInfoEndpoint }),
    ...(jwksUri === undefined ? {} : { jwks_uri: jwksUri }),
    ...(settings.revocationEndpoint === undefined ? {} : { revocation_endpoint: settings.revocationEndpoint }),
    ...(settings.endSessionEndpoint === undefined ? {} : { end_session_endpoint: settings.endSessionEndpoint }),
    // Where nobody checks the signature, nothing is gained by asking how it was made.
    ...(verifyTokenSignature
      ? {}
      : { id_token_signing_alg_values_supported: [...SIGNING_ALGORITHMS, "HS256", "none"] }),
  };
}

function authenticationOf({ settings, clientSecret }: OidcConnection): ClientAuth {
  if (clientSecret === null) return None();
  return settings.clientAuthentication === "client_secret_post"
    ? ClientSecretPost(clientSecret)
    : ClientSecretBasic(clientSecret);
}

/** The library's requests go where ours go, and nowhere else. */
async function fetchFor(url: string, { method, headers, body }: CustomFetchOptions): Promise<Response> {
  const text = body instanceof URLSearchParams ? body.toString() : undefined;
  return outboundFetch(url, { method, headers, body: text });
}

function made(connection: OidcConnection): Configuration {
  const { settings } = connection;
  const configuration = new Configuration(
    serverMetadata(settings),
    given(settings, "clientId"),
    {
      [clockTolerance]: CLOCK_TOLERANCE_SECONDS,
      // Without this the library takes whatever algorithm the token names, `none` included.
      ...(settings.verifyTokenSignature ? { id_token_signed_response_alg: settings.signingAlgorithm } : {}),
    },
    authenticationOf(connection),
  );
  configuration[customFetch] = fetchFor;
  // The operator says where plain http is allowed (TENANTRY_OUTBOUND_ALLOW), which outboundFetch asks at each request.
  allowInsecureRequests(configuration); // eslint-disable-line @typescript-eslint/no-deprecated -- Marked so that it stands out.
  // Without this the library takes the token's word for it, since it came by TLS.
  if (settings.verifyTokenSignature) enableNonRepudiationChecks(configuration);
  return configuration;
}

/**
 * With the provider's keys, which the library keeps for minutes.
 * Each bundle of the server has its own, which is no harm.
 */
const known = new Map<string, Configuration>();
const MOST_KNOWN = 500;

/**
 * What the library knows of a connection; another one as soon as any of its fields changes.
 * @throws FORBIDDEN sso_incomplete where a field is missing
 */
export function configurationOf(connection: OidcConnection): Configuration {
  const { id, settings, clientSecret } = connection;
  const key = hashToken(JSON.stringify([id, settings, clientSecret]));
  const found = known.get(key);
  if (found !== undefined) return found;
  const configuration = made(connection);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, configuration);
  return configuration;
}
