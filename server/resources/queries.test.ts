import { beforeEach, describe, expect, test } from "vitest";
import { accessRule, resourceIn } from "@/server/testing/factories/access";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { collaborator, person, project, workspaceMember, type Person, type ProjectRef } from "@/server/testing/factory";
import { credential } from "@/server/testing/factories/machines";
import { refusalOf } from "@/server/testing/refusal";
import { registeredType, thing } from "@/server/testing/examples/resource";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let room: string;
let member: Person;
beforeEach(async () => {
  of = await tenant();
  room = of.workspace.id;
  member = await person();
  await workspaceMember(of.workspace, member);
});

type Filters = Omit<Parameters<ReturnType<typeof callerOf>["resources"]["list"]>[0], "workspace">;

async function names(who: Person, filters: Filters = {}): Promise<string[]> {
  const { items } = await callerOf(who).resources.list({ workspace: room, ...filters });
  return items.map(({ name }) => name);
}

async function namesIn(who: Person, project: ProjectRef): Promise<string[]> {
  const { items } = await callerOf(who).resources.listInProject({ workspace: room, project: project.slug });
  return items.map(({ name, shared }) => (shared ? `${name} (shared)` : name));
}

describe("lists", () => {
  test("hold what the caller may read: nothing of private projects, in totals and pages neither", async () => {
    const hidden = await project(of.workspace, of.owner);
    await resourceIn(hidden, { name: "Secret" });
    for (const name of ["A", "B", "C"]) await resourceIn(of.workspace.project, { name });
    const first = await callerOf(member).resources.list({ workspace: room, limit: 2 });
    expect(first).toMatchObject({ items: [{ name: "A" }, { name: "B" }], total: 3 });
    const next = await callerOf(member).resources.list({ workspace: room, limit: 2, cursor: first.nextCursor ?? "" });
    expect(next).toMatchObject({ items: [{ name: "C" }], nextCursor: null });
    expect(await names(of.owner)).toEqual(["Secret", "A", "B", "C"]);
    expect(await refusalOf(namesIn(member, hidden))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(names(member, { project: hidden.id }))).toBe("NOT_FOUND not_found");
    expect(await names(member, { search: "secret" })).toEqual([]);
  });

  test("are cut by type, project, text, external id, owner, and what was not used for so many days", async () => {
    await resourceIn(of.workspace.project, { name: "Ärger 100%", owner: member.id });
    const old = await resourceIn(of.workspace.project, { name: "Old model", type: "model" });
    await sql(`update "resources" set "createdAt" = now() - interval '40 days' where "id" = $1`, old.id);
    expect(await names(member, { type: "model" })).toEqual(["Old model"]);
    expect(await names(member, { search: "ärger" })).toEqual(["Ärger 100%"]);
    expect(await names(member, { search: "ärger  １00" })).toEqual(["Ärger 100%"]);
    expect(await names(member, { search: "%" })).toEqual(["Ärger 100%"]);
    expect(await names(member, { search: "\0" })).toHaveLength(2);
    expect(await names(member, { search: old.id })).toEqual(["Old model"]);
    expect(await names(member, { owner: member.id })).toEqual(["Ärger 100%"]);
    expect(await names(member, { unused: 30 })).toEqual(["Old model"]);
    expect(await names(member, { project: "default", total: "none" })).toHaveLength(2);
    expect(await names(member, { permission: "modify" })).toHaveLength(2);
    const viewer = await person();
    await workspaceMember(of.workspace, viewer, "viewer");
    expect(await names(viewer, { permission: "modify" })).toEqual([]);
  });

  test("show what is shared into a project there, and where it comes from to who may know", async () => {
    const hidden = await project(of.workspace, of.owner, { name: "Hidden lab" });
    const seen = await project(of.workspace, member, { name: "Mine" });
    const { id } = await resourceIn(hidden, { name: "Shared job" });
    await accessRule(of.workspace, [{ shared: seen.id }], { resource: id, type: "job" });
    expect(await namesIn(member, seen)).toEqual(["Shared job (shared)"]);
    const view = await callerOf(member).resources.get({ workspace: room, resource: id });
    expect(view).toMatchObject({ project: { id: null, slug: null, name: "Hidden lab" }, permissions: ["read"] });
    const own = await callerOf(of.owner).resources.get({ workspace: room, resource: id });
    expect(own).toMatchObject({ project: { id: hidden.id, slug: hidden.slug }, shared: false });
  });

  test("show guests their project alone, and nothing of who is beside it", async () => {
    const guest = await person();
    await collaborator(of.project, guest, "viewer");
    await resourceIn(of.project, { name: "Theirs" });
    await resourceIn(of.workspace.project, { name: "Others" });
    expect(await names(guest)).toEqual(["Theirs"]);
    expect(await refusalOf(callerOf(guest).resources.list({ workspace: of.organization.workspace.id }))).toBe(
      "NOT_FOUND not_found",
    );
  });

  test("keep to the one project, and to reading, of a limited credential", async () => {
    const inside = await project(of.workspace, member);
    await resourceIn(inside, { name: "Inside" });
    await resourceIn(of.workspace.project, { name: "Outside" });
    const { actor } = await credential(member, of.workspace);
    if (actor.credential === null) throw new Error("no credential");
    const withScopes = (readOnly: boolean) => ({
      ...member,
      actor: {
        ...actor,
        credential: { ...actor.credential, scopes: { permissions: null, readOnly, project: inside.id } },
      } as Person["actor"],
    });
    expect(await names(withScopes(true))).toEqual(["Inside"]);
    const resources = [thing(), thing({ project: inside.id })];
    const { items } = await callerOf(withScopes(false)).resources.register({ workspace: room, resources });
    expect(items.map(({ status }) => status)).toEqual(["refused", "created"]);
    expect(await refusalOf(callerOf(withScopes(true)).resources.register({ workspace: room, resources }))).toBe(
      "FORBIDDEN credential_scope",
    );
  });
});

