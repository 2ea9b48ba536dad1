import { expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { organization, organizationMember, person, workspace, workspaceMember } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";

useDatabase();

test("an admin of the organization makes a workspace and is its explicit admin", async () => {
  const [owner, admin] = [await person(), await person()];
  const home = await organization(owner);
  await organizationMember(home, admin, "admin");
  const made = await callerOf(admin).workspaces.create({ organization: home.slug, name: "Research" });
  expect(made).toMatchObject({ name: "Research", slug: "research", isDefault: false, role: "admin" });
  const { items } = await callerOf(owner).members.list({ workspace: made.slug });
  expect(items.map(({ user, source }) => [user.id, source])).toEqual([
    [owner.id, "inherited"],
    [admin.id, "manual"],
  ]);
  const rows = await sql('select "action", "organizationId" from "audit_entries" where "workspaceId" = $1', made.id);
  expect(rows).toEqual([{ action: "workspace.create", organizationId: home.id }]);
});

test("a plain member makes none", async () => {
  const [owner, member] = [await person(), await person()];
  const home = await organization(owner);
  await workspaceMember(home.workspace, member);
  const attempt = callerOf(member).workspaces.create({ organization: home.id, name: "Mine" });
  expect(await refusalOf(attempt)).toBe("FORBIDDEN permission_missing");
});

test("a personal organization has one workspace, which keeps its name", async () => {
  const caller = callerOf(await person());
  const [room] = (await caller.workspaces.list({})).items;
  expect(room).toMatchObject({ name: "Personal", personal: true, isDefault: true, role: "admin" });
  const place = { organization: room?.organization.id ?? "" };
  expect(await refusalOf(caller.workspaces.create({ ...place, name: "Another" }))).toBe(
    "CONFLICT personal_organization",
  );
  const rename = caller.workspaces.rename({ workspace: room?.id ?? "", name: "Ours" });
  expect(await refusalOf(rename)).toBe("CONFLICT personal_organization");
});

test("slugs are unique on the instance, without case, and lead on after a rename", async () => {
  const owner = await person();
  const [one, two] = [await organization(owner), await organization(owner)];
  const room = await workspace(one, owner, { slug: "vision-team" });
  const same = callerOf(owner).workspaces.create({ organization: two.id, name: "Vision", slug: "Vision-Team" });
  expect(await refusalOf(same)).toBe("CONFLICT taken (slug)");
  await callerOf(owner).workspaces.rename({ workspace: room.id, slug: "sight-team" });
  expect(await callerOf(owner).workspaces.get({ workspace: "vision-team" })).toMatchObject({ slug: "sight-team" });
});

test("the list pages through administered and joined workspaces in one order, and finds by name", async () => {
  const [owner, member] = [await person(), await person()];
  const [mine, theirs] = [await organization(member), await organization(owner)];
  const joined = await workspace(theirs, owner, { name: "Joined 100%" });
  const own = await workspace(mine, member, { name: "Own" });
  await workspace(theirs, owner, { name: "Unseen 1000" });
  await workspaceMember(joined, member, "viewer");
  const all = await callerOf(member).workspaces.list({});
  expect(all.total).toBe(4);
  expect(all.items.map(({ id }) => id)).toEqual([...all.items.map(({ id }) => id)].sort());
  expect(all.items).toContainEqual(expect.objectContaining({ id: joined.id, role: "viewer" }));
  const walked: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await callerOf(member).workspaces.list({ limit: 1, sort: "-created", ...(cursor ? { cursor } : {}) });
    walked.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(walked).toEqual(all.items.map(({ id }) => id).reverse());
  const found = await callerOf(member).workspaces.list({ search: "100%" });
  expect(found.items.map(({ id }) => id)).toEqual([joined.id]);
  expect(walked).toContain(own.id);
});
