import { expect, test } from "vitest";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { customRole } from "@/server/testing/factories/groups-and-roles";
import { credential } from "@/server/testing/factories/machines";
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

useDatabase();

/** Two workspaces of one organization; the maker administers both and owns a project in the first. */
async function rooms(visibility: "private" | "open" = "private") {
  const owner = await person();
  const home = await organization(owner);
  const [from, to] = [await workspace(home, owner), await workspace(home, owner)];
  const maker = await person();
  await workspaceMember(from, maker);
  await workspaceMember(to, maker, "admin");
  const made = await project(from, maker, { visibility });
  return { owner, home, from, to, maker, made, at: { workspace: from.id, project: made.id } };
}

async function ownersOf(projectId: string) {
  const rows = await sql<{ userId: string }>(
    `select "userId" from "collaborators" where "projectId" = $1 and "role" = 'owner'`,
    projectId,
  );
  return rows.map(({ userId }) => userId);
}

test("a project is handed over to one other person, and its former owner stays as an admin", async () => {
  const { from, maker, made, at } = await rooms();
  const heir = await person();
  await workspaceMember(from, heir, "viewer");
  expect(await callerOf(maker).projects.handOver({ ...at, user: heir.id })).toMatchObject({
    owner: { id: heir.id },
    role: "admin",
  });
  expect(await ownersOf(made.id)).toEqual([heir.id]);
  expect(await refusalOf(callerOf(maker).projects.handOver({ ...at, user: maker.id }))).toBe(
    "FORBIDDEN permission_missing",
  );
  const again = callerOf(heir).projects.handOver({ ...at, user: heir.id });
  expect(await refusalOf(again)).toBe("CONFLICT already_owner (user)");
  const notices = await sql('select "kind" from "notifications" where "userId" = $1', heir.id);
  expect(notices).toEqual([{ kind: "project.handed-over" }]);
});

test("a project goes to nobody from outside: not to external collaborators, nor to whom the place does not know", async () => {
  const { home, maker, made, at } = await rooms();
  const [outsider, stranger, elsewhere] = [await person(), await person(), await person()];
  await collaborator(made, outsider);
  await organizationMember(home, elsewhere);
  const { projects } = callerOf(maker);
  const external = projects.handOver({ ...at, user: outsider.id });
  expect(await refusalOf(external)).toBe("CONFLICT external_collaborator (user)");
  for (const { id: user } of [stranger, elsewhere]) {
    expect(await refusalOf(projects.handOver({ ...at, user }))).toBe("NOT_FOUND not_found");
  }
  expect(await ownersOf(made.id)).toEqual([maker.id]);
});

test("hand-overs at the same time leave exactly one owner", async () => {
  const { owner, from, maker, made, at } = await rooms();
  const heirs = await Promise.all(Array.from({ length: 4 }, () => person()));
  for (const heir of heirs) await workspaceMember(from, heir);
  await Promise.all(
    heirs.map(({ id: user }, index) =>
      refusalOf(callerOf(index % 2 === 0 ? owner : maker).projects.handOver({ ...at, user })),
    ),
  );
  expect(await ownersOf(made.id)).toHaveLength(1);
});

test("a move shows first what goes along, what is lost, and who gains and loses", async () => {
  const { owner, from, to, maker, made, at } = await rooms("open");
  const [here, there, custom] = [await person(), await person(), await person()];
  await workspaceMember(from, here);
  await workspaceMember(to, there, "viewer");
  await workspaceMember(from, custom);
  const { id: roleId } = await customRole(from, owner, { level: "project", permissions: ["collaborator.list"] });
  await callerOf(maker).collaborators.add({ ...at, email: custom.email, role: roleId });
  await callerOf(here).projects.setDefault(at);
  await credential(maker, from);
  const preview = await callerOf(maker).projects.previewMove({ ...at, to: to.slug });
  expect(preview).toMatchObject({
    target: { id: to.id, slug: to.slug },
    slugTaken: false,
    collaborators: { total: 2 },
    customRoles: { total: 1, people: [{ id: custom.id }] },
    defaults: 1,
    credentials: 1,
    gain: { total: 1, people: [{ id: there.id }] },
    lose: { total: 1, people: [{ id: here.id }] },
  });
  const moved = await callerOf(maker).projects.move({ ...at, to: to.slug });
  expect(moved).toMatchObject({ id: made.id, slug: made.slug, workspace: { id: to.id }, role: "owner" });
  const now = { workspace: to.id, project: made.slug };
  expect(await refusalOf(callerOf(here).projects.get(now))).toBe("NOT_FOUND not_found");
  expect(await callerOf(there).projects.get(now)).toMatchObject({ role: "viewer" });
  expect(await callerOf(custom).projects.get(now)).toMatchObject({ role: "viewer", inWorkspace: false });
});