describe("a registration", () => {
  test("takes none of the fields that the server sets itself", async () => {
    const sent = {
      ...thing(),
      id: "res_00000000000000000000000000",
      ownerId: of.owner.id,
      ownerName: "Somebody",
      organizationId: "org_x",
      workspaceId: "ws_x",
      createdAt: "2020-01-01T00:00:00Z",
      role: "admin",
    };
    const { items } = await callerOf(member).resources.register({ workspace: room, resources: [sent] });
    const view = await callerOf(member).resources.get({ workspace: room, resource: items[0]?.id ?? "" });
    expect(view.id).not.toBe(sent.id);
    expect(view).toMatchObject({ owner: { id: member.id, name: member.name } });
    expect(view.createdAt).not.toBe(sent.createdAt);
  });
});

describe("types", () => {
  test("are the product's and the operator's, for everybody in the workspace", async () => {
    const id = await registeredType("workspace");
    const { items } = await callerOf(member).resourceTypes.list({ workspace: room });
    expect(items).toContainEqual({ id: "job", label: "Jobs", level: "project", registered: false });
    expect(items).toContainEqual(expect.objectContaining({ id, level: "workspace", registered: true }));
  });

  test("are made, renamed and taken back by operators, not while anything is of them", async () => {
    const operator = callerOf(await person({ operator: true })).resourceTypes;
    expect(await operator.create({ id: "lab_book", label: "Lab books", level: "project" })).toMatchObject({
      registered: true,
    });
    const again = { id: "lab_book", label: "Lab books", level: "project" as const };
    expect(await refusalOf(operator.create(again))).toBe("CONFLICT taken (id)");
    for (const id of ["job", "Upper", "1st", "a-b", "", "x".repeat(41)]) {
      expect(await refusalOf(operator.create({ ...again, id }))).toBe("INVALID invalid_value (id)");
    }
    expect(await operator.update({ type: "lab_book", label: "Books" })).toMatchObject({ label: "Books" });
    expect(await refusalOf(callerOf(of.owner).resourceTypes.remove({ type: "lab_book" }))).toBe(
      "FORBIDDEN operators_only",
    );
    const { id } = await resourceIn(of.project, { type: "lab_book" });
    expect(await refusalOf(operator.remove({ type: "lab_book" }))).toBe("CONFLICT type_in_use");
    await sql('delete from "resources" where "id" = $1', id);
    const rule = await accessRule(of.workspace, [{ role: "viewer" }], { type: "lab_book" });
    expect(await refusalOf(operator.remove({ type: "lab_book" }))).toBe("CONFLICT type_in_use");
    await sql('delete from "access_rules" where "id" = $1', rule);
    expect(await operator.remove({ type: "lab_book" })).toMatchObject({ id: "lab_book" });
    expect(await refusalOf(operator.remove({ type: "lab_book" }))).toBe("NOT_FOUND not_found");
  });
});
