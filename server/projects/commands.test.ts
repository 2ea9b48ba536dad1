import { expect, test } from "vitest";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { credential } from "@/server/testing/factories/machines";
import { collaborator, organization, person, project, workspace, workspaceMember } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";

useDatabase();

async function room() {
  const owner = await person();
  const home = await organization(owner);
  return { owner, home, place: await workspace(home, owner) };
}

test("a new project is private and belongs to its maker", async () => {
  const { place } = await room();
  const member = await person();
  await workspaceMember(place, member);
  const made = await callerOf(member).projects.create({ workspace: place.id, name: "Speech", slug: "Speech" });
  expect(made).toMatchObject({ slug: "Speech", visibility: "private", role: "owner", owner: { id: member.id } });
});

test("an outsider of a private project sees it nowhere, except that its project ID is taken", async () => {
  const { owner, place } = await room();
  const member = await person();
  await workspaceMember(place, member);
  const secret = await project(place, owner, { slug: "secret" });
  const { items, total } = await callerOf(member).projects.list({ workspace: place.id });
  expect(items.map(({ slug }) => slug)).toEqual(["default"]);
  expect(total).toBe(1);
  const get = callerOf(member).projects.get({ workspace: place.id, project: "secret" });
  expect(await refusalOf(get)).toBe("NOT_FOUND not_found");
  expect((await callerOf(member).projects.listMine({})).items.map(({ id }) => id)).not.toContain(secret.id);
  const create = callerOf(member).projects.create({ workspace: place.id, name: "Mine", slug: "SECRET" });
  expect(await refusalOf(create)).toBe("CONFLICT taken (slug)");
});

test("an open project is reached by the workspace's members with their role, a private one by its collaborators", async () => {
  const { owner, place } = await room();
  const viewer = await person();
  await workspaceMember(place, viewer, "viewer");
  const open = await project(place, owner, { visibility: "open" });
  const secret = await project(place, owner);
  await collaborator(secret, viewer, "admin");
  const { items } = await callerOf(viewer).projects.list({ workspace: place.id });
  expect(items.map(({ id, role }) => [id, role])).toEqual([
    [place.project.id, "viewer"],
    [open.id, "viewer"],
    [secret.id, "admin"],
  ]);
  expect(await refusalOf(callerOf(viewer).projects.create({ workspace: place.id, name: "No" }))).toBe(
    "FORBIDDEN permission_missing",
  );
});

test("one project ID serves one project in each workspace", async () => {
  const { owner, home, place } = await room();
  await project(place, owner, { slug: "shared-id" });
  const elsewhere = await callerOf(owner).projects.create({
    workspace: home.workspace.id,
    name: "x",
    slug: "shared-id",
  });
  expect(elsewhere.slug).toBe("shared-id");
});

test("the default project keeps its project ID and nobody else gets it", async () => {
  const { owner, place } = await room();
  const create = callerOf(owner).projects.create({ workspace: place.id, name: "Mine", slug: "Default" });
  expect(await refusalOf(create)).toBe("CONFLICT taken (slug)");
  const at = { workspace: place.id, project: "default" };
  expect(await refusalOf(callerOf(owner).projects.rename({ ...at, slug: "other" }))).toBe(
    "CONFLICT default_project (slug)",
  );
  expect(await callerOf(owner).projects.rename({ ...at, name: "Common" })).toMatchObject({
    name: "Common",
    slug: "default",
  });
});

test("a renamed project ID goes on leading to the project", async () => {
  const { owner, place } = await room();
  const made = await project(place, owner, { slug: "first" });
  await callerOf(owner).projects.rename({ workspace: place.id, project: "first", slug: "second", description: "New" });
  const found = await callerOf(owner).projects.get({ workspace: place.id, project: "FIRST" });
  expect(found).toMatchObject({ id: made.id, slug: "second", description: "New" });
  const [row] = await sql(
    'select "before", "after" from "audit_entries" where "action" = $1 and "projectId" = $2',
    "project.rename",
    made.id,
  );
  expect(row).toMatchObject({ before: { slug: "first" }, after: { slug: "second" } });
});

test("everybody has a personal project and read-only examples", async () => {
  const who = await person();
  const { items } = await callerOf(who).projects.listMine({ of: "owned" });
  expect(items).toMatchObject([
    { name: "Personal", slug: "default", organization: { personal: true } },
    { name: "Examples", slug: "examples", kind: "examples" },
  ]);
  const at = { workspace: items[0]?.workspace.slug ?? "", project: "examples" };
  const { projects } = callerOf(who);
  expect(await refusalOf(projects.rename({ ...at, name: "Mine" }))).toBe("FORBIDDEN examples_read_only");
  const personal = { workspace: at.workspace, project: "default" };
  for (const change of [{ name: "Mine" }, { slug: "mine" }, { description: "Whose it is" }]) {
    expect(await refusalOf(projects.rename({ ...personal, ...change }))).toBe("CONFLICT personal_organization");
  }
  const { slug } = await projects.create({ workspace: at.workspace, name: "Another" });
  const renamed = await projects.rename({ workspace: at.workspace, project: slug, name: "Mine" });
  expect(renamed.name).toBe("Mine");
});

test("the home page lists one's own projects, and those of others that one is in, across workspaces", async () => {
  const { owner, place } = await room();
  const who = await person();
  await workspaceMember(place, who);
  const open = await project(place, owner, { visibility: "open" });
  const secret = await project(place, owner);
  const own = await project(place, who);
  const outside = await project(await workspace(await organization(owner), owner), owner);
  await collaborator(outside, who, "viewer");
  const idsOf = async (of: "owned" | "member" | "all") =>
    (await callerOf(who).projects.listMine({ of })).items.map(({ id }) => id);
  const owned = await idsOf("owned");
  expect(owned).toContain(own.id);
  const member = await idsOf("member");
  expect(member).toEqual([place.project.id, open.id, outside.id]);
  expect(member).not.toContain(secret.id);
  const all = await callerOf(who).projects.listMine({ limit: 3 });
  expect(all.total).toBe(owned.length + member.length);
  expect(all.items.map(({ id }) => id)).toEqual([...owned, ...member].sort().slice(0, 3));
  const machine = callerWithCredential(await credential(who, place));
  expect((await machine.projects.listMine({})).items.map(({ id }) => id)).toEqual([place.project.id, open.id, own.id]);
});
