import { expect, test } from "vitest";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { credential } from "@/server/testing/factories/machines";
import { instance, organization, organizationMember, person, workspace } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";

useDatabase();

test("a new organization has its owner, a default workspace with an admin, and an open default project", async () => {
  const owner = await person();
  const made = await callerOf(owner).organizations.create({ name: "Acme Labs" });
  expect(made).toMatchObject({ slug: "acme-labs", role: "owner", personal: false });
  expect(made.defaultWorkspace).toMatchObject({ name: "Default", slug: "acme-labs-default" });
  const members = await callerOf(owner).members.list({ workspace: made.defaultWorkspace.slug });
  expect(members.items).toMatchObject([{ user: { id: owner.id }, role: "admin", source: "manual" }]);
  const projects = await callerOf(owner).projects.list({ workspace: made.defaultWorkspace.slug });
  expect(projects.items).toMatchObject([{ slug: "default", kind: "default", visibility: "open", role: "owner" }]);
  const rows = await sql('select "action", "targetId" from "audit_entries" where "organizationId" = $1', made.id);
  expect(rows).toEqual([{ action: "organization.create", targetId: made.id }]);
});

test("a chosen slug that is taken, in any case, is refused, and a derived one gets a suffix", async () => {
  const owner = await person();
  await callerOf(owner).organizations.create({ name: "Orbit", slug: "Orbit" });
  const again = (slug: string) => callerOf(owner).organizations.create({ name: "Orbit", slug });
  expect(await refusalOf(again("orbit"))).toBe("CONFLICT taken (slug)");
  expect(await sql("select count(*)::int as count from organizations where lower(slug) = 'orbit'")).toEqual([
    { count: 1 },
  ]);
  const derived = await callerOf(owner).organizations.create({ name: "Orbit" });
  expect(derived.slug).toMatch(/^orbit-[0-9a-z]{8}$/);
});

test("a name without a single letter of a slug still gives one", async () => {
  const made = await callerOf(await person()).organizations.create({ name: "東京" });
  expect(made).toMatchObject({ name: "東京", slug: expect.stringMatching(/^organization-[0-9a-z]{8}$/) as string });
});

test("several at once with one name all succeed, and with one chosen slug exactly one does", async () => {
  const owner = await person();
  const named = await Promise.all([1, 2, 3].map(() => callerOf(owner).organizations.create({ name: "Rush" })));
  expect(new Set(named.map(({ slug }) => slug)).size).toBe(3);
  const chosen = [1, 2, 3].map(() =>
    refusalOf(callerOf(owner).organizations.create({ name: "Rush", slug: "rush-only" })),
  );
  expect((await Promise.all(chosen)).sort()).toEqual(["CONFLICT taken (slug)", "CONFLICT taken (slug)", "done"]);
});

test("a renamed slug goes on leading to the organization and stays nobody else's", async () => {
  const owner = await person();
  const { id } = await organization(owner, { slug: "before-it" });
  await callerOf(owner).organizations.rename({ organization: id, slug: "After-It" });
  expect(await callerOf(owner).organizations.get({ organization: "before-it" })).toMatchObject({
    id,
    slug: "After-It",
  });
  expect(await callerOf(owner).organizations.get({ organization: "AFTER-IT" })).toMatchObject({ id });
  const other = await organization(owner);
  const steal = callerOf(owner).organizations.rename({ organization: other.id, slug: "Before-It" });
  expect(await refusalOf(steal)).toBe("CONFLICT taken (slug)");
  const back = await callerOf(owner).organizations.rename({ organization: id, slug: "before-it", name: "Back" });
  expect(back).toMatchObject({ slug: "before-it", name: "Back" });
});

test("operators alone make organizations where the instance says so", async () => {
  await instance();
  await sql('update "instance" set "organizationCreation" = $1', "operators");
  const attempt = callerOf(await person()).organizations.create({ name: "Mine" });
  expect(await refusalOf(attempt)).toBe("FORBIDDEN operators_only");
  const made = await callerOf(await person({ operator: true })).organizations.create({ name: "Theirs" });
  expect(made.role).toBe("owner");
  await sql('update "instance" set "organizationCreation" = $1', "any");
});

test("a personal organization is not renamed, and shows as such", async () => {
  const who = await person();
  const { items } = await callerOf(who).organizations.list({});
  expect(items).toMatchObject([{ name: "Personal", personal: true, role: "owner" }]);
  const rename = callerOf(who).organizations.rename({ organization: items[0]?.id ?? "", name: "Ours" });
  expect(await refusalOf(rename)).toBe("CONFLICT personal_organization");
});

test("a credential with organization reach sees its organization and those that it made, and no other", async () => {
  const owner = await person();
  const home = await organization(owner);
  await organization(owner);
  const machine = callerWithCredential(await credential(owner, home));
  const made = await machine.organizations.create({ name: "Made by a machine" });
  const { items, total } = await machine.organizations.list({});
  expect(items.map(({ id }) => id)).toEqual([home.id, made.id]);
  expect(total).toBe(2);
  expect((await machine.workspaces.list({})).items.map(({ organization: of }) => of.id)).toEqual([home.id, made.id]);
  const narrow = callerWithCredential(await credential(owner, home.workspace));
  expect((await narrow.organizations.list({})).items).toEqual([]);
  expect((await narrow.workspaces.list({})).items.map(({ id }) => id)).toEqual([home.workspace.id]);
  expect(await refusalOf(narrow.organizations.create({ name: "No" }))).toBe("FORBIDDEN credential_reach");
});

test("admins see every workspace of the organization, members those that they are in", async () => {
  const [owner, admin, member] = [await person(), await person(), await person()];
  const home = await organization(owner);
  const room = await workspace(home, owner);
  await organizationMember(home, admin, "admin");
  await organizationMember(home, member);
  await sql(
    'insert into "workspace_members" ("organizationId", "workspaceId", "userId", "role") values ($1, $2, $3, $4)',
    home.id,
    home.workspace.id,
    member.id,
    "viewer",
  );
  const seenBy = async (who: typeof owner) =>
    (await callerOf(who).organizations.listWorkspaces({ organization: home.id })).items.map(({ id, role }) => [
      id,
      role,
    ]);
  expect(await seenBy(admin)).toEqual([
    [home.workspace.id, "admin"],
    [room.id, "admin"],
  ]);
  expect(await seenBy(member)).toEqual([[home.workspace.id, "viewer"]]);
});
