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
  type Person,
} from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { COMMON_ACCESS } from "./schema";

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

async function somebodyOf(home: { id: string }): Promise<Person> {
  const who = await person();
  await organizationMember(home, who);
  return who;
}

test("somebody of the organization is added at once, as a member, with a note, and reaches this project alone", async () => {
  const { home, place, maker, made, at } = await room();
  const who = await somebodyOf(home);
  const added = await callerOf(maker).collaborators.add({ ...at, email: who.email.toUpperCase() });
  expect(added).toMatchObject({
    status: "added",
    collaborator: {
      user: { id: who.id, email: who.email },
      role: "member",
      external: false,
      addedBy: { id: maker.id },
    },
  });
  expect(await callerOf(who).projects.get(at)).toMatchObject({ id: made.id, role: "member", inWorkspace: false });
  expect(await refusalOf(callerOf(who).projects.list({ workspace: place.id }))).toBe("NOT_FOUND not_found");
  const notices = await sql('select "kind", "data" from "notifications" where "userId" = $1', who.id);
  expect(notices).toMatchObject([
    { kind: "project.added", data: { by: maker.name, project: made.name, role: "member" } },
  ]);
});

test("whoever does not belong to the organization is refused with a reason, and invited where the caller says external", async () => {
  const { maker, at } = await room();
  const stranger = await person();
  const { collaborators } = callerOf(maker);
  const plain = collaborators.add({ ...at, email: stranger.email });
  expect(await refusalOf(plain)).toBe("CONFLICT not_in_organization (email)");
  const invited = await collaborators.add({ ...at, email: stranger.email, role: "viewer", external: true });
  expect(invited.status).toBe("invited");
  expect(invited.link).toContain("/invitations/");
  expect((await collaborators.list(at)).total).toBe(1);
  const again = collaborators.add({ ...at, email: stranger.email, external: true });
  expect(await refusalOf(again)).toBe("CONFLICT already_invited (email)");
  const token = new URL(invited.link ?? "").pathname.split("/").at(-1) ?? "";
  await callerOf(stranger).invitations.accept({ token });
  expect(await callerOf(stranger).projects.get(at)).toMatchObject({ role: "viewer", inWorkspace: false });
  expect((await collaborators.list({ ...at, external: "true" })).items).toMatchObject([{ user: { id: stranger.id } }]);
});

test("an address that is none, somebody who is in, and admins above are refused at the field", async () => {
  const { owner, home, place, maker, at } = await room();
  const [who, admin] = [await somebodyOf(home), await person()];
  await workspaceMember(place, admin, "admin");
  const { collaborators } = callerOf(maker);
  const add = (email: string) => refusalOf(collaborators.add({ ...at, email }));
  expect(await add("no address")).toBe("INVALID invalid_value (email)");
  expect(await add(who.email)).toBe("done");
  expect(await add(who.email)).toBe("CONFLICT already_member (email)");
  for (const { email } of [owner, admin]) expect(await add(email)).toBe("CONFLICT admin_already (email)");
  expect(await add(maker.email)).toBe("CONFLICT already_member (email)");
});

test("a collaborator has a role or an access map, which is stored and shown, and changes from the next request on", async () => {
  const { home, maker, at } = await room();
  const who = await somebodyOf(home);
  const { collaborators } = callerOf(maker);
  const added = await collaborators.add({ ...at, email: who.email, access: COMMON_ACCESS });
  expect(added.collaborator).toMatchObject({ role: "access", access: COMMON_ACCESS });
  expect(await refusalOf(callerOf(who).projects.rename({ ...at, name: "No" }))).toBe("FORBIDDEN permission_missing");
  expect(await collaborators.update({ ...at, user: who.id, role: "admin" })).toMatchObject({
    role: "admin",
    access: null,
  });
  expect(await callerOf(who).projects.rename({ ...at, name: "Yes" })).toMatchObject({ name: "Yes" });
  const map = { dataset: "none", model: "read" } as const;
  expect(await collaborators.update({ ...at, user: who.id, access: map })).toMatchObject({
    role: "access",
    access: map,
  });
  expect(await refusalOf(callerOf(who).projects.rename({ ...at, name: "No" }))).toBe("FORBIDDEN permission_missing");
  const both = collaborators.update({ ...at, user: who.id, role: "member", access: map });
  expect(await refusalOf(both)).toBe("INVALID invalid_value (access)");
});

test("a custom role of the workspace is given by its id, and one of another workspace is none", async () => {
  const { owner, home, place, maker, at } = await room();
  const who = await somebodyOf(home);
  const permissions = ["collaborator.list", "project.rename"];
  const own = await customRole(place, owner, { level: "project", permissions });
  const foreign = await customRole(home.workspace, owner, { level: "project", permissions });
  const { collaborators } = callerOf(maker);
  const add = (role: string) => collaborators.add({ ...at, email: who.email, role });
  expect(await refusalOf(add(foreign.id))).toBe("INVALID invalid_value (role)");
  expect(await refusalOf(add("chief"))).toBe("INVALID invalid_value (role)");
  expect((await add(own.id)).collaborator).toMatchObject({
    role: "custom",
    customRole: { id: own.id, name: own.name },
  });
  expect(await callerOf(who).projects.rename({ ...at, name: "Mine" })).toMatchObject({ name: "Mine" });
});

