import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { completeEnv } from "@/server/env";
import type { OidcSettings } from "@/server/identity-providers/schema/connection";
import { OidcPeer, PEER_SECRET, type Told } from "@/server/testing/sso/oidc-peer";
import { refusalOf } from "@/server/testing/refusal";
import { systemRequest } from "@/server/testing/requests";
import type { OidcConnection, ProviderAnswer, VerifiedIdentity } from "../provider";
import { discover } from "./discover";
import { faultOf } from "./faults";
import { oidcProtocol } from "./protocol";

let peer: OidcPeer;

beforeAll(async () => {
  completeEnv({ TENANTRY_OUTBOUND_ALLOW: "127.0.0.1" });
  peer = await OidcPeer.start();
});

beforeEach(() => {
  peer.asked.length = 0;
});

afterAll(() => peer.stop());

const MEMBER = { email: "member-0001@example.com", email_verified: true, name: "Member One" };

async function wayWith(connection: OidcConnection) {
  const { destination, remembered } = await oidcProtocol.begin(connection, "state");
  if (destination.kind !== "redirect") throw new Error("no redirect");
  return { address: destination.url, remembered };
}

async function signIn(connection: OidcConnection, told: Told): Promise<ProviderAnswer> {
  const { address, remembered } = await wayWith(connection);
  return oidcProtocol.answer(systemRequest("sign-in"), connection, remembered, await peer.allow(address, told));
}

async function identity(told: Told, settings: Partial<OidcSettings> = {}): Promise<VerifiedIdentity> {
  const { outcome } = await signIn(peer.connection(settings), told);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.identity;
}

test("it leads to the provider with state, nonce, scopes and the code challenge", async () => {
  const { address, remembered } = await wayWith(peer.connection({ additionalScopes: ["groups"] }));
  const query = Object.fromEntries(new URL(address).searchParams);
  expect(query).toMatchObject({
    response_type: "code",
    client_id: "tenantry",
    scope: "openid email profile groups",
    state: "state",
    nonce: remembered.nonce,
    code_challenge_method: "S256",
  });
  expect(query.redirect_uri).toMatch(/^http:\/\/localhost:3000\/sso\/idp_\w+\/callback$/);
  expect(query.code_challenge).toBe(
    createHash("sha256")
      .update(remembered.verifier ?? "")
      .digest("base64url"),
  );
});

test.each([
  ["plain", (query: URLSearchParams, verifier?: string) => query.get("code_challenge") === verifier],
  ["none", (query: URLSearchParams, verifier?: string) => !query.has("code_challenge") && verifier === undefined],
] as const)("the code challenge may be %s", async (codeChallengeMethod, fits) => {
  const { address, remembered } = await wayWith(peer.connection({ codeChallengeMethod }));
  expect(fits(new URL(address).searchParams, remembered.verifier)).toBe(true);
});

test("it reads who somebody is, and sends the verifier and the secret, percent-encoded for Basic", async () => {
  const told = { claims: { sub: "abc", ...MEMBER, given_name: "Member", groups: ["a", "b", "a"], unknown: { x: 1 } } };
  const answer = await signIn(peer.connection(), told);
  expect(answer.outcome).toEqual({
    ok: true,
    identity: {
      subject: "abc",
      email: MEMBER.email,
      emailVerified: true,
      name: "Member One",
      givenName: "Member",
      familyName: null,
      picture: null,
      groups: ["a", "b"],
    },
    session: {},
  });
  expect(answer.checks.filter(({ result }) => result === "failed")).toEqual([]);
  const token = peer.asked.find(({ path }) => path === "/token");
  expect(token?.form.get("code_verifier")).toHaveLength(43);
  const pair = Buffer.from(token?.authorization?.slice("Basic ".length) ?? "", "base64").toString();
  expect(new URLSearchParams(`s=${pair.split(":")[1] ?? ""}`).get("s")).toBe(PEER_SECRET);
});

test("the secret may go by POST", async () => {
  await identity({ claims: MEMBER }, { clientAuthentication: "client_secret_post" });
  const token = peer.asked.find(({ path }) => path === "/token");
  expect([token?.authorization, token?.form.get("client_secret")]).toEqual([undefined, PEER_SECRET]);
});

test("without user information all is read from the token, and nothing is asked", async () => {
  const { email } = await identity({ claims: MEMBER }, { userInfoFromIdToken: true });
  expect(email).toBe(MEMBER.email);
  expect(peer.asked.map(({ path }) => path)).not.toContain("/userinfo");
});

test.each([
  ["a list", { groups: ["a", "b"] }, ["a", "b"]],
  ["one text", { groups: "a" }, ["a"]],
  ["an empty list", { groups: [] }, []],
  ["nothing", {}, null],
  ["too many for a token", { _claim_names: { groups: "src1" }, _claim_sources: {} }, null],
  ["other things", { groups: [1, { x: 1 }, "a"] }, ["a"]],
] as const)("groups come as %s", async (_, claims, groups) => {
  expect((await identity({ claims: { ...MEMBER, ...claims } })).groups).toEqual(groups);
});

