import { expect, test } from "vitest";
import { syncEveryone } from "@/server/directory/commands/sync-everyone";
import { expireMemberships } from "@/server/members/expire-memberships";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { scimClient, verifiedDomain } from "@/server/testing/doors/scim";
import { organizationMember, person, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { systemRequest } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

const PASSWORD = "a long enough sentence";
const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const AWAY = { schemas: [PATCH], Operations: [{ op: "Replace", path: "active", value: false }] };

test("a token lives for no longer than the organization allows to credentials", async () => {
  const of = await tenant();
  const here = { organization: of.organization.id };
  const { provisioning, organizationPolicy } = callerOf(of.owner);
  await organizationPolicy.update({ ...here, maxCredentialDays: 30 });
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const make = (expiresAt?: string) => provisioning.createToken({ ...here, label: "Directory", expiresAt });
  expect(await refusalOf(make(inDays(31)))).toBe("INVALID lifetime_too_long (expiresAt)");
  expect((await make(inDays(29))).expiresAt).not.toBeNull();
  const { expiresAt } = await make();
  expect(Date.parse(expiresAt ?? "") - Date.now()).toBeLessThanOrEqual(30 * 86_400_000);
});

test("a token that lives for longer than the organization allows by now is listed as over policy, and goes on", async () => {
  const of = await tenant();
  const here = { organization: of.organization.id };
  const { provisioning, organizationPolicy } = callerOf(of.owner);
  const client = await scimClient(of.organization, of.owner);
  const listed = async () => (await provisioning.listTokens({ ...here })).items[0];
  expect(await listed()).toMatchObject({ overPolicy: false, expiresAt: null });
  await organizationPolicy.update({ ...here, maxCredentialDays: 30 });
  expect(await listed()).toMatchObject({ overPolicy: true, status: "active" });
  expect((await client.call("GET", "/Users")).status).toBe(200);
  expect((await provisioning.createToken({ ...here, label: "Next" })).overPolicy).toBe(false);
  const { id: token = "" } = (await listed()) ?? {};
  expect(await provisioning.revokeToken({ ...here, token })).toMatchObject({ overPolicy: false, status: "revoked" });
});

test("a token is the organization's: it outlives its maker's role, and the page and the audit say so", async () => {
  const of = await tenant();
  const here = { organization: of.organization.id };
  const maker = await person();
  await organizationMember(of.organization, maker, "admin");
  const client = await scimClient(of.organization, maker);
  const { provisioning, members } = callerOf(of.owner);
  const listed = async () => (await provisioning.listTokens({ ...here })).items[0];
  const noted = async (action: string) => {
    const query = `select "after" from "audit_entries" where "action" = $1 and "organizationId" = $2`;
    return sql(query, action, of.organization.id);
  };
  expect(await listed()).toMatchObject({ createdBy: maker.name, makerMay: true });

  await members.changeRoleInOrganization({ ...here, user: maker.id, role: "member" });
  expect(await listed()).toMatchObject({ createdBy: maker.name, makerMay: false, status: "active" });
  expect(await noted("organization-member.change-role")).toEqual([{ after: { role: "member", directoryTokens: 1 } }]);

  await members.removeFromOrganization({ ...here, user: maker.id });
  expect(await listed()).toMatchObject({ createdBy: null, makerMay: false, status: "active" });
  expect(await noted("organization-member.remove")).toEqual([{ after: { role: null, directoryTokens: 1 } }]);
  expect((await client.call("GET", "/Users")).status).toBe(200);
});

/** Ways in which somebody who made a token comes to make none any more. */
const ENDS: Readonly<Record<string, (of: Tenant, maker: Person) => Promise<unknown>>> = {
  "organization-member.suspend": (of, { id: user }) =>
    callerOf(of.owner).members.suspend({ organization: of.organization.id, user }),
  "membership.expire": async (of, { id }) => {
    const ends = `update "organization_members" set "expiresAt" = now() where "organizationId" = $1 and "userId" = $2`;
    await sql(ends, of.organization.id, id);
    await expireMemberships(systemRequest());
  },
  "account.remove": (_, maker) => callerOf(maker).accounts.remove({ email: maker.email, password: PASSWORD }),
  "directory.sync": async (of, maker) => {
    const where = `where "organizationId" = $1 and "userId" = $2`;
    await sql(
      `update "organization_members" set "source" = 'scim', "priorRole" = 'member' ${where}`,
      of.organization.id,
      maker.id,
    );
    await syncEveryone(systemRequest(), { organization: of.organization.id, user: maker.id });
  },
};

test.each(Object.entries(ENDS))(
  "%s counts the tokens that go on, and their maker may make none",
  async (action, end) => {
    const of = await tenant();
    const maker = await person({ password: PASSWORD });
    await organizationMember(of.organization, maker, "admin");
    await scimClient(of.organization, maker);
    await end(of, maker);
    const query = `select "after"->'directoryTokens' as "tokens" from "audit_entries" where "action" = $1 and "targetId" = $2`;
    const rows = await sql(query, action, maker.id);
    expect(rows).toContainEqual({ tokens: 1 });
    const { items } = await callerOf(of.owner).provisioning.listTokens({ organization: of.organization.id });
    expect(items).toMatchObject([{ makerMay: false, status: "active" }]);
  },
);

test("a maker whom the operator suspended may make none", async () => {
  const of = await tenant();
  const maker = await person({ suspended: true });
  await organizationMember(of.organization, maker, "admin");
  await scimClient(of.organization, maker);
  const { items } = await callerOf(of.owner).provisioning.listTokens({ organization: of.organization.id });
  expect(items).toMatchObject([{ makerMay: false, status: "active" }]);
});

test.each(["PATCH", "DELETE"])("a directory that takes out who made its token says so (%s)", async (method) => {
  const of = await tenant();
  await verifiedDomain(of.organization, `${method.toLowerCase()}.example.com`);
  const client = await scimClient(of.organization, of.owner);
  const { body } = await client.call("POST", "/Users", { userName: `maker@${method.toLowerCase()}.example.com` });
  const [row] = await sql<{ id: string }>(`select "userId" as "id" from "directory_users" where "id" = $1`, body.id);
  await sql(`update "provisioning_tokens" set "createdById" = $1 where "id" = $2`, row?.id, client.tokenId);
  const path = `/Users/${String(body.id)}`;
  expect((await client.call(method, path, method === "PATCH" ? AWAY : undefined)).status).toBeLessThan(300);
  const query = `select "after"->'directoryTokens' as "tokens" from "audit_entries" where "action" = $1`;
  const action = method === "PATCH" ? "organization-member.suspend" : "organization-member.remove";
  expect(await sql(`${query} and "organizationId" = $2`, action, of.organization.id)).toEqual([{ tokens: 1 }]);
});

test("whoever came by a domain that the organization gave up is still suspended, and not let in again", async () => {
  const of = await tenant();
  await verifiedDomain(of.organization, "former.example.com");
  const client = await scimClient(of.organization, of.owner);
  const made = await client.call("POST", "/Users", { userName: "somebody@former.example.com" });
  const address = `/Users/${String(made.body.id)}`;
  await sql('delete from "domains" where "organizationId" = $1', of.organization.id);
  expect(await client.call("PATCH", address, AWAY)).toMatchObject({ status: 200, body: { active: false } });
  const suspended = 'select 1 from "organization_members" where "organizationId" = $1 and "suspendedAt" is not null';
  expect(await sql(suspended, of.organization.id)).toHaveLength(1);
  const other = { ...AWAY, Operations: [{ op: "replace", path: "userName", value: "somebody@other.example.com" }] };
  expect(await client.call("PATCH", address, other)).toMatchObject({ status: 400 });
  const back = { ...AWAY, Operations: [{ op: "replace", path: "active", value: true }] };
  expect(await client.call("PATCH", address, back)).toMatchObject({ status: 400 });
  expect((await client.call("DELETE", address)).status).toBe(204);
});
