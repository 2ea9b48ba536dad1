import "server-only";
import { buildEndSessionUrl, tokenRevocation } from "openid-client";
import { publicUrl } from "../../env";
import { describeError, log } from "../../log";
import type { Destination, OidcConnection, ProviderSession } from "../provider";
import { configurationOf } from "./configuration";

/** A provider that does not answer keeps nobody signed in here. */
async function revoke(connection: OidcConnection, { refreshToken, accessToken }: ProviderSession): Promise<void> {
  const token = refreshToken ?? accessToken;
  if (connection.settings.revocationEndpoint === undefined || token === undefined) return;
  const hint = refreshToken === undefined ? "access_token" : "refresh_token";
  try {
    await tokenRevocation(configurationOf(connection), token, { token_type_hint: hint });
  } catch (error) {
    log().warn({ connection: connection.id, error: describeError(error) }, "a provider revoked no token");
  }
}

/**
 * Revokes what the provider gave (RFC 7009), and leads to where
 * its session ends (OpenID Connect RP-Initiated Logout 1.0).
 */
export async function signOutAtProvider(
  connection: OidcConnection,
  session: ProviderSession,
): Promise<Destination | null> {
  await revoke(connection, session);
  if (connection.settings.endSessionEndpoint === undefined) return null;
  const url = buildEndSessionUrl(configurationOf(connection), {
    post_logout_redirect_uri: `${publicUrl()}/sign-in`,
    ...(session.idToken === undefined ? {} : { id_token_hint: session.idToken }),
  });
  return { kind: "redirect", url: url.href };
}
