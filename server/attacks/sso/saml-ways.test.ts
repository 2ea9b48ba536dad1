import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/server/ids";
import { callerFrom } from "@/server/testing/sso/arrivals";
import { identityOf, keyPair, samlConnection } from "@/server/testing/sso/connections";
import type { IdentityProviderView } from "@/server/identity-providers/schema/views";
import { sql, useDatabase } from "@/server/testing/database";
import { organization, organizationMember, person, type OrganizationRef, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { draftOf, foundSaml } from "@/server/testing/sso/saml";
import { encodeXml, forge, type Draft } from "@/server/testing/sso/saml-forger";
import { samlProvider, type SamlProvider } from "@/server/testing/sso/saml-provider";
import { errorIn, SsoBrowser } from "@/server/testing/sso/sso-browser";

useDatabase();

const SESSION = "tenantry.session";
const SSO = "tenantry.sso";
const SUBJECT = "member";

let provider: SamlProvider;
let owner: Person;
let member: Person;
let place: OrganizationRef;
let connection: IdentityProviderView;
let other: IdentityProviderView;

beforeAll(async () => {
  provider = await samlProvider();
  owner = await person();
  member = await person();
  place = await organization(owner);
  await organizationMember(place, member);
  const { entityId, ssoUrl } = provider;
  connection = await samlConnection(owner, place, { entityId, ssoUrl });
  other = await samlConnection(owner, place, { entityId, ssoUrl });
  await identityOf(member, connection, place, SUBJECT);
  provider.user = { nameId: SUBJECT, attributes: { mail: member.email } };
});

afterAll(() => provider.close());

let browser: SsoBrowser;

beforeEach(() => {
  browser = new SsoBrowser();
});

/** What the provider lets somebody's browser post. */
async function form(from: SsoBrowser, next = "/organizations") {
  const address = await from.visit(`/sso/${connection.id}/start?next=${encodeURIComponent(next)}`);
  const fields = Object.fromEntries(new URL(address).searchParams);
  return (await provider.answer({ method: "GET", fields })).fields;
}

const acs = (of = connection) => `/sso/${of.id}/acs`;

/** A response that nobody asked for. */
async function unasked(RelayState: string, changes: Partial<Draft> = {}) {
  const draft = draftOf(await foundSaml(connection.id), await keyPair(), {
    inResponseTo: null,
    nameId: SUBJECT,
    ...changes,
  });
  return { SAMLResponse: encodeXml(forge(draft)), RelayState };
}

async function allowUnasked(allowed: boolean): Promise<void> {
  const text = `update "identity_providers" set "settings" = jsonb_set("settings", '{allowIdpInitiated}', $2) where "id" = $1`;
  await sql(text, connection.id, JSON.stringify(allowed));
}

describe("a way to a SAML provider and back", () => {
  test("comes in by a form of another site, without a cookie, and ends in a session of the browser that began", async () => {
    const location = await browser.visit(acs(), await form(browser));
    expect(location).toMatch(new RegExp(`^/sso/${connection.id}/complete\\?code=`));
    expect(browser.cookies.has(SESSION)).toBe(false);
    expect(await browser.visit(location)).toBe("/organizations");
    expect(browser.cookies.get(SESSION)).toBeTruthy();
  });

  test("belongs to the browser that began", async () => {
    const victim = new SsoBrowser();
    const location = await victim.visit(acs(), await form(browser));
    expect(errorIn(await victim.visit(location))).toBe("sso_state");
    expect(victim.cookies.has(SESSION)).toBe(false);
  });

  test("is walked once, with its own request and without", async () => {
    const fields = await form(browser);
    await browser.visit(acs(), fields);
    expect(errorIn(await browser.visit(acs(), fields))).toBe("sso_state");
    expect(errorIn(await browser.visit(acs(), { SAMLResponse: fields.SAMLResponse }))).toBe("saml_request");
    const fresh = await form(browser);
    expect(errorIn(await browser.visit(acs(), { ...fields, RelayState: fresh.RelayState }))).toBe("saml_request");
  });

  test("leads to no other connection", async () => {
    const fields = await form(browser);
    expect(errorIn(await browser.visit(acs(other), fields))).toBe("saml_destination");
  });

  test("leads nowhere once the connection is switched off", async () => {
    const fields = await form(browser);
    await sql('update "identity_providers" set "active" = false where "id" = $1', connection.id);
    expect(errorIn(await browser.visit(acs(), fields))).toBe("sso_connection_off");
    await sql('update "identity_providers" set "active" = true where "id" = $1', connection.id);
  });

  test("leaves neither the response nor who was named in the audit of a failure", async () => {
    const fields = await unasked("/", { nameId: "canary-of-a-subject", attributes: { mail: "canary@example.com" } });
    expect(errorIn(await browser.visit(acs(), fields))).toBe("saml_unsolicited");
    const [row] = await sql<{ found: number; refused: number }>(
      `select count(*) filter (where a::text like '%canary%' or a::text like '%' || $1 || '%')::int as "found",
              count(*) filter (where a::text like '%saml_unsolicited%')::int as "refused" from "audit_entries" a`,
      fields.SAMLResponse.slice(0, 40),
    );
    expect(row?.found).toBe(0);
    expect(row?.refused).toBeGreaterThan(0);
  });
});

describe("a sign-in that the provider begins", () => {
  test.each(["//evil.example", "/\\evil.example", "https://evil.example/", "javascript:alert(1)", "/%09/evil.example"])(
    "leads to a page of ours, whatever it carries along: %s",
    async (relayState) => {
      await allowUnasked(true);
      const location = await browser.visit(acs(), await unasked(relayState));
      const end = await browser.visit(location);
      expect(new URL(end, "http://localhost:3000").host).toBe("localhost:3000");
      expect(end).not.toContain("evil");
      expect(browser.cookies.has(SESSION)).toBe(true);
      await allowUnasked(false);
    },
  );

  test("marks the browser that it leads to an account's own sign-in, where alone the proposal is found", async () => {
    const domain = `${place.slug}.example.net`;
    const text = 'insert into "domains" ("id", "organizationId", "domain", "verifiedAt") values ($1, $2, $3, now())';
    await sql(text, newId("dom"), place.id, domain);
    const email = `colleague@${domain}`;
    const colleague = await person({ email });
    await organizationMember(place, colleague);
    // Some password: nobody tries it here, and hashing one takes its time.
    await sql('update "users" set "passwordHash" = $2 where "id" = $1', colleague.id, "scrypt$");
    await allowUnasked(true);
    const response = await unasked("/", { nameId: "a colleague", attributes: { mail: email } });
    const end = await browser.visit(await browser.visit(acs(), response));
    await allowUnasked(false);
    expect(end).toMatch(/^\/sign-in\/link\?token=/);
    expect(browser.cookies.has(SESSION)).toBe(false);
    const token = new URL(end, "http://localhost:3000").searchParams.get("token") ?? "";
    const { identities } = callerFrom(null, browser.cookies.get(SSO));
    expect(await identities.openLink({ token })).toMatchObject({ match: "signed_out" });
    expect(await refusalOf(callerFrom(null, undefined).identities.openLink({ token }))).toBe("NOT_FOUND not_found");
  });
});

describe("signing out that somebody else asks for", () => {
  test("ends nothing: no LogoutRequest is believed, signed or not", async () => {
    await browser.visit(await browser.visit(acs(), await form(browser)));
    const request = encodeXml("<samlp:LogoutRequest/>");
    expect(await browser.visit(`/sso/${connection.id}/slo?SAMLRequest=${encodeURIComponent(request)}`)).toBe(
      "/sign-in",
    );
    expect(await browser.visit(`/sso/${connection.id}/slo`, { SAMLRequest: request })).toBe("/sign-in");
    const [row] = await sql<{ live: number }>(
      `select count(*)::int as "live" from "sessions" where "userId" = $1 and "endedAt" is null`,
      member.id,
    );
    expect(row?.live).toBeGreaterThan(0);
  });
});

test("metadata of a connection are for everybody, and hold nothing that is secret", async () => {
  const answer = await browser.answer(`/sso/${connection.id}/metadata`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toContain("application/samlmetadata+xml");
  expect(await answer.text()).not.toContain(place.name);
});
