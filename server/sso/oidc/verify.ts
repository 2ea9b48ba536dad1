import "server-only";
import { authorizationCodeGrant, fetchUserInfo } from "openid-client";
import type { Check, CheckName, OidcConnection, Parameters, ProviderSession, Remembered } from "../provider";
import { addressesDiffer, type Claims } from "./claims";
import { callbackUrl, CLOCK_TOLERANCE_SECONDS, configurationOf } from "./configuration";
import { OidcFault, shorten } from "./faults";

/** What is looked at in a token, in the order in which the library does. */
const TOKEN_CHECKS = ["response", "algorithm", "clock", "issuer", "audience", "nonce", "signature"] as const;

interface Verified {
  token: Claims;
  userInfo: Claims | null;
  session: ProviderSession;
}

/** The library looks whether a token has ended, not whether it has begun. */
function refuseFuture(claims: Claims): void {
  const { iat } = claims;
  if (typeof iat !== "number" || iat > Date.now() / 1_000 + CLOCK_TOLERANCE_SECONDS) {
    throw new OidcFault({ check: "clock", reason: "oidc_expired", detail: 'JWT "iat" is from the future' });
  }
}

function sessionOf(
  { settings }: OidcConnection,
  tokens: { id_token?: string; access_token: string; refresh_token?: string },
  claims: Claims,
): ProviderSession {
  const session: ProviderSession = {};
  // Kept only where signing out has a use for it.
  if (settings.endSessionEndpoint !== undefined && tokens.id_token !== undefined) session.idToken = tokens.id_token;
  if (settings.revocationEndpoint !== undefined) {
    session.accessToken = tokens.access_token;
    if (tokens.refresh_token !== undefined) session.refreshToken = tokens.refresh_token;
  }
  const { session_expiry: end } = claims;
  if (typeof end === "number" && end > Date.now() / 1_000 && end < 1e11) {
    session.endsAt = new Date(end * 1_000).toISOString();
  }
  return session;
}

/**
 * Exchanges the code, and checks the token and the user information.
 * @throws OidcFault, AppError, or what the library throws: `faultOf` names each
 */
export async function verifyAnswer(
  connection: OidcConnection,
  remembered: Remembered,
  parameters: Parameters,
): Promise<Verified> {
  const configuration = configurationOf(connection);
  const { nonce, verifier } = remembered;
  if (nonce === undefined || parameters.state === undefined) throw new Error("a way without its nonce or state");
  const url = new URL(callbackUrl(connection));
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const tokens = await authorizationCodeGrant(configuration, url, {
    expectedNonce: nonce,
    expectedState: parameters.state,
    idTokenExpected: true,
    ...(verifier === undefined ? {} : { pkceCodeVerifier: verifier }),
  });
  const token = tokens.claims();
  if (token === undefined) throw new OidcFault({ check: "response", reason: "oidc_token" });
  refuseFuture(token);
  const { userInfoFromIdToken, claims } = connection.settings;
  const userInfo = userInfoFromIdToken ? null : await userInfoOf(connection, tokens.access_token, token.sub);
  if (addressesDiffer(token, userInfo, claims)) {
    throw new OidcFault({ check: "userinfo", reason: "oidc_email_differs" });
  }
  return { token, userInfo, session: sessionOf(connection, tokens, token) };
}

async function userInfoOf(connection: OidcConnection, accessToken: string, subject: string): Promise<Claims> {
  try {
    return await fetchUserInfo(configurationOf(connection), accessToken, subject);
  } catch (thrown) {
    const detail = thrown instanceof Error ? shorten(thrown.message) : "unreadable";
    throw new OidcFault({ check: "userinfo", reason: "oidc_userinfo", detail });
  }
}

/** The checks that passed before one failed; all of them where none did. */
export function passedBefore(failed: CheckName | null, signed: boolean): Check[] {
  const end = TOKEN_CHECKS.findIndex((check) => check === failed);
  const before = failed === "reachable" ? [] : end < 0 ? TOKEN_CHECKS : TOKEN_CHECKS.slice(0, end);
  return before.map((check) => ({
    check,
    result: signed || (check !== "signature" && check !== "algorithm") ? ("passed" as const) : ("skipped" as const),
  }));
}
