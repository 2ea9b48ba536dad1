import { expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { organizationMember, person } from "@/server/testing/factory";
import { scimClient, verifiedDomain } from "@/server/testing/scim";
import { tenant } from "@/server/testing/tenant";

useDatabase();

const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const AWAY = { schemas: [PATCH], Operations: [{ op: "Replace", path: "active", value: false }] };

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
