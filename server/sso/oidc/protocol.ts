import "server-only";
import { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier } from "openid-client";
import type { Check, OidcConnection, Protocol, ProviderAnswer, Remembered, VerifiedIdentity } from "../provider";
import { identityOf } from "./claims";
import { callbackUrl, configurationOf } from "./configuration";
import { faultOf } from "./faults";
import { signOutAtProvider } from "./sign-out";
import { passedBefore, verifyAnswer } from "./verify";

async function challengeOf(connection: OidcConnection, verifier: string): Promise<Record<string, string>> {
  const { codeChallengeMethod: method } = connection.settings;
  if (method === "none") return {};
  const challenge = method === "plain" ? verifier : await calculatePKCECodeChallenge(verifier);
  return { code_challenge: challenge, code_challenge_method: method };
}

async function begin(connection: OidcConnection, state: string, again = false) {
  const { settings } = connection;
  const configuration = configurationOf(connection);
  const verifier = randomPKCECodeVerifier();
  const nonce = randomNonce();
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: callbackUrl(connection),
    scope: [...new Set(["openid", ...settings.userInfoScopes, ...settings.additionalScopes])].join(" "),
    state,
    nonce,
    ...(again ? { prompt: "login", max_age: "0" } : {}),
    ...(await challengeOf(connection, verifier)),
  });
  const remembered: Remembered = { nonce, ...(settings.codeChallengeMethod === "none" ? {} : { verifier }) };
  return { destination: { kind: "redirect" as const, url: url.href }, remembered };
}

/** What was found of the person, for whoever tests. */
function personChecks({ settings }: OidcConnection, identity: VerifiedIdentity): Check[] {
  const { email, emailVerified, groups } = identity;
  const verified: Check["result"] =
    emailVerified === true ? "passed" : settings.emailVerification ? "failed" : "skipped";
  return [
    { check: "subject", result: "passed" },
    { check: "userinfo", result: settings.userInfoFromIdToken ? "skipped" : "passed" },
    { check: "email", result: email === null ? "failed" : "passed" },
    {
      check: "email-verified",
      result: emailVerified === false ? "failed" : verified,
      detail: `email_verified: ${emailVerified ?? "missing"}`,
    },
    { check: "groups", result: groups === null ? "skipped" : "passed", detail: `${groups?.length ?? "none named"}` },
  ];
}

async function answer(
  connection: OidcConnection,
  remembered: Remembered | null,
  parameters: Readonly<Record<string, string>>,
): Promise<ProviderAnswer> {
  const signed = connection.settings.verifyTokenSignature;
  if (remembered === null) return { checks: [], claims: null, outcome: { ok: false, reason: "sso_state" } };
  try {
    const { token, userInfo, session } = await verifyAnswer(connection, remembered, parameters);
    const claims = { ...userInfo, ...token };
    const identity = identityOf(connection, token, userInfo);
    const passed: Check[] = [{ check: "reachable", result: "passed" }, ...passedBefore(null, signed)];
    if (identity === null) {
      const missing: Check = { check: "subject", result: "failed", detail: connection.settings.claims.userId };
      return { checks: [...passed, missing], claims, outcome: { ok: false, reason: "sso_subject_missing" } };
    }
    const checks = [...passed, ...personChecks(connection, identity)];
    return { checks, claims, outcome: { ok: true, identity, session } };
  } catch (thrown) {
    const { check, reason, detail } = faultOf(thrown, { check: "response", reason: "oidc_token" });
    const failed: Check = { check, result: "failed", ...(detail === undefined ? {} : { detail }) };
    return { checks: [...passedBefore(check, signed), failed], claims: null, outcome: { ok: false, reason } };
  }
}

/** OpenID Connect Core 1.0 by the code flow (section 3.1). */
export const oidcProtocol: Protocol<OidcConnection> = {
  begin,
  answer: (_scope, connection, remembered, parameters) => answer(connection, remembered, parameters),
  signOut: signOutAtProvider,
};
