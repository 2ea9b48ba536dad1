import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { endSession } from "@/server/auth/session";
import type { IdentityProviderView } from "@/server/identity-providers/schema/views";
import { testOutcomeSchema } from "@/server/identity-providers/schema/test-result";
import { open } from "@/server/secrets/seal";
import { hashToken } from "@/server/secrets/token";
import { prepareTransaction } from "@/server/sso/commands/prepare";
import { prepareLeaving } from "@/server/sso/leave";
import { outcomeOwner } from "@/server/sso/transactions";
import { identityOf, oidcConnection } from "@/server/testing/sso/connections";
import { sql, useDatabase } from "@/server/testing/database";
import { organization, organizationMember, person, type OrganizationRef, type Person } from "@/server/testing/factory";
import { CLIENT_ID, OidcPeer, PEER_SECRET } from "@/server/testing/sso/oidc-peer";
import { systemRequest } from "@/server/testing/requests";
import { write } from "@/server/testing/rows";
import { errorIn, SsoBrowser } from "@/server/testing/sso/sso-browser";

useDatabase();

let peer: OidcPeer;
let owner: Person;
let member: Person;
let place: OrganizationRef;
let connection: IdentityProviderView;
let other: IdentityProviderView;

async function connect(more: { revocationEndpoint?: string; endSessionEndpoint?: string } = {}, active = true) {
  const { issuer, authorizationEndpoint, accessTokenEndpoint, userInfoEndpoint, jwksUri } = peer.settings();
  const endpoints = { issuer, authorizationEndpoint, accessTokenEndpoint, userInfoEndpoint, jwksUri };
  return oidcConnection(owner, place, {
    ...endpoints,
    ...more,
    active,
    clientId: CLIENT_ID,
    clientSecret: PEER_SECRET,
  });
}

beforeAll(async () => {
  peer = await OidcPeer.start();
  owner = await person();
  member = await person();
  place = await organization(owner);
  await organizationMember(place, member);
  connection = await connect();
  other = await connect();
  await identityOf(member, connection, place, "member");
});

afterAll(() => peer.stop());

let browser: SsoBrowser;

beforeEach(() => {
  browser = new SsoBrowser();
  peer.asked.length = 0;
});

/** The address of the callback with which somebody's browser comes back from the provider. */
async function back(from: SsoBrowser, sub = "member", at = connection): Promise<string> {
  const address = await from.visit(`/sso/${at.id}/start?next=/organizations`);
  const parameters = await peer.allow(address, { claims: { sub, email: member.email, email_verified: true } });
  return `/sso/${at.id}/callback?${new URLSearchParams(parameters).toString()}`;
}

const SESSION = "tenantry.session";
const REFUSED = "sso_state";

/** What NextAuth's event of signing out does. */
async function signOut(from: SsoBrowser): Promise<string | null> {
  const token = from.cookies.get(SESSION) ?? "";
  const leaving = await prepareLeaving(systemRequest("sign-in"), token);
  await endSession(systemRequest("sign-in"), token);
  return leaving;
}

