import { expect, test } from "vitest";
import { authorizeProject } from "@/server/access/authorize";
import { addCollaborator } from "@/server/collaborators/commands/add-collaborator";
import { setVisibility } from "@/server/projects/commands/set-visibility";
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
import { requestInfo } from "@/server/testing/requests";

useDatabase();

async function room() {
  const owner = await person();
  const home = await organization(owner);
  const place = await workspace(home, owner);
  const maker = await person();
  await workspaceMember(place, maker);
  const made = await project(place, maker, { name: "Secret weapon", slug: "secret-weapon" });
  return { owner, home, place, maker, made, at: { workspace: place.id, project: made.id } };
}

const absent = "NOT_FOUND not_found";

test("a private project shows to nobody outside of it: in no list, search, total, audit or status", async () => {
  const { place, maker, at } = await room();
  const outsider = await person();
  await workspaceMember(place, outsider);
  const { projects, collaborators } = callerOf(outsider);
  const inWorkspace = { workspace: place.id };
  for (const state of [undefined, "active", "archived", "deleted"] as const) {
    const { items, total } = await projects.list({
      ...inWorkspace,
      search: "secret",
      ...(state === undefined ? {} : { state }),
    });
    expect([items, total]).toEqual([[], 0]);
  }
  expect((await projects.list({ ...inWorkspace, total: "exact" })).total).toBe(1);
  expect((await projects.listMine({ search: "secret" })).total).toBe(0);
  const nowhere = { ...inWorkspace, project: "no-such-project" };
  for (const call of [
    projects.get,
    projects.archive,
    projects.setDefault,
    projects.restore,
    collaborators.list,
    collaborators.leave,
  ]) {
    expect(await refusalOf(call(at))).toBe(absent);
    expect(await refusalOf(call(nowhere))).toBe(absent);
  }
  expect(await refusalOf(callerOf(outsider).audit.list(inWorkspace))).toBe("FORBIDDEN permission_missing");
  expect(await callerOf(maker).projects.get(at)).toMatchObject({ slug: "secret-weapon" });
});

test("a deleted private project shows to nobody beyond its owner and the admins above, and its project ID is refused as taken alone", async () => {
  const { place, maker, made, at } = await room();
  const outsider = await person();
  await workspaceMember(place, outsider);
  await callerOf(maker).projects.remove({ ...at, name: made.name });
  const { projects } = callerOf(outsider);
  expect((await projects.list({ workspace: place.id, state: "deleted" })).total).toBe(0);
  expect(await refusalOf(projects.restore(at))).toBe(absent);
  const taken = projects.create({ workspace: place.id, name: "New", slug: "secret-weapon" });
  expect(await refusalOf(taken)).toBe("CONFLICT taken (slug)");
});

test("somebody of the organization with a role in one project has that project alone, in lists, search and counts", async () => {
  const { owner, home, place, made, at } = await room();
  const who = await person();
  await organizationMember(home, who);
  await collaborator(made, who, "viewer");
  await project(place, owner, { name: "Secret other" });
  const { projects, members, workspaces } = callerOf(who);
  const mine = await projects.listMine({ of: "member" });
  expect(mine).toMatchObject({ total: 1, items: [{ id: made.id, role: "viewer" }] });
  expect((await projects.listMine({ search: "secret" })).total).toBe(1);
  expect(await projects.get(at)).toMatchObject({ inWorkspace: false });
  expect(await refusalOf(projects.list({ workspace: place.id }))).toBe(absent);
  expect(await refusalOf(members.list({ workspace: place.id }))).toBe(absent);
  expect(await refusalOf(workspaces.get({ workspace: place.id }))).toBe(absent);
  expect((await workspaces.list({})).items.map(({ id }) => id)).not.toContain(place.id);
});

