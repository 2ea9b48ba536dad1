import { expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { customRole } from "@/server/testing/factories/groups-and-roles";
import {
  collaborator,
  organization,
  organizationMember,
  person,
  project,
  workspace,
  workspaceMember,
} from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { systemRequest } from "@/server/testing/requests";
import { purgeProjects } from "./commands/purge-projects";

useDatabase();

async function room() {
  const owner = await person();
  const home = await organization(owner);
  const place = await workspace(home, owner);
  const maker = await person();
  await workspaceMember(place, maker);
  const made = await project(place, maker);
  return { owner, home, place, maker, made, at: { workspace: place.id, project: made.id } };
}

async function actionsOf(projectId: string) {
  const rows = await sql<{ action: string }>(
    `select "action" from "audit_entries" where "targetId" = $1 and "result" = 'done' order by "id"`,
    projectId,
  );
  return rows.map(({ action }) => action);
}

test("opening a project shows first who gains it, and closing it who loses it, from the next request on", async () => {
  const { place, maker, at } = await room();
  const [viewer, inside] = [await person(), await person()];
  await workspaceMember(place, viewer, "viewer");
  await workspaceMember(place, inside);
  await callerOf(maker).collaborators.add({ ...at, email: inside.email });
  const { projects } = callerOf(maker);
  const opening = await projects.previewVisibility({ ...at, visibility: "open" });
  expect(opening).toEqual({
    gain: { total: 1, people: [{ id: viewer.id, name: viewer.name }] },
    lose: { total: 0, people: [] },
  });
  expect(await projects.setVisibility({ ...at, visibility: "open" })).toMatchObject({ visibility: "open" });
  expect(await callerOf(viewer).projects.get(at)).toMatchObject({ role: "viewer" });
  expect((await projects.previewVisibility({ ...at, visibility: "private" })).lose.people).toMatchObject([
    { id: viewer.id },
  ]);
  await projects.setVisibility({ ...at, visibility: "private" });
  expect(await refusalOf(callerOf(viewer).projects.get(at))).toBe("NOT_FOUND not_found");
  expect(await callerOf(inside).projects.get(at)).toMatchObject({ role: "member" });
});

test("an archived project can be read and not changed until it is brought back", async () => {
  const { maker, at } = await room();
  const { projects, collaborators } = callerOf(maker);
  expect(await projects.archive(at)).toMatchObject({ status: "archived" });
  expect(await projects.get(at)).toMatchObject({ status: "archived" });
  expect(await refusalOf(projects.rename({ ...at, name: "No" }))).toBe("CONFLICT archived");
  expect(await refusalOf(projects.archive(at))).toBe("CONFLICT unchanged");
  expect(await refusalOf(collaborators.add({ ...at, email: "nobody@example.com" }))).toBe("CONFLICT archived");
  const listed = async (state?: "active" | "archived") =>
    (await projects.list({ workspace: at.workspace, ...(state === undefined ? {} : { state }) })).items.map(
      ({ id }) => id,
    );
  expect(await listed("archived")).toEqual([at.project]);
  expect(await listed("active")).not.toContain(at.project);
  expect(await listed()).toContain(at.project);
  expect(await projects.unarchive(at)).toMatchObject({ status: "active" });
  expect(await projects.rename({ ...at, name: "Yes" })).toMatchObject({ name: "Yes" });
});

test("a project is deleted with its name typed, is nowhere then, and comes back with everything as before", async () => {
  const { place, maker, made, at } = await room();
  const [inside, outsider] = [await person(), await person()];
  await workspaceMember(place, inside);
  await collaborator(made, inside, "admin");
  await collaborator(made, outsider);
  const { projects } = callerOf(maker);
  await projects.setDefault(at);
  expect(await projects.previewRemoval(at)).toMatchObject({
    collaborators: { total: 3 },
    external: { total: 1, people: [{ id: outsider.id }] },
    invitations: 0,
  });
  expect(await refusalOf(projects.remove({ ...at, name: "Another" }))).toBe("INVALID name_differs (name)");
  expect(await refusalOf(callerOf(inside).projects.remove({ ...at, name: made.name }))).toBe(
    "FORBIDDEN permission_missing",
  );
  expect(await projects.remove({ ...at, name: made.name })).toMatchObject({ status: "deleted" });
  for (const who of [maker, inside, outsider]) {
    expect(await refusalOf(callerOf(who).projects.get(at))).toBe("NOT_FOUND not_found");
    expect((await callerOf(who).projects.listMine({})).items.map(({ id }) => id)).not.toContain(made.id);
  }
  const taken = projects.create({ workspace: place.id, name: "New", slug: made.slug });
  expect(await refusalOf(taken)).toBe("CONFLICT taken (slug)");
  expect(await projects.restore(at)).toMatchObject({ status: "active", role: "owner", isDefault: true });
  expect(await callerOf(inside).projects.get(at)).toMatchObject({ role: "admin" });
  expect(await callerOf(outsider).projects.get(at)).toMatchObject({ role: "member" });
  expect(await actionsOf(made.id)).toEqual([
    "project.create",
    "project.set-default",
    "project.remove",
    "project.restore",
  ]);
});

test("deleted projects are listed for the admins above too, and restored by their owner and the organization's alone", async () => {
  const { owner, home, place, maker, made, at } = await room();
  const [admin, above, inside] = [await person(), await person(), await person()];
  await organizationMember(home, admin, "admin");
  await workspaceMember(place, above, "admin");
  await workspaceMember(place, inside);
  await collaborator(made, inside, "admin");
  // Also a hidden one, which lists keep from whoever has not asked for them.
  await sql('update "projects" set "hidden" = true where "id" = $1', made.id);
  await callerOf(maker).projects.remove({ ...at, name: made.slug });
  const deleted = async (who: typeof owner) =>
    (await callerOf(who).projects.list({ workspace: place.id, state: "deleted" })).items.map(({ id }) => id);
  expect(await deleted(maker)).toEqual([made.id]);
  expect(await deleted(owner)).toEqual([made.id]);
  expect(await deleted(admin)).toEqual([made.id]);
  expect(await deleted(above)).toEqual([made.id]);
  expect(await deleted(inside)).toEqual([]);
  for (const who of [admin, above, inside]) {
    expect(await refusalOf(callerOf(who).projects.restore(at))).toBe("FORBIDDEN permission_missing");
  }
  // The list says so before anybody tries, also of an admin above whose own role in the project goes as far.
  const restorable = async (who: typeof owner) =>
    (await callerOf(who).projects.list({ workspace: place.id, state: "deleted" })).items.map((row) => row.restorable);
  expect([await restorable(maker), await restorable(owner), await restorable(above)]).toEqual([
    [true],
    [true],
    [false],
  ]);
  const { id: keeper } = await customRole(place, owner, { level: "project" });
  await sql(`update "roles" set "permissions" = '{project.restore}' where "id" = $1`, keeper);
  await collaborator(made, above);
  await sql(
    `update "collaborators" set "role" = 'custom', "roleId" = $1 where "projectId" = $2 and "userId" = $3`,
    keeper,
    made.id,
    above.id,
  );
  expect(await restorable(above)).toEqual([true]);
  expect(await callerOf(above).projects.restore(at)).toMatchObject({ status: "active" });
  expect(await refusalOf(callerOf(owner).projects.restore(at))).toBe("CONFLICT unchanged");
});

test("after 30 days a deleted project is forgotten, and its project ID is free again", async () => {
  const { place, maker, made, at } = await room();
  await callerOf(maker).projects.remove({ ...at, name: made.name });
  const age = (days: number) =>
    sql(`update "projects" set "deletedAt" = now() - interval '${days} days' where "id" = $1`, made.id);
  await age(29);
  expect(await purgeProjects(systemRequest())).toBe(0);
  await age(31);
  expect(await refusalOf(callerOf(maker).projects.restore(at))).toBe("EXPIRED expired");
  expect(await purgeProjects(systemRequest())).toBe(1);
  expect(await refusalOf(callerOf(maker).projects.restore(at))).toBe("NOT_FOUND not_found");
  const rows = await sql('select "actorType", "workspaceId" from "audit_entries" where "action" = $1', "project.purge");
  expect(rows).toEqual([{ actorType: "system", workspaceId: place.id }]);
  const anew = await callerOf(maker).projects.create({ workspace: place.id, name: "New", slug: made.slug });
  expect(anew.slug).toBe(made.slug);
});

test("the default project is never closed, archived, deleted or moved, and the examples are read-only", async () => {
  const { owner, home, place } = await room();
  const { projects } = callerOf(owner);
  const at = { workspace: place.id, project: "default" };
  const refused = "CONFLICT default_project";
  expect(await refusalOf(projects.setVisibility({ ...at, visibility: "private" }))).toBe(refused);
  expect(await refusalOf(projects.archive(at))).toBe(refused);
  expect(await refusalOf(projects.remove({ ...at, name: "default" }))).toBe(refused);
  expect(await refusalOf(projects.move({ ...at, to: home.workspace.id }))).toBe(refused);
  const [personal] = (await projects.listMine({ of: "owned" })).items;
  const examples = { workspace: personal?.workspace.slug ?? "", project: "examples" };
  const readOnly = "FORBIDDEN examples_read_only";
  expect(await refusalOf(projects.archive(examples))).toBe(readOnly);
  expect(await refusalOf(projects.remove({ ...examples, name: "examples" }))).toBe(readOnly);
});

test("everybody chooses one default project in a workspace, and takes the choice back", async () => {
  const { place, maker, made, at } = await room();
  const { projects } = callerOf(maker);
  const chosen = async () =>
    (await projects.list({ workspace: place.id })).items.filter(({ isDefault }) => isDefault).map(({ slug }) => slug);
  expect(await chosen()).toEqual([]);
  expect(await projects.setDefault(at)).toMatchObject({ isDefault: true });
  expect(await chosen()).toEqual([made.slug]);
  await projects.setDefault({ workspace: place.id, project: "default" });
  expect(await chosen()).toEqual(["default"]);
  await projects.setDefault({ ...at, default: false });
  expect(await chosen()).toEqual(["default"]);
  await projects.setDefault({ workspace: place.id, project: "default", default: false });
  expect(await chosen()).toEqual([]);
});
