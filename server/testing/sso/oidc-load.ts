import * as library from "openid-client";
import { oidcProtocol } from "@/server/sso/oidc/protocol";
import { callbackUrl } from "@/server/sso/oidc/configuration";
import { completeEnv } from "@/server/env";
import { OidcPeer, PEER_SECRET } from "./oidc-peer";
import { systemRequest } from "../requests";

/** A way to a provider and back with one ID token and its user information; what a measurement calls again and again. */
interface OidcLoad {
  ours: () => Promise<void>;
  library: () => Promise<void>;
  stop: () => Promise<void>;
}

const TOLD = { claims: { email: "member-0001@example.com", email_verified: true } };

/** The library by itself, with the same checks. */
function bare(peer: OidcPeer, redirect: string): () => Promise<void> {
  const { issuer, authorizationEndpoint, accessTokenEndpoint, userInfoEndpoint, jwksUri, clientId } = peer.settings();
  const server = {
    issuer: issuer ?? "",
    authorization_endpoint: authorizationEndpoint ?? "",
    token_endpoint: accessTokenEndpoint ?? "",
    userinfo_endpoint: userInfoEndpoint ?? "",
    jwks_uri: jwksUri ?? "",
  };
  const metadata = { id_token_signed_response_alg: "RS256" };
  const configuration = new library.Configuration(
    server,
    clientId ?? "",
    metadata,
    library.ClientSecretBasic(PEER_SECRET),
  );
  library.allowInsecureRequests(configuration); // eslint-disable-line @typescript-eslint/no-deprecated -- The peer is on loopback.
  library.enableNonRepudiationChecks(configuration);
  return async () => {
    const [nonce, verifier] = [library.randomNonce(), library.randomPKCECodeVerifier()];
    const challenge = await library.calculatePKCECodeChallenge(verifier);
    const asked = { redirect_uri: redirect, scope: "openid", state: "state", nonce, code_challenge: challenge };
    const address = library.buildAuthorizationUrl(configuration, { ...asked, code_challenge_method: "S256" });
    const url = new URL(`${redirect}?${new URLSearchParams(await peer.allow(address.href, TOLD)).toString()}`);
    const checks = { expectedNonce: nonce, expectedState: "state", pkceCodeVerifier: verifier };
    const tokens = await library.authorizationCodeGrant(configuration, url, checks);
    await library.fetchUserInfo(configuration, tokens.access_token, tokens.claims()?.sub ?? "");
  };
}

export async function oidcLoad(): Promise<OidcLoad> {
  completeEnv({ TENANTRY_OUTBOUND_ALLOW: "127.0.0.1" });
  const peer = await OidcPeer.start();
  const connection = peer.connection();
  const scope = systemRequest("sign-in");
  return {
    ours: async () => {
      const { destination, remembered } = await oidcProtocol.begin(connection, "state");
      const parameters = await peer.allow(destination.url, TOLD);
      const { outcome } = await oidcProtocol.answer(scope, connection, remembered, parameters);
      if (!outcome.ok) throw new Error(outcome.reason);
    },
    library: bare(peer, callbackUrl(connection)),
    stop: () => peer.stop(),
  };
}