test("an end date holds when it is used, can be moved, and makes room for adding the person again", async () => {
  const { home, maker, made, at } = await room();
  const who = await somebodyOf(home);
  const { collaborators } = callerOf(maker);
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  const past = new Date(Date.now() - 1_000).toISOString();
  const add = (expiresAt: string) => collaborators.add({ ...at, email: who.email, expiresAt });
  expect(await refusalOf(add(past))).toBe("INVALID invalid_value (expiresAt)");
  expect((await add(tomorrow)).collaborator).toMatchObject({ expiresAt: tomorrow });
  expect(await collaborators.update({ ...at, user: who.id, expiresAt: null })).toMatchObject({
    expiresAt: null,
    role: "member",
  });
  await sql(`update "collaborators" set "expiresAt" = now() where "projectId" = $1 and "userId" = $2`, made.id, who.id);
  expect(await refusalOf(callerOf(who).projects.get(at))).toBe("NOT_FOUND not_found");
  expect((await callerOf(who).projects.listMine({})).items.map(({ id }) => id)).not.toContain(made.id);
  expect((await collaborators.list(at)).items.map(({ user }) => user.id)).toEqual([maker.id]);
  expect(await add(tomorrow)).toMatchObject({ status: "added" });
});

test("who is here until a day gives nobody a later one, themself neither, unless they are an admin from above", async () => {
  const { home, place, maker, at } = await room();
  const [admin, other, above] = [await somebodyOf(home), await somebodyOf(home), await person()];
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  await callerOf(maker).collaborators.add({ ...at, email: admin.email, role: "admin", expiresAt: inDays(2) });
  const { collaborators } = callerOf(admin);
  const add = (expiresAt?: string) => collaborators.add({ ...at, email: other.email, expiresAt });
  const longer = "FORBIDDEN rank_too_low (expiresAt)";
  for (const end of [undefined, inDays(3)]) expect(await refusalOf(add(end))).toBe(longer);
  expect(await refusalOf(add(inDays(1)))).toBe("done");
  for (const expiresAt of [null, inDays(3)]) {
    for (const user of [admin.id, other.id]) {
      expect(await refusalOf(collaborators.update({ ...at, user, expiresAt }))).toBe(longer);
    }
  }
  expect(await refusalOf(collaborators.update({ ...at, user: other.id, role: "viewer" }))).toBe("done");
  await workspaceMember(place, above, "admin");
  await sql(`update "collaborators" set "userId" = $1 where "userId" = $2`, above.id, admin.id);
  const changed = callerOf(above).collaborators.update({ ...at, user: other.id, expiresAt: null });
  expect(await refusalOf(changed)).toBe("done");
});

test("somebody who is removed or leaves is out with the next request, and the receipt says whether they still reach it", async () => {
  const { home, place, maker, made, at } = await room();
  const [removed, leaving, inside] = [await somebodyOf(home), await somebodyOf(home), await person()];
  await workspaceMember(place, inside);
  for (const who of [removed, leaving, inside]) await collaborator(made, who);
  const { collaborators, projects } = callerOf(maker);
  expect(await collaborators.remove({ ...at, user: removed.id })).toMatchObject({ stillReaches: false });
  expect(await callerOf(leaving).collaborators.leave(at)).toMatchObject({ user: { id: leaving.id } });
  for (const who of [removed, leaving]) {
    expect(await refusalOf(callerOf(who).projects.get(at))).toBe("NOT_FOUND not_found");
  }
  await projects.setVisibility({ ...at, visibility: "open" });
  expect(await callerOf(inside).collaborators.leave(at)).toMatchObject({ stillReaches: true });
  expect(await refusalOf(callerOf(inside).collaborators.leave(at))).toBe("CONFLICT in_by_workspace");
  expect(await refusalOf(collaborators.leave(at))).toBe("CONFLICT project_owner");
  const rows = await sql<{ action: string }>(
    `select "action" from "audit_entries" where "projectId" = $1 and "action" like 'collaborator.%' and "result" = 'done' order by "id"`,
    made.id,
  );
  expect(rows.map(({ action }) => action)).toEqual(["collaborator.remove", "collaborator.leave", "collaborator.leave"]);
  const kind = "collaborator.removed";
  const told = await sql('select "userId", "data" from "notifications" where "kind" = $1', kind);
  expect(told).toEqual([{ userId: removed.id, data: { by: maker.name, project: made.name } }]);
  const { items } = await callerOf(removed).notifications.list({});
  expect(items.map(({ sentence }) => sentence)).toContain(`${maker.name} removed you from the project “${made.name}”.`);
});

test("the default project is left by leaving the workspace", async () => {
  const { place, maker } = await room();
  const at = { workspace: place.id, project: "default" };
  expect(await refusalOf(callerOf(maker).collaborators.leave(at))).toBe("CONFLICT in_by_workspace");
});

test("a personal project cannot be shared", async () => {
  const { maker } = await room();
  const [personal] = (await callerOf(maker).projects.listMine({ of: "owned" })).items;
  const at = { workspace: personal?.workspace.slug ?? "", project: "default" };
  const add = callerOf(maker).collaborators.add({ ...at, email: "member-9999@example.com", external: true });
  expect(await refusalOf(add)).toBe("CONFLICT personal_organization");
});

test("the list is searched, filtered and paged in the database", async () => {
  const { home, maker, made, at } = await room();
  const named = await person({ name: "Ada of the Looms" });
  await organizationMember(home, named);
  for (const who of [named, await person(), await person()]) await collaborator(made, who);
  const { collaborators } = callerOf(maker);
  const found = await collaborators.list({ ...at, search: "looms" });
  expect(found).toMatchObject({ total: 1, items: [{ user: { id: named.id } }] });
  expect((await collaborators.list({ ...at, external: "true" })).total).toBe(2);
  const first = await collaborators.list({ ...at, limit: 3 });
  const second = await collaborators.list({ ...at, limit: 3, cursor: first.nextCursor ?? "" });
  expect([first.items.length, second.items.length, first.total]).toEqual([3, 1, 4]);
});
