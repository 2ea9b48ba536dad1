import { X509Certificate } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { CLIENT_SECRET, identityOf, keyPair, oidcConnection, samlConnection } from "@/server/testing/sso/connections";
import { sql, useDatabase } from "@/server/testing/database";
import { organization, organizationMember, person, workspaceMember, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { discoverable } from "@/server/testing/sso/discovery";
import { providerMetadata } from "@/server/testing/examples/identity-provider";
import { newKeyPair } from "./commands/key-pair";

useDatabase();

let of: Tenant;
let at: { organization: string };
let admin: Person;
beforeAll(async () => {
  of = await tenant();
  at = { organization: of.organization.id };
  admin = await person();
  await organizationMember(of.organization, admin, "admin");
});

const providers = (who: Person = of.owner) => callerOf(who).identityProviders;
const naming = ({ id }: { id: string }) => ({ ...at, identityProvider: id });

describe("a connection", () => {
  test("is a draft until nothing is missing, and says what is", async () => {
    const made = await providers().create({
      ...at,
      protocol: "oidc",
      provider: "okta",
      displayName: "Drafted",
      issuer: "https://drafted.example",
    });
    expect(made).toMatchObject({ status: "draft", provider: "okta", codeChallengeMethod: "S256", createUsers: false });
    expect(made.missing).toEqual([
      "clientId",
      "clientSecret",
      "authorizationEndpoint",
      "accessTokenEndpoint",
      "userInfoEndpoint",
      "jwksUri",
    ]);
    expect(made.addresses.callback).toBe(`${made.addresses.webApp}/sso/${made.id}/callback`);
    expect(await refusalOf(providers().activate(naming(made)))).toBe("CONFLICT sso_incomplete (clientId)");
    const filled = await providers().update({
      ...naming(made),
      clientId: "tenantry",
      clientSecret: CLIENT_SECRET,
      authorizationEndpoint: "https://drafted.example/authorize",
      accessTokenEndpoint: "https://drafted.example/token",
      userInfoFromIdToken: true,
      verifyTokenSignature: false,
    });
    expect(filled).toMatchObject({ status: "inactive", missing: [], hasClientSecret: true, issuer: made.issuer });
    expect(await providers().activate(naming(made))).toMatchObject({ status: "active" });
    expect(await refusalOf(providers().update({ ...naming(made), clientId: null }))).toBe(
      "CONFLICT sso_incomplete (clientId)",
    );
    expect(await providers().deactivate(naming(made))).toMatchObject({ status: "inactive" });
  });

  test("has a name of its own, a provider of its protocol, and fields of its protocol alone", async () => {
    const { displayName } = await oidcConnection(of.owner, of.organization);
    const make = (fields: object) =>
      refusalOf(providers().create({ ...at, protocol: "saml", provider: "duo", displayName: "Another", ...fields }));
    expect(await make({ displayName: displayName.toUpperCase() })).toBe("CONFLICT taken (displayName)");
    expect(await make({ provider: "keycloak" })).toBe("INVALID invalid_value (provider)");
    expect(await make({ clientId: "x" })).toBe("INVALID invalid_value (clientId)");
    const torn = providers().create({
      ...at,
      protocol: "oidc",
      provider: "okta",
      displayName: "Torn",
      clientId: "half a letter \ud800",
    });
    expect(await refusalOf(torn)).toBe("INVALID invalid_value (clientId)");
    const personal = await sql<{ id: string }>(`select "id" from "organizations" where "personalOf" = $1`, of.owner.id);
    expect(await make({ organization: personal[0]?.id })).toBe("CONFLICT personal_organization");
  });

  test("is copied without its secrets, and deleted by its name with what hangs on it", async () => {
    const made = await oidcConnection(of.owner, of.organization, { createUsers: true, additionalScopes: ["groups"] });
    const copy = await providers().duplicate(naming(made));
    expect(copy).toMatchObject({
      displayName: `${made.displayName} copy`,
      status: "draft",
      missing: ["clientSecret"],
      createUsers: true,
      additionalScopes: ["groups"],
      issuer: made.issuer,
    });
    expect((await providers().duplicate(naming(made))).displayName).toBe(`${made.displayName} copy 2`);
    await identityOf(await person(), made, of.organization);
    expect(await providers().previewRemoval(naming(made))).toEqual({
      people: 1,
      withoutOtherWay: 1,
      sessions: 0,
      mappings: 0,
      required: false,
    });
    const remove = (displayName: string) => providers().remove({ ...naming(made), displayName });
    expect(await refusalOf(remove("another"))).toBe("CONFLICT name_differs (displayName)");
    expect(await remove(made.displayName)).toMatchObject({ id: made.id, people: 1 });
    expect(await refusalOf(providers().get(naming(made)))).toBe("NOT_FOUND not_found");
  });

  test("ends the sessions that came by it when it is switched off", async () => {
    const made = await oidcConnection(of.owner, of.organization);
    const who = await person();
    const other = await person();
    await sql(`update "sessions" set "identityProviderId" = $1 where "userId" = $2`, made.id, who.id);
    expect(await providers().previewRemoval(naming(made))).toMatchObject({ sessions: 1 });
    expect(await providers().deactivate(naming(made))).toMatchObject({ status: "inactive", sessionsEnded: 1 });
    const ended = await sql<{ userId: string }>(
      `select "userId" from "sessions" where "endedAt" is not null and "userId" in ($1, $2)`,
      who.id,
      other.id,
    );
    expect(ended).toEqual([{ userId: who.id }]);
  });

  test("stays where the organization demands it and has no other", async () => {
    const owner = await person();
    const strict = await organization(owner);
    const made = await oidcConnection(owner, strict);
    const input = { organization: strict.id, identityProvider: made.id };
    await sql(
      `update "organizations" set "ssoRequiredAt" = now(), "ssoRollsBackAt" = now() + interval '30 minutes' where "id" = $1`,
      strict.id,
    );
    const { displayName } = made;
    await sql(
      `update "sessions" set "proofs" = "proofs" || $2::jsonb where "userId" = $1`,
      owner.id,
      JSON.stringify([{ method: "sso", at: new Date().toISOString(), connection: made.id, organization: strict.id }]),
    );
    const proofs = [
      { method: "sso" as const, at: new Date().toISOString(), connection: made.id, organization: strict.id },
    ];
    const session = owner.actor.session === null ? null : { ...owner.actor.session, proofs };
    const there = callerOf({ ...owner, actor: { ...owner.actor, session } }).identityProviders;
    expect(await there.previewRemoval(input)).toMatchObject({ required: true });
    expect(await refusalOf(there.deactivate(input))).toBe("CONFLICT sso_last_way");
    expect(await refusalOf(there.remove({ ...input, displayName }))).toBe("CONFLICT sso_last_way");
  });
});

describe("secrets of a connection", () => {
  test("are sealed and in no answer, no list and no audit row", async () => {
    const made = await oidcConnection(of.owner, of.organization);
    const listed = await providers().list({ ...at, limit: 200 });
    expect(JSON.stringify([made, listed, await providers().get(naming(made))])).not.toContain(CLIENT_SECRET);
    const rows = await sql<{ text: string }>(
      `select "after"::text as "text" from "audit_entries" where "targetId" = $1
       union all select "sealedClientSecret" from "identity_providers" where "id" = $1`,
      made.id,
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map(({ text }) => text).join()).not.toContain(CLIENT_SECRET);
    expect(rows.some(({ text }) => text.includes(`"clientSecret": "set"`))).toBe(true);
  });

  test("go to no other host than they were entered for", async () => {
    const made = await oidcConnection(of.owner, of.organization);
    const change = (fields: object) => refusalOf(providers(admin).update({ ...naming(made), ...fields }));
    const again = "INVALID sso_secret_again (clientSecret)";
    expect(await change({ accessTokenEndpoint: "https://another.example/token" })).toBe(again);
    expect(await change({ revocationEndpoint: "https://another.example/revoke" })).toBe(again);
    expect(await change({ accessTokenEndpoint: "https://provider.example:8443/token" })).toBe(again);
    expect(await change({ accessTokenEndpoint: "https://provider.example/other" })).toBe("done");
    expect(await change({ accessTokenEndpoint: "https://another.example/token", clientSecret: "another secret" })).toBe(
      "done",
    );
  });

  test("are a pair where requests are signed", async () => {
    const made = await samlConnection(of.owner, of.organization);
    const generated = await providers().generateKey(naming(made));
    expect(generated).toMatchObject({ hasPrivateKey: true });
    const own = new X509Certificate(generated.publicKey ?? "");
    expect(own.verify(own.publicKey)).toBe(true);
    expect(Math.round((Date.parse(own.validTo) - Date.parse(own.validFrom)) / 86_400_000)).toBe(3_650);
    const pasted = await keyPair();
    const change = (fields: object) => refusalOf(providers().update({ ...naming(made), ...fields }));
    expect(await change({ privateKey: pasted.privateKey })).toBe("INVALID sso_key_pair (privateKey)");
    expect(await change({ privateKey: "-----BEGIN PRIVATE KEY-----" })).toBe("INVALID sso_private_key (privateKey)");
    expect(await change({ privateKey: pasted.privateKey, publicKey: pasted.certificate, signRequests: true })).toBe(
      "done",
    );
    expect(await change({ publicKey: null })).toBe("CONFLICT sso_incomplete (publicKey)");
    await change({ privateKey: pasted.privateKey });
    const written = `select "after" from "audit_entries" where "targetId" = $1 order by "id" desc limit 1`;
    expect(await sql(written, made.id)).toMatchObject([{ after: { privateKey: "replaced" } }]);
  });
});

describe("certificates of a provider", () => {
  test("overlap, and are retired one by one but not the last of a connection that is on", async () => {
    const made = await samlConnection(of.owner, of.organization);
    const { certificate } = await newKeyPair("next.example");
    const two = await providers().addCertificate({ ...naming(made), certificate });
    expect(two.certificates).toHaveLength(2);
    expect(await refusalOf(providers().addCertificate({ ...naming(made), certificate }))).toBe(
      "CONFLICT taken (certificate)",
    );
    expect(await refusalOf(providers().addCertificate({ ...naming(made), certificate: "x" }))).toBe(
      "INVALID sso_certificate (certificate)",
    );
    const [first = { id: "" }, second = { id: "" }] = two.certificates;
    const retire = ({ id }: { id: string }) => providers().retireCertificate({ ...naming(made), certificate: id });
    expect((await retire(first)).certificates[0]?.retiredAt).not.toBeNull();
    expect(await refusalOf(retire(second))).toBe("CONFLICT sso_incomplete (certificates)");
    const oidc = await oidcConnection(of.owner, of.organization);
    expect(await refusalOf(providers().addCertificate({ ...naming(oidc), certificate }))).toBe(
      "CONFLICT sso_other_protocol",
    );
  });
});

describe("what a provider says of itself", () => {
  test("fills a connection by OIDC, and moves no stored secret", async () => {
    const issuer = await discoverable();
    const made = await oidcConnection(of.owner, of.organization, { active: false });
    const input = { ...naming(made), issuer };
    expect(await refusalOf(providers().discover(input))).toBe("INVALID sso_secret_again (clientSecret)");
    expect(await providers().discover({ ...input, clientSecret: "entered again" })).toMatchObject({
      issuer,
      accessTokenEndpoint: `${issuer}/token`,
      endSessionEndpoint: `${issuer}/logout`,
      signingAlgorithm: "ES256",
      clientAuthentication: "client_secret_post",
      clientId: made.clientId,
    });
    const saml = await samlConnection(of.owner, of.organization);
    expect(await refusalOf(providers().discover({ ...naming(saml), issuer }))).toBe("INVALID invalid_value (issuer)");
  });

  test("fills a connection by SAML, and keeps the certificates that are there", async () => {
    const made = await samlConnection(of.owner, of.organization);
    const { certificate } = await newKeyPair("imported.example");
    const filled = await providers().importMetadata({ ...naming(made), metadata: providerMetadata(certificate) });
    expect(filled).toMatchObject({
      entityId: "https://imported.example/idp",
      ssoUrl: "https://imported.example/sso",
      ssoBinding: "post",
    });
    expect(filled.certificates).toHaveLength(2);
    const give = (fields: object) => refusalOf(providers().importMetadata({ ...naming(made), ...fields }));
    expect(await give({ metadata: "<EntityDescriptor/>" })).toMatch(/^INVALID saml_metadata/);
    expect(await give({})).toMatch(/^INVALID invalid_value/);
    expect(await give({ address: "http://169.254.169.254/metadata" })).toMatch(/^INVALID address_not_allowed/);
  });
});

describe("whoever decides whose word counts", () => {
  test("cannot become an owner by it, and ends links of people who are somebody elsewhere", async () => {
    const made = await oidcConnection(of.owner, of.organization);
    const change = (who: Person, issuer: string) => refusalOf(providers(who).update({ ...naming(made), issuer }));
    const [here, elsewhere] = [await person(), await person()];
    await workspaceMember(of.workspace, here);
    const other = await organization(await person());
    await organizationMember(other, elsewhere);
    for (const who of [here, elsewhere]) await identityOf(who, made, of.organization);
    expect(await change(admin, "https://first.example")).toBe("done");
    const left = await sql(`select "userId" from "user_identities" where "identityProviderId" = $1`, made.id);
    expect(left).toEqual([{ userId: here.id }]);
    await identityOf(of.owner, made, of.organization);
    expect(await change(admin, "https://second.example")).toBe("FORBIDDEN rank_too_low");
    expect(await refusalOf(providers(admin).update({ ...naming(made), createUsers: true }))).toBe("done");
    expect(await change(of.owner, "https://second.example")).toBe("done");
  });

  test("is an owner or an admin of the organization", async () => {
    const made = await oidcConnection(of.owner, of.organization);
    const member = await person();
    await workspaceMember(of.workspace, member, "admin");
    expect(await refusalOf(providers(member).list(at))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(providers(member).test(naming(made)))).toBe("FORBIDDEN permission_missing");
    const stranger = await tenant();
    const theirs = { organization: stranger.organization.id, identityProvider: made.id };
    expect(await refusalOf(providers(stranger.owner).get(theirs))).toBe("NOT_FOUND not_found");
  });
});

test("a test begins a way to the provider that only its maker reads", async () => {
  const draft = await oidcConnection(of.owner, of.organization, { clientId: null, active: false });
  expect(await refusalOf(providers().test(naming(draft)))).toBe("CONFLICT sso_incomplete (clientId)");
  const made = await oidcConnection(of.owner, of.organization, { active: false });
  const { id, address } = await providers().test(naming(made));
  expect(address).toContain(`/sso/${made.id}/start?`);
  expect(await providers().getTest({ ...naming(made), test: id })).toMatchObject({ state: "waiting", passed: false });
  expect(await refusalOf(providers(admin).getTest({ ...naming(made), test: id }))).toBe("NOT_FOUND not_found");
});