test("claims have other names, also inside of others", async () => {
  const claims = { ...peer.settings().claims, userId: "oid", groups: "realm.roles", name: "https://x.example/name" };
  const told = { oid: "object-1", realm: { roles: ["a"] }, "https://x.example/name": "Somebody" };
  const found = await identity({ claims: { ...MEMBER, ...told } }, { claims });
  expect(found).toMatchObject({ subject: "object-1", groups: ["a"], name: "Somebody" });
});

test.each([
  [{ email_verified: "true" }, true],
  [{ email_verified: false }, false],
  [{ email_verified: "false" }, false],
  [{}, null],
])("email_verified: %j", async (claims, verified) => {
  expect((await identity({ claims: { email: MEMBER.email, ...claims } })).emailVerified).toBe(verified);
});

test("a verified address is word for no other claim", async () => {
  const claims = { ...peer.settings().claims, email: "upn" };
  const told = { ...MEMBER, upn: "member-0002@example.com" };
  expect((await identity({ claims: told }, { claims })).emailVerified).toBeNull();
});

test("a missing subject is said by its claim's name", async () => {
  const claims = { ...peer.settings().claims, userId: "oid" };
  const answer = await signIn(peer.connection({ claims }), { claims: MEMBER });
  expect(answer.outcome).toEqual({ ok: false, reason: "sso_subject_missing" });
  expect(answer.checks.at(-1)).toEqual({ check: "subject", result: "failed", detail: "oid" });
});

test("a subject that cannot be stored is none, and a group of such a name is nobody's", async () => {
  const claims = { ...peer.settings().claims, userId: "oid", groups: "roles" };
  for (const oid of ["half \ud83d", "nothing \u0000"]) {
    const answer = await signIn(peer.connection({ claims }), { claims: { ...MEMBER, oid } });
    expect(answer.outcome).toEqual({ ok: false, reason: "sso_subject_missing" });
  }
  const found = await identity({ claims: { ...MEMBER, oid: "object-1", roles: ["a", "half \ud83d"] } }, { claims });
  expect(found).toMatchObject({ subject: "object-1", groups: ["a", "half \ufffd"] });
});

test("a provider's refusal is told apart from its failure", async () => {
  const connection = peer.connection();
  const { remembered } = await wayWith(connection);
  const answered = async (error: string) =>
    oidcProtocol.answer(systemRequest("sign-in"), connection, remembered, { error, state: "state" });
  expect((await answered("access_denied")).outcome).toEqual({ ok: false, reason: "sso_denied" });
  expect((await answered("server_error")).outcome).toEqual({ ok: false, reason: "sso_provider_failed" });
});

test("what a provider says is cut and cleaned to what can be stored", () => {
  const fallback = { check: "response", reason: "oidc_token" } as const;
  const said = (error: string) => faultOf(Object.assign(new Error("refused"), { error }), fallback).detail;
  expect(said("half \ud83d of\u0000 it")).toBe("half   of  it");
  expect(said(`${"a".repeat(299)}😀`)).toBe("a".repeat(299));
  expect(faultOf(new Error(`JWT "aud" is \udc00`), fallback).detail).toBe('JWT "aud" is  ');
  expect(said("😀")).toBe("😀");
});

test("tokens are kept where signing out needs them; they are revoked, and the provider's session ends", async () => {
  const connection = peer.connection({
    revocationEndpoint: `${peer.issuer}/revoke`,
    endSessionEndpoint: `${peer.issuer}/logout`,
  });
  const { outcome } = await signIn(connection, { claims: MEMBER, tokens: { refresh_token: "refresh" } });
  if (!outcome.ok) throw new Error(outcome.reason);
  const destination = await oidcProtocol.signOut(connection, outcome.session);
  const { form } = peer.asked.find(({ path }) => path === "/revoke") ?? {};
  expect(form?.get("token")).toBe("refresh");
  const query = new URL(destination?.url ?? "").searchParams;
  expect(query.get("id_token_hint")).toBe(outcome.session.idToken);
  expect(query.get("post_logout_redirect_uri")).toBe("http://localhost:3000/sign-in");
});

test("discovery fills in the fields, and takes the strongest of what both can", async () => {
  expect(await discover(peer.issuer)).toEqual({
    issuer: peer.issuer,
    authorizationEndpoint: `${peer.issuer}/authorize`,
    accessTokenEndpoint: `${peer.issuer}/token`,
    userInfoEndpoint: `${peer.issuer}/userinfo`,
    jwksUri: `${peer.issuer}/jwks`,
    revocationEndpoint: `${peer.issuer}/revoke`,
    signingAlgorithm: "RS256",
    clientAuthentication: "client_secret_post",
    codeChallengeMethod: "S256",
  });
  expect(await refusalOf(discover(`${peer.issuer}/elsewhere`))).toBe("INVALID oidc_discovery (issuer)");
});
