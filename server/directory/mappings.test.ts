import { beforeAll, beforeEach, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { directoryGroup, directoryMapping } from "@/server/testing/examples/directory";
import { organizationMember, person, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let admin: Person;
let here: { organization: string };

/** What the rows are about, in their order. */
async function order(who: Person): Promise<(string | null)[]> {
  const { items } = await callerOf(who).directoryMappings.list(here);
  expect(items.map(({ position }) => position)).toEqual(items.map((_, index) => index + 1));
  return items.map(({ claimValue, directoryGroup: group }) => claimValue ?? group?.name ?? null);
}

beforeAll(async () => {
  of = await tenant();
  admin = await person();
  await organizationMember(of.organization, admin, "admin");
  here = { organization: of.organization.id };
});

beforeEach(async () => {
  await sql('delete from "directory_mappings"');
});

test("a row is put elsewhere in the order, beyond its end too", async () => {
  const ids: string[] = [];
  for (const value of ["a", "b", "c", "d"]) {
    ids.push(await directoryMapping(of.organization, { value, role: "member" }));
  }
  const [a = "", , c = ""] = ids;
  const { move } = callerOf(admin).directoryMappings;
  const { items } = await move({ ...here, mapping: c, position: 1 });
  expect(items.map(({ claimValue }) => claimValue)).toEqual(["c", "a", "b", "d"]);
  await move({ ...here, mapping: a, position: 400 });
  expect(await order(admin)).toEqual(["c", "b", "d", "a"]);
});

test("a changed row stands where it stood, and the audit has both meanings", async () => {
  const group = await directoryGroup(of.organization, "platform");
  const mapping = await directoryMapping(of.organization, { value: "first", role: "member" });
  await directoryMapping(of.organization, { value: "second", role: "member" });
  const changed = { target: "workspace_role", workspace: of.workspace.id, role: "admin" } as const;
  const view = await callerOf(admin).directoryMappings.update({ ...here, mapping, directoryGroup: group, ...changed });
  expect(view).toMatchObject({ id: mapping, position: 1, claimValue: null, directoryGroup: { name: "platform" } });
  expect(await order(admin)).toEqual(["platform", "second"]);
  const [row] = await sql<{ before: unknown; after: unknown }>(
    `select "before", "after" from "audit_entries" where "action" = 'directory-mapping.update'`,
  );
  expect(row).toMatchObject({
    before: { claimValue: "first", target: "organization_role", role: "member" },
    after: { claimValue: null, directoryGroupId: group, target: "workspace_role", role: "admin" },
  });
});

test("a row is about a group or a value, not about both or none", async () => {
  const group = await directoryGroup(of.organization, "both");
  const { create } = callerOf(admin).directoryMappings;
  const row = { ...here, target: "organization_role", role: "member" } as const;
  expect(await refusalOf(create(row))).toBe("INVALID invalid_value (directoryGroup)");
  const both = { ...row, directoryGroup: group, claimValue: "both" };
  expect(await refusalOf(create(both))).toBe("INVALID invalid_value (directoryGroup)");
});

test("a row that makes owners is none of an admin's to change, move or delete, and they make none", async () => {
  const mapping = await directoryMapping(of.organization, { value: "owners", role: "owner" });
  const { create, update, move, remove } = callerOf(admin).directoryMappings;
  const row = { ...here, claimValue: "owners", target: "organization_role" } as const;
  const low = "FORBIDDEN rank_too_low";
  expect(await refusalOf(update({ ...row, mapping, role: "member" }))).toBe(low);
  expect(await refusalOf(move({ ...here, mapping, position: 1 }))).toBe(low);
  expect(await refusalOf(remove({ ...here, mapping }))).toBe(low);
  expect(await refusalOf(create({ ...row, role: "owner" }))).toBe(low);
  const own = await callerOf(admin).directoryMappings.create({ ...row, role: "member" });
  expect(await refusalOf(update({ ...row, mapping: own.id, role: "owner" }))).toBe(low);
  expect(await order(of.owner)).toEqual(["owners", "owners"]);
});