test("a former address leads to the project where it is now, by project ID and by id, but for those who reach it alone", async () => {
  const { owner, home, from, to, maker, made, at } = await rooms();
  const stranger = await person();
  await organizationMember(home, stranger);
  await callerOf(maker).projects.move({ ...at, to: to.id });
  for (const former of [at, { workspace: from.slug, project: made.slug }]) {
    expect(await callerOf(maker).projects.get(former)).toMatchObject({ id: made.id, workspace: { id: to.id } });
    expect(await refusalOf(callerOf(stranger).projects.get(former))).toBe("NOT_FOUND not_found");
  }
  const taken = callerOf(owner).projects.create({ workspace: from.id, name: "New", slug: made.slug });
  expect(await refusalOf(taken)).toBe("CONFLICT taken (slug)");
  await callerOf(owner).projects.move({ workspace: to.id, project: made.id, to: from.id });
  expect(await callerOf(owner).projects.get(at)).toMatchObject({ slug: made.slug, workspace: { id: from.id } });
});

test("a project ID that is taken over there is refused at its field, and another one can be given", async () => {
  const { owner, to, maker, made, at } = await rooms();
  await project(to, owner, { slug: made.slug });
  expect(await callerOf(maker).projects.previewMove({ ...at, to: to.id })).toMatchObject({ slugTaken: true });
  expect(await refusalOf(callerOf(maker).projects.move({ ...at, to: to.id }))).toBe("CONFLICT taken (slug)");
  const moved = await callerOf(maker).projects.move({ ...at, to: to.id, slug: "another" });
  expect(moved).toMatchObject({ slug: "another", workspace: { id: to.id } });
});

test("a move stands in the audit of both workspaces", async () => {
  const { from, to, maker, made, at } = await rooms();
  await callerOf(maker).projects.move({ ...at, to: to.id });
  const rows = await sql<{ workspaceId: string }>(
    `select "workspaceId", "before", "after" from "audit_entries" where "action" = 'project.move' and "targetId" = $1`,
    made.id,
  );
  expect(rows.map(({ workspaceId }) => workspaceId).sort()).toEqual([from.id, to.id].sort());
  expect(rows).toMatchObject([{ before: { workspace: from.id }, after: { workspace: to.id } }, {}]);
});

test("a move takes an owner here and an admin over there, in one organization, with a reach to both", async () => {
  const { owner, home, from, to, maker, made, at } = await rooms();
  const [foreignOwner, member] = [await person(), await person()];
  const foreign = await workspace(await organization(foreignOwner), foreignOwner);
  const third = await workspace(home, owner);
  await workspaceMember(to, member, "admin");
  await workspaceMember(from, member);
  await collaborator(made, member, "admin");
  const { projects } = callerOf(maker);
  expect(await refusalOf(callerOf(member).projects.move({ ...at, to: to.id }))).toBe("FORBIDDEN permission_missing");
  expect(await refusalOf(projects.move({ ...at, to: foreign.id }))).toBe("NOT_FOUND not_found");
  expect(await refusalOf(projects.previewMove({ ...at, to: foreign.slug }))).toBe("NOT_FOUND not_found");
  expect(await refusalOf(projects.move({ ...at, to: third.id }))).toBe("NOT_FOUND not_found");
  await workspaceMember(third, maker);
  expect(await refusalOf(projects.move({ ...at, to: third.id }))).toBe("FORBIDDEN permission_missing");
  expect(await refusalOf(projects.move({ ...at, to: from.id }))).toBe("INVALID invalid_value (to)");
  const narrow = callerWithCredential(await credential(maker, from)).projects.move({ ...at, to: to.id });
  expect(await refusalOf(narrow)).toBe("FORBIDDEN credential_reach");
  const wide = callerWithCredential(await credential(owner, home)).projects.move({ ...at, to: to.id });
  expect(await wide).toMatchObject({ workspace: { id: to.id } });
});