test("an external collaborator sees the project and names, and neither addresses nor finds anybody by one", async () => {
  const { home, place, maker, made, at } = await room();
  const [outsider, inside] = [await person(), await person()];
  await organizationMember(home, inside);
  await collaborator(made, inside);
  await collaborator(made, outsider);
  const { collaborators, members, organizations } = callerOf(outsider);
  const { items } = await collaborators.list(at);
  expect(items.map(({ user }) => [user.name, user.email])).toEqual(
    expect.arrayContaining([
      [maker.name, null],
      [inside.name, null],
      [outsider.name, null],
    ]),
  );
  expect(JSON.stringify(items)).not.toContain("@example.com");
  expect((await collaborators.list({ ...at, search: inside.email })).total).toBe(0);
  expect((await callerOf(inside).collaborators.list({ ...at, search: inside.email })).total).toBe(1);
  expect(await refusalOf(members.list({ workspace: place.id }))).toBe(absent);
  expect(await refusalOf(organizations.get({ organization: home.id }))).toBe(absent);
});

test("nobody grants more in a project than they have, nor touches whoever has more", async () => {
  const { owner, home, place, maker, made, at } = await room();
  const [admin, adder, who] = [await person(), await person(), await person()];
  for (const one of [admin, adder, who]) await organizationMember(home, one);
  await collaborator(made, admin, "admin");
  const { id: role } = await customRole(place, owner, {
    level: "project",
    permissions: ["collaborator.add", "collaborator.update", "collaborator.remove"],
  });
  await callerOf(maker).collaborators.add({ ...at, email: adder.email, role });
  const beyond = "FORBIDDEN rank_too_low";
  const byAdmin = callerOf(admin).collaborators;
  expect(await refusalOf(byAdmin.add({ ...at, email: who.email, role: "owner" }))).toBe(beyond);
  expect(await refusalOf(byAdmin.update({ ...at, user: admin.id, role: "owner" }))).toBe(beyond);
  expect(await refusalOf(byAdmin.update({ ...at, user: maker.id, role: "viewer" }))).toBe(beyond);
  expect(await refusalOf(byAdmin.remove({ ...at, user: maker.id }))).toBe(beyond);
  const byAdder = callerOf(adder).collaborators;
  expect(await refusalOf(byAdder.add({ ...at, email: who.email, role: "admin" }))).toBe(beyond);
  expect(await refusalOf(byAdder.remove({ ...at, user: admin.id }))).toBe(beyond);
  const byOwner = callerOf(maker).collaborators;
  expect(await refusalOf(byOwner.add({ ...at, email: who.email, role: "owner" }))).toBe(
    "CONFLICT project_owner (role)",
  );
  expect(await refusalOf(byOwner.remove({ ...at, user: maker.id }))).toBe("CONFLICT project_owner");
  const [{ count } = { count: 0 }] = await sql<{ count: number }>(
    `select count(*)::int as "count" from "collaborators" where "projectId" = $1 and "role" = 'owner' and "userId" = $2`,
    made.id,
    maker.id,
  );
  expect(count).toBe(1);
});

test("somebody who was removed does not go on by a request that was under way", async () => {
  const { home, maker, made, at } = await room();
  const [admin, friend] = [await person(), await person()];
  for (const one of [admin, friend]) await organizationMember(home, one);
  await collaborator(made, admin, "admin");
  const scopeFor = (permission: "collaborator.add" | "project.set-visibility") =>
    authorizeProject(admin.actor, requestInfo(), at.workspace, at.project, permission);
  const [adding, opening] = [await scopeFor("collaborator.add"), await scopeFor("project.set-visibility")];
  await callerOf(maker).collaborators.remove({ ...at, user: admin.id });
  const late = "FORBIDDEN permission_missing";
  expect(await refusalOf(addCollaborator(adding, { email: friend.email, external: false }))).toBe(late);
  expect(await refusalOf(setVisibility(opening, { visibility: "open" }))).toBe(late);
  expect(await callerOf(maker).projects.get(at)).toMatchObject({ visibility: "private" });
});