describe("a way that was prepared by a click", () => {
  async function prepared(purpose: "test" | "confirm", who: Person, at = connection): Promise<string> {
    const where = { id: at.id, organizationId: place.id };
    return write(async (tx) => {
      const next = (id: string) => `/tests/${id}`;
      return (await prepareTransaction(tx, where, { purpose, userId: who.id, next })).address;
    });
  }

  test("is walked in a session of whoever clicked alone, and once", async () => {
    const address = await prepared("test", member);
    expect(errorIn(await browser.visit(address))).toBe(REFUSED);
    await browser.visit(await browser.visit(await back(browser)));
    expect(errorIn(await browser.visit(await prepared("test", owner)))).toBe(REFUSED);
    expect(await browser.visit(address)).toContain(peer.issuer);
    expect(errorIn(await browser.visit(address))).toBe(REFUSED);
  });

  test("tests a connection that is switched off, lets nobody in, and keeps what it found sealed", async () => {
    const off = await connect({}, false);
    await browser.visit(await browser.visit(await back(browser)));
    const session = browser.cookies.get(SESSION);
    const address = await browser.visit(await prepared("test", member, off));
    const told = await peer.allow(address, { claims: { sub: "nobody", email: "nobody@example.com" } });
    const callback = `/sso/${off.id}/callback?${new URLSearchParams(told).toString()}`;
    const location = await browser.visit(callback);
    expect(location).toMatch(/^\/tests\/sso_\w+$/);
    expect(browser.cookies.get(SESSION)).toBe(session);
    const id = location.split("/").at(-1) ?? "";
    const [row] = await sql<{ sealedOutcome: string }>(
      `select "sealedOutcome" from "sso_transactions" where "id" = $1`,
      id,
    );
    const outcome = testOutcomeSchema.parse(JSON.parse(open(row?.sealedOutcome ?? "", outcomeOwner(id))));
    expect(outcome).toMatchObject({ reason: null, identity: { subject: "nobody" }, preview: { way: null } });
    const [made] = await sql(`select count(*)::int as n from "users" where "emailKey" = 'nobody@example.com'`);
    expect(made).toEqual({ n: 0 });
  });

  test("confirms by a provider that has asked anew, and by no other person", async () => {
    await browser.visit(await browser.visit(await back(browser)));
    const confirm = async (claims: Record<string, unknown>) => {
      const address = await browser.visit(await prepared("confirm", member));
      expect(new URL(address).searchParams.get("prompt")).toBe("login");
      const told = await peer.allow(address, { claims });
      const location = await browser.visit(`/sso/${connection.id}/callback?${new URLSearchParams(told).toString()}`);
      return location.includes("/complete?") ? browser.visit(location) : location;
    };
    const long = Math.floor(Date.now() / 1_000) - 3_600;
    expect(errorIn(await confirm({ sub: "member", auth_time: long }))).toBe("fresh_sign_in_required");
    expect(errorIn(await confirm({ sub: "somebody-else" }))).toBe("sso_other_person");
    const before = browser.cookies.get(SESSION);
    expect(await confirm({ sub: "member", auth_time: long + 3_590 })).toMatch(/^\/tests\//);
    expect(browser.cookies.get(SESSION)).not.toBe(before);
  });
});

describe("signing out", () => {
  test("ends the session, revokes the provider's token and leads to where its session ends", async () => {
    const leaving = await connect({
      revocationEndpoint: `${peer.issuer}/revoke`,
      endSessionEndpoint: `${peer.issuer}/logout`,
    });
    await identityOf(member, leaving, place, "leaver");
    await browser.visit(await browser.visit(await back(browser, "leaver", leaving)));
    const url = new URL((await signOut(browser)) ?? "/", "http://localhost");
    expect(url.pathname).toBe(`/sso/${leaving.id}/leave`);
    const answer = await browser.answer(`${url.pathname}${url.search}`);
    const text = await answer.text();
    expect(text).toMatch(
      /http-equiv="refresh" content="0;url=http:&#47;&#47;127\.0\.0\.1|content="0;url=http:\/\/127\.0\.0\.1/,
    );
    expect(text).toContain("id_token_hint=");
    expect(peer.asked.filter(({ path }) => path === "/revoke")).toHaveLength(1);
    const live = await sql(
      `select 1 from "sessions" where "identityProviderId" = $1 and "endedAt" is null`,
      leaving.id,
    );
    expect(live).toEqual([]);
    // Once: the tokens are not lying about for whoever finds the address.
    expect(errorIn(await browser.visit(`${url.pathname}${url.search}`))).toBe(REFUSED);
    expect(errorIn(await browser.visit(`/sso/${leaving.id}/complete${url.search}`))).toBe(REFUSED);
  });

  test("stays here where nothing of the provider's was kept", async () => {
    await browser.visit(await browser.visit(await back(browser)));
    expect(await signOut(browser)).toBeNull();
  });
});

describe("a sign-in by a provider", () => {
  test("ends in a session of whoever the provider named, where they wanted to go", async () => {
    const location = await browser.visit(await browser.visit(await back(browser)));
    expect(location).toBe("/organizations");
    const rows = await sql<{ userId: string }>(
      `select "userId" from "sessions" where "identityProviderId" = $1 and "tokenHash" = $2 and "endedAt" is null`,
      connection.id,
      hashToken(browser.cookies.get(SESSION) ?? ""),
    );
    expect(rows).toEqual([{ userId: member.id }]);
    const [at] = await sql(`select "lastSuccessAt" from "identity_providers" where "id" = $1`, connection.id);
    expect(at?.lastSuccessAt).toBeInstanceOf(Date);
  });

  test("is refused in another browser than the one that began it, and nothing is asked of the provider", async () => {
    const callback = await back(new SsoBrowser());
    expect(errorIn(await browser.visit(callback))).toBe(REFUSED);
    await browser.visit(`/sso/${connection.id}/start`);
    expect(errorIn(await browser.visit(callback))).toBe(REFUSED);
    expect(peer.asked.map(({ path }) => path)).toEqual([]);
    expect(browser.cookies.has(SESSION)).toBe(false);
  });

  test("is refused at another connection than the one that was asked", async () => {
    const callback = await back(browser);
    expect(errorIn(await browser.visit(callback.replace(connection.id, other.id)))).toBe(REFUSED);
    expect(peer.asked.map(({ path }) => path)).toEqual([]);
  });

  test("counts once: the state, the code and the outcome, also at the same time", async () => {
    const callback = await back(browser);
    const both = await Promise.all([browser.visit(callback), browser.visit(callback)]);
    expect(both.filter((location) => errorIn(location) === REFUSED)).toHaveLength(1);
    expect(peer.asked.filter(({ path }) => path === "/token")).toHaveLength(1);
    const outcome = both.find((location) => location.includes("/complete?")) ?? "";
    const answers = await Promise.all([browser.visit(outcome), browser.visit(outcome)]);
    expect(answers.map(errorIn).sort()).toEqual(["/organizations", REFUSED]);
    expect(errorIn(await browser.visit(callback))).toBe(REFUSED);
  });

  test("has its outcome fetched by the browser that began it alone", async () => {
    const outcome = await browser.visit(await back(browser));
    const thief = new SsoBrowser();
    await thief.visit(`/sso/${connection.id}/start`);
    expect(errorIn(await thief.visit(outcome))).toBe(REFUSED);
    expect(thief.cookies.has(SESSION)).toBe(false);
    expect(await browser.visit(outcome)).toBe("/organizations");
  });

  test("with a state that was made up or altered is refused", async () => {
    const url = new URL(await back(browser), "http://localhost");
    for (const state of ["", "x", `${url.searchParams.get("state") ?? ""}x`, member.id]) {
      url.searchParams.set("state", state);
      expect(errorIn(await browser.visit(`${url.pathname}${url.search}`))).toBe(REFUSED);
    }
    url.searchParams.append("state", "second");
    expect(errorIn(await browser.visit(`${url.pathname}${url.search}`))).toBe(REFUSED);
  });

  test("is refused when it took longer than ten minutes", async () => {
    const callback = await back(browser);
    await sql(`update "sso_transactions" set "expiresAt" = now() where "answeredAt" is null`);
    expect(errorIn(await browser.visit(callback))).toBe(REFUSED);
  });

  test("leaves a session with another id than before, and the one before ends", async () => {
    await browser.visit(await browser.visit(await back(browser)));
    const first = browser.cookies.get(SESSION);
    await browser.visit(await browser.visit(await back(browser)));
    expect(browser.cookies.get(SESSION)).not.toBe(first);
    const rows = await sql(
      `select 1 from "sessions" where "userId" = $1 and "identityProviderId" is not null and "endedAt" is null
         and "createdAt" > now() - interval '1 minute' and "tokenHash" = encode(sha256($2::bytea), 'hex')`,
      member.id,
      first ?? "",
    );
    expect(rows).toEqual([]);
  });

  test("that fails leaves one row with nobody as its actor, and stands on the connection", async () => {
    const address = await browser.visit(`/sso/${connection.id}/start`);
    const parameters = await peer.allow(address, { token: (claims) => peer.sign({ ...claims, aud: "other" }) });
    const query = new URLSearchParams(parameters).toString();
    const location = await browser.visit(`/sso/${connection.id}/callback?${query}`);
    expect(errorIn(location)).toBe("oidc_audience");
    const request = new URL(location, "http://localhost").searchParams.get("request");
    const rows = await sql(
      `select "actorId", "action", "result", "reason", "targetId", "organizationId" from "audit_entries" where "requestId" = $1`,
      request,
    );
    expect(rows).toEqual([
      {
        actorId: null,
        action: "session.create",
        result: "failed",
        reason: "oidc_audience",
        targetId: connection.id,
        organizationId: place.id,
      },
    ]);
    const [at] = await sql(`select "lastFailureReason" from "identity_providers" where "id" = $1`, connection.id);
    expect(at).toEqual({ lastFailureReason: "oidc_audience" });
  });

  test("fails only so often from one address before nothing is written about it any more", async () => {
    const before = { key: `sso-failure:${hashToken("unknown")}`, resetAt: new Date(Date.now() + 300_000) };
    await write((tx) =>
      tx.rateCounter.upsert({ where: { key: before.key }, create: { ...before, count: 200 }, update: { count: 200 } }),
    );
    const rows = () =>
      sql(`select count(*) from "audit_entries" where "action" = 'session.create' and "result" = 'failed'`);
    const noted = await rows();
    expect(errorIn(await browser.visit(`/sso/${connection.id}/callback?state=x`))).toBe("rate_limited");
    expect(await rows()).toEqual(noted);
    await write((tx) => tx.rateCounter.deleteMany({ where: { key: before.key } }));
  });

  test("begins at no connection that is switched off or absent, and both look the same", async () => {
    const off = await oidcConnection(owner, place, { active: false });
    for (const id of [off.id, "idp_00000000000000000000000000", "x"]) {
      expect(errorIn(await browser.visit(`/sso/${id}/start`)), id).toBe("sso_connection_off");
    }
  });

  test("leads to no other site, whatever `next` says", async () => {
    const address = await browser.visit(`/sso/${connection.id}/start?next=//evil.example`);
    const parameters = await peer.allow(address, { claims: { sub: "member" } });
    const callback = `/sso/${connection.id}/callback?${new URLSearchParams(parameters).toString()}`;
    expect(await browser.visit(await browser.visit(callback))).toBe("/");
  });

  test("keeps nothing that could be used: no code, verifier or outcome stands open in the database", async () => {
    const outcome = await browser.visit(await back(browser));
    const code = new URL(outcome, "http://localhost").searchParams.get("code") ?? "";
    const [row] = await sql(`select * from "sso_transactions" order by "createdAt" desc limit 1`);
    const text = JSON.stringify(row);
    expect(text).toContain("sealedOutcome");
    for (const secret of [code, "member-", browser.cookies.get("tenantry.sso") ?? "-"]) {
      expect(text).not.toContain(secret);
    }
  });
});
