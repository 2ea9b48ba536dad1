import { beforeAll, describe, expect, test } from "vitest";
import { sql, useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { scimCall, scimClient, verifiedDomain, type ScimClient } from "@/server/testing/doors/scim";
import { credential } from "@/server/testing/factories/machines";
import { organizationMember, person, type Person } from "@/server/testing/factory";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const DOMAIN = "example.com";

let of: Tenant;
let other: Tenant;
let client: ScimClient;
let otherClient: ScimClient;

function active(value: unknown) {
  return { schemas: [PATCH], Operations: [{ op: "replace", path: "active", value }] };
}

function idOf(reply: { body: Record<string, unknown> }): string {
  return String(reply.body.id);
}

async function account(email: string) {
  const [row] = await sql<Record<string, unknown>>(
    'select "id", "name", "email", "passwordHash", "emailVerifiedAt" from "users" where "emailKey" = $1',
    email,
  );
  return row;
}

async function provision(email: string, externalId?: string) {
  return client.call("POST", "/Users", { userName: email, active: true, externalId });
}

beforeAll(async () => {
  of = await tenant();
  other = await tenant();
  await verifiedDomain(of.organization, DOMAIN);
  client = await scimClient(of.organization, of.owner);
  otherClient = await scimClient(other.organization, other.owner);
});

describe("who calls", () => {
  test("without a token, with a wrong one, with one that ended: 401", async () => {
    const [expired, revoked] = [
      await scimClient(of.organization, of.owner),
      await scimClient(of.organization, of.owner),
    ];
    await sql(
      `update "provisioning_tokens" set "expiresAt" = now() - interval '1 second' where "id" = $1`,
      expired.tokenId,
    );
    await sql('update "provisioning_tokens" set "revokedAt" = now() where "id" = $1', revoked.tokenId);
    for (const token of [null, "tnpv_wrong", expired.token, revoked.token]) {
      const reply = await scimCall(token, "GET", "/Users");
      expect(reply).toMatchObject({ status: 401, body: { status: "401" } });
      expect(reply.headers["www-authenticate"]).toContain("Bearer");
    }
  });

  test("no credential opens the door, however much it may", async () => {
    const { accessKey, secretKey } = await credential(of.owner, of.workspace);
    const basic = `Basic ${Buffer.from(`${accessKey}:${secretKey}`).toString("base64")}`;
    expect(await scimCall(null, "GET", "/Users", undefined, { authorization: basic })).toMatchObject({ status: 401 });
    expect(await scimCall(secretKey, "GET", "/Users")).toMatchObject({ status: 401 });
  });

  test("a directory's token opens no other door", async () => {
    const headers = { authorization: `Bearer ${client.token}` };
    expect(await knock("GET", `/organizations/${of.organization.id}/members`, { headers })).toMatchObject({
      status: 401,
    });
  });

  test("another organization's token reaches nothing of this one", async () => {
    const id = idOf(await provision("member-7001@example.com"));
    const group = idOf(await client.call("POST", "/Groups", { displayName: "Ours", members: [{ value: id }] }));
    for (const [method, path, body] of [
      ["GET", `/Users/${id}`, undefined],
      ["PATCH", `/Users/${id}`, active(false)],
      ["DELETE", `/Users/${id}`, undefined],
      ["GET", `/Groups/${group}`, undefined],
      ["DELETE", `/Groups/${group}`, undefined],
    ] as const) {
      expect(await otherClient.call(method, path, body), `${method} ${path}`).toMatchObject({ status: 404 });
    }
    expect(await otherClient.call("GET", `/Users?filter=id%20eq%20%22${id}%22`)).toMatchObject({
      status: 200,
      body: { totalResults: 0 },
    });
    const foreign = await otherClient.call("POST", "/Groups", { displayName: "Theirs", members: [{ value: id }] });
    expect(foreign).toMatchObject({ status: 400, body: { scimType: "invalidValue" } });
    expect(await client.call("GET", `/Users/${id}`)).toMatchObject({ status: 200, body: { active: true } });
  });

  test("a suspended organization's directory is refused", async () => {
    await sql('update "organizations" set "suspendedAt" = now() where "id" = $1', other.organization.id);
    expect(await otherClient.call("GET", "/Users")).toMatchObject({ status: 403 });
    await sql('update "organizations" set "suspendedAt" = null where "id" = $1', other.organization.id);
  });
});

describe("who is meant", () => {
  test("an externalId that is an internal id names nobody else", async () => {
    const victim = await person();
    const before = await account(victim.email);
    const reply = await provision("member-7002@example.com", victim.id);
    expect(reply).toMatchObject({ status: 201, body: { externalId: victim.id } });
    expect(idOf(reply)).not.toBe(victim.id);
    expect(await client.call("GET", `/Users/${victim.id}`)).toMatchObject({ status: 404 });
    await client.call("PATCH", `/Users/${idOf(reply)}`, active("False"));
    expect(await account(victim.email)).toEqual(before);
  });

  test("the address of another tenant's owner is invited, and nothing of the account changes", async () => {
    const before = await account(other.owner.email);
    const reply = await client.call("POST", "/Users", {
      userName: other.owner.email,
      displayName: "Overwritten",
      active: true,
    });
    expect(reply.status).toBe(201);
    const membership = 'select 1 from "organization_members" where "organizationId" = $1 and "userId" = $2';
    expect(await sql(membership, of.organization.id, other.owner.id)).toEqual([]);
    expect(
      await sql(`select 1 from "invitations" where "emailKey" = $1 and "status" = 'pending'`, other.owner.email),
    ).toHaveLength(1);
    await client.call("PATCH", `/Users/${idOf(reply)}`, active(false));
    await client.call("DELETE", `/Users/${idOf(reply)}`);
    expect(
      await sql(`select 1 from "invitations" where "emailKey" = $1 and "status" = 'pending'`, other.owner.email),
    ).toEqual([]);
    const told = `select "action" from "audit_entries" where "organizationId" = $1 and "targetName" = $2
      and "targetType" = 'invitation' order by "id"`;
    expect(await sql(told, of.organization.id, other.owner.email)).toEqual([
      { action: "invitation.create" },
      { action: "invitation.revoke" },
    ]);
    expect(await account(other.owner.email)).toEqual(before);
    expect(await sql(membership, other.organization.id, other.owner.id)).toHaveLength(1);
  });

  test("an address of a domain that is not the organization's is refused", async () => {
    const reply = await otherClient.call("POST", "/Users", { userName: "member-7003@example.com", active: true });
    expect(reply).toMatchObject({ status: 400, body: { scimType: "invalidValue" } });
    expect(await account("member-7003@example.com")).toBeUndefined();
    const moved = idOf(await provision("member-7004@example.com"));
    const away = {
      schemas: [PATCH],
      Operations: [{ op: "replace", path: "userName", value: "member-7004@elsewhere.example" }],
    };
    expect(await client.call("PATCH", `/Users/${moved}`, away)).toMatchObject({ status: 400 });
  });
});

describe("who stays", () => {
  test("the last owner is neither suspended nor removed: 409", async () => {
    const id = idOf(await provision(of.owner.email));
    expect(await client.call("PATCH", `/Users/${id}`, active(false))).toMatchObject({ status: 409 });
    expect(await client.call("DELETE", `/Users/${id}`)).toMatchObject({ status: 409 });
    expect(await client.call("GET", `/Users/${id}`)).toMatchObject({ body: { active: true } });
    const [row] = await sql<{ suspendedAt: Date | null }>(
      'select "suspendedAt" from "organization_members" where "organizationId" = $1 and "userId" = $2',
      of.organization.id,
      of.owner.id,
    );
    expect(row).toEqual({ suspendedAt: null });
  });

  test("a directory ends no suspension that an owner began", async () => {
    const who: Person = await person();
    await organizationMember(of.organization, who);
    const id = idOf(await provision(who.email));
    await sql('update "organization_members" set "suspendedAt" = now() where "userId" = $1', who.id);
    expect(await client.call("PATCH", `/Users/${id}`, active(false))).toMatchObject({ status: 200 });
    expect(await client.call("PATCH", `/Users/${id}`, active(true))).toMatchObject({ status: 409 });
  });

  test("a mass removal is stopped, whole, until an owner decides", async () => {
    const people: { value: string }[] = [];
    for (let number = 7_100; number < 7_106; number += 1) {
      people.push({ value: idOf(await provision(`member-${number}@example.com`)) });
    }
    const group = idOf(await client.call("POST", "/Groups", { displayName: "Everybody", members: people }));
    await sql('delete from "provisioning_removals"');
    const emptied = await client.call("PUT", `/Groups/${group}`, { displayName: "Everybody", members: [] });
    expect(emptied).toMatchObject({ status: 503 });
    expect(emptied.headers["retry-after"]).toBeDefined();
    const { members } = (await client.call("GET", `/Groups/${group}`)).body;
    expect(members).toHaveLength(people.length);
    expect(await client.call("PATCH", `/Users/${people[0]?.value ?? ""}`, active(false))).toMatchObject({
      status: 503,
    });
    expect(await sql(`select 1 from "notifications" where "kind" = 'directory.stopped'`)).toHaveLength(1);
    expect(await sql(`select 1 from "audit_entries" where "action" = 'provisioning.stop'`)).toHaveLength(1);
  });
});

test("an admin takes no owner out by a token of theirs", async () => {
  const { organization, owner } = await tenant();
  await verifiedDomain(organization, "rank.example.com");
  const [admin, second] = [await person(), await person({ email: "second-owner@rank.example.com" })];
  await organizationMember(organization, admin, "admin");
  await organizationMember(organization, second, "owner");
  const [own, owners] = [await scimClient(organization, admin), await scimClient(organization, owner)];
  const path = `/Users/${idOf(await own.call("POST", "/Users", { userName: second.email, active: true }))}`;
  expect(await own.call("PATCH", path, active(false))).toMatchObject({ status: 403 });
  expect(await own.call("DELETE", path)).toMatchObject({ status: 403 });
  const rows = await sql(
    'select "role", "suspendedAt" from "organization_members" where "userId" = $1 and "organizationId" = $2',
    second.id,
    organization.id,
  );
  expect(rows).toEqual([{ role: "owner", suspendedAt: null }]);
  expect(await owners.call("PATCH", path, active(false))).toMatchObject({ status: 200 });
});

test("what no database holds is nobody's id, and no failure", async () => {
  const { status, body } = await client.call("POST", "/Groups", { displayName: "hostile" });
  expect(status).toBe(201);
  const group = String(body.id);
  const change = { schemas: [PATCH], Operations: [{ op: "replace", path: "displayName", value: "renamed" }] };
  for (const id of ["%00", `${group}%00`, "%ED%A0%80", "%E0%A4%A", "a".repeat(5_000)]) {
    for (const kind of ["Users", "Groups"]) {
      for (const method of ["GET", "PUT", "PATCH", "DELETE"] as const) {
        const sent = method === "PUT" ? { userName: "hostile@example.com", displayName: "hostile" } : change;
        const reply = await client.call(method, `/${kind}/${id}`, method === "GET" ? undefined : sent);
        expect(reply, `${method} ${kind} ${id.slice(0, 20)}`).toMatchObject({ status: 404 });
      }
    }
  }
  for (const value of ["a\u0000", "\ud800"]) {
    const byPath = { op: "remove", path: `members[value eq "${value}"]` };
    const byValue = { op: "add", path: "members", value: [{ value }] };
    for (const operation of [byPath, byValue]) {
      const reply = await client.call("PATCH", `/Groups/${group}`, { schemas: [PATCH], Operations: [operation] });
      expect([204, 400]).toContain(reply.status);
    }
    const filter = new URLSearchParams({ filter: `externalId eq "${value}" or displayName co "${value}"` });
    expect((await client.call("GET", `/Groups?${filter}`)).status).toBeLessThan(500);
    const made = await client.call("POST", "/Groups", { displayName: `other ${value.length}`, externalId: value });
    expect(made.status).toBeLessThan(500);
  }
});

test("half a letter is refused wherever it stands, and keeps nothing", async () => {
  const torn = "member\ud800";
  const { id } = (await client.call("POST", "/Users", { userName: "member-7200@example.com", active: false })).body;
  const { id: group } = (await client.call("POST", "/Groups", { displayName: "Whole letters" })).body;
  const replace = (path: string, value: unknown) => ({
    schemas: [PATCH],
    Operations: [{ op: "replace", path, value }],
  });
  const emails = [{ value: "member-7201@example.com", type: "work" }];
  const calls = [
    ["POST", "/Users", { userName: "member-7201@example.com", active: false, displayName: torn }],
    ["POST", "/Users", { userName: "member-7201@example.com", active: false, name: { givenName: torn } }],
    ["POST", "/Users", { userName: torn, active: false, emails }],
    ["PATCH", `/Users/${String(id)}`, replace("title", torn)],
    ["PATCH", `/Users/${String(id)}`, replace(`emails[type eq "${torn}"].value`, "member-7202@example.com")],
    ["POST", "/Groups", { displayName: torn }],
    ["PATCH", `/Groups/${String(group)}`, replace("displayName", torn)],
  ] as const;
  for (const [method, path, body] of calls) {
    const reply = await client.call(method, path, body);
    expect(reply, `${method} ${path}`).toMatchObject({ status: 400, body: { scimType: "invalidValue" } });
  }
  expect(await sql(`select 1 from "directory_users" where "email" = 'member-7201@example.com'`)).toEqual([]);
});

test("an account's name is one that people could give it, whatever the directory says", async () => {
  const hidden = ["Finance\u202egnp.exe", "Owner\r\nof everything", "Own\u200ber"];
  for (const [index, displayName] of hidden.entries()) {
    const userName = `member-73${index}0@example.com`;
    const made = await client.call("POST", "/Users", { userName, displayName, name: { formatted: " Plain  " } });
    expect(made).toMatchObject({ status: 201, body: { displayName } });
    expect(await account(userName)).toMatchObject({ name: "Plain" });
  }
  const long = `${"a".repeat(99)}\u{1f600}`;
  await client.call("POST", "/Users", { userName: "member-7340@example.com", displayName: long });
  expect(await account("member-7340@example.com")).toMatchObject({ name: "a".repeat(99) });
});
