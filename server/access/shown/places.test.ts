import { expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import {
  collaborator,
  organization,
  organizationMember,
  person,
  project,
  workspace,
  workspaceMember,
  type Person,
} from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { workspaceRights } from "../rights/held";
import { listPlaces, listProjectNames, placeNamed } from "./places";

useDatabase();

/** What the lists of the API say of the same person. */
async function listed(who: Person) {
  const caller = callerOf(who);
  const organizations = (await caller.organizations.list({})).items;
  const workspaces = (await caller.workspaces.list({})).items;
  return {
    organizations: organizations.map(({ id, role, status }) => ({ id, role, suspended: status === "suspended" })),
    workspaces: workspaces.map(({ id, role, status }) => ({ id, role, suspended: status === "suspended" })),
  };
}

async function standing(who: Person) {
  const { organizations, workspaces } = await listPlaces(who.actor, 50);
  return {
    organizations: organizations.map(({ id, role, suspended }) => ({ id, role, suspended })),
    workspaces: workspaces.map(({ id, role, suspended }) => ({ id, role, suspended })),
  };
}

test("the frame shows the places that the lists of the API show, with the same roles", async () => {
  const [owner, admin, member, ended] = [await person(), await person(), await person(), await person()];
  const home = await organization(owner);
  const other = await organization(admin);
  const second = await workspace(home, owner);
  await organizationMember(home, admin, "admin");
  await workspaceMember(home.workspace, member, "viewer");
  await workspaceMember(second, member, "admin");
  await workspaceMember(second, ended);
  await sql(
    'update "workspace_members" set "expiresAt" = now() where "workspaceId" = $1 and "userId" = $2',
    second.id,
    ended.id,
  );
  await sql('update "organizations" set "suspendedAt" = now() where "id" = $1', other.id);
  for (const who of [owner, admin, member, ended]) expect(await standing(who)).toEqual(await listed(who));
});

/** A place with what follows from what is held there: an admin may hold that by a row too. */
function seen(place: Awaited<ReturnType<typeof placeNamed>>) {
  return place === undefined ? undefined : { ...place, held: workspaceRights(place.held) };
}

test("a list that is cut names each organization, says that there is more, and leaves the others to be asked for", async () => {
  const [owner, member, stranger] = [await person(), await person(), await person()];
  const [large, small] = [await organization(owner), await organization(owner)];
  const rooms = [await workspace(large, owner), await workspace(large, owner)];
  for (const room of rooms) await workspaceMember(room, member, "viewer");
  for (const who of [owner, member]) {
    const all = await listPlaces(who.actor, 50);
    expect(all.more).toBe(false);
    const cut = await listPlaces(who.actor, all.organizations.length);
    expect(cut.more).toBe(true);
    expect(cut.organizations.map(({ id }) => id)).toEqual(all.organizations.map(({ id }) => id));
    expect(cut.workspaces.length).toBeLessThan(all.workspaces.length);
    for (const one of all.workspaces) {
      expect(seen(await placeNamed(who.actor, one.id))).toEqual(seen(one));
      expect(seen(await placeNamed(who.actor, one.slug.toUpperCase()))).toEqual(seen(one));
    }
  }
  expect((await listPlaces(owner.actor, 50)).organizations.some(({ id }) => id === small.id)).toBe(true);
  for (const nowhere of [rooms[0]?.id ?? "", "no such place", "a".repeat(80)]) {
    expect(await placeNamed(stranger.actor, nowhere)).toBeUndefined();
  }
  await sql('update "workspaces" set "deletedAt" = now() where "id" = $1', rooms[0]?.id ?? "");
  expect(await placeNamed(owner.actor, rooms[0]?.id ?? "")).toBeUndefined();
});

test("a suspended person stands nowhere", async () => {
  const who = await person();
  expect(await refusalOf(listPlaces({ ...who.actor, suspended: true }, 50))).toBe("FORBIDDEN suspended");
});

test("the frame names the projects that the list of the API names", async () => {
  const [owner, member] = [await person(), await person()];
  const home = await organization(owner);
  await workspaceMember(home.workspace, member);
  await project(home.workspace, owner, { visibility: "open" });
  const closed = await project(home.workspace, owner);
  const shared = await project(home.workspace, owner);
  await collaborator(shared, member);
  for (const [who, role] of [
    [owner, "admin"],
    [member, "member"],
  ] as const) {
    const { projects: names, preferred } = await listProjectNames(who.actor, { id: home.workspace.id, role });
    const { items } = await callerOf(who).projects.list({ workspace: home.workspace.id });
    expect(names).toEqual(items.map(({ name, slug, hidden }) => ({ name, slug, hidden })));
    expect(names.some(({ slug }) => slug === closed.slug)).toBe(who === owner);
    expect(preferred).toBe("default");
  }
});

test("the project that counts where none is named is one's own choice, while one reaches it", async () => {
  const [owner, member] = [await person(), await person()];
  const home = await organization(owner);
  const at = { id: home.workspace.id, role: "member" };
  await workspaceMember(home.workspace, member);
  const shared = await project(home.workspace, owner);
  await collaborator(shared, member);
  const chosen = { workspace: home.workspace.id, project: shared.id };
  await callerOf(member).projects.setDefault({ ...chosen, default: true });
  expect((await listProjectNames(member.actor, at)).preferred).toBe(shared.slug);
  expect((await listProjectNames(owner.actor, { ...at, role: "admin" })).preferred).toBe("default");
  await callerOf(owner).projects.archive(chosen);
  expect((await listProjectNames(member.actor, at)).preferred).toBe("default");
});
