import { afterAll, beforeAll, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { oidcConnection } from "@/server/testing/sso/connections";
import { sql, useDatabase } from "@/server/testing/database";
import { CLIENT_ID, OidcPeer, PEER_SECRET } from "@/server/testing/sso/oidc-peer";
import { write } from "@/server/testing/rows";
import { SsoBrowser } from "@/server/testing/sso/sso-browser";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { passedTestSince } from "./views/passed-test";

useDatabase();

let peer: OidcPeer;
let of: Tenant;
beforeAll(async () => {
  peer = await OidcPeer.start();
  of = await tenant();
});
afterAll(() => peer.stop());

const COUNTS = `select
  (select count(*) from "users") as "users",
  (select count(*) from "sessions") as "sessions",
  (select count(*) from "organization_members") as "members",
  (select count(*) from "user_identities") as "identities"`;

async function roundTrip(claims: Record<string, unknown>) {
  const { issuer, authorizationEndpoint, accessTokenEndpoint, userInfoEndpoint, jwksUri } = peer.settings();
  const endpoints = { issuer, authorizationEndpoint, accessTokenEndpoint, userInfoEndpoint, jwksUri };
  const made = await oidcConnection(of.owner, of.organization, {
    ...endpoints,
    clientId: CLIENT_ID,
    clientSecret: PEER_SECRET,
  });
  const { identityProviders } = callerOf(of.owner);
  const at = { organization: of.organization.id, identityProvider: made.id };
  const before = await sql(COUNTS);
  const { id, address } = await identityProviders.test(at);
  const browser = new SsoBrowser();
  browser.cookies.set("tenantry.session", of.owner.actor.session?.id ?? "");
  const parameters = await peer.allow(await browser.visit(address), { claims });
  let location = await browser.visit(`/sso/${made.id}/callback?${new URLSearchParams(parameters).toString()}`);
  if (location.includes("/complete")) location = await browser.visit(location);
  return {
    location,
    expected: `/organizations/${of.organization.slug}/identity-providers/${made.id}/test/${id}`,
    result: await identityProviders.getTest({ ...at, test: id }),
    unchanged: JSON.stringify(await sql(COUNTS)) === JSON.stringify(before),
  };
}

test("a test shows what came, what was mapped and what a sign-in would do, and makes nothing", async () => {
  const { owner, organization } = of;
  await sql(
    `insert into "domains" ("id", "organizationId", "domain", "verifiedAt") values ($1, $2, 'example.com', now())`,
    `dom_${"0".repeat(26)}`,
    organization.id,
  );
  // Who has a way to sign in already has to confirm the link by it.
  await sql(`update "users" set "passwordHash" = 'a password' where "id" = $1`, owner.id);
  const claims = { sub: "subject-1", email: owner.email, email_verified: true, given_name: "Member", unknown: [1] };
  const { location, expected, result, unchanged } = await roundTrip(claims);
  expect(new URL(location, "http://localhost").pathname).toBe(expected);
  expect(result).toMatchObject({ state: "finished", passed: true, reason: null });
  expect(result.claims).toMatchObject({ unknown: [1] });
  expect(result.identity).toMatchObject({ subject: "subject-1", email: owner.email, givenName: "Member" });
  expect(result.preview).toMatchObject({ way: "confirm", reason: null });
  expect(result.checks.find(({ check }) => check === "signature")).toMatchObject({ result: "passed" });
  expect(unchanged).toBe(true);
  const since = new Date(Date.now() - 60_000);
  expect(await write((tx) => passedTestSince(tx, owner.id, since))).toBe(true);
});

test("a test that fails names the check", async () => {
  const { result, unchanged } = await roundTrip({ sub: "subject-2", aud: "another" });
  expect(result).toMatchObject({ state: "finished", passed: false, reason: "oidc_audience", preview: null });
  expect(result.checks.find(({ check }) => check === "audience")).toMatchObject({ result: "failed" });
  expect(unchanged).toBe(true);
});
