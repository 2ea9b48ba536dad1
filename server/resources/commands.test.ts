import { beforeEach, describe, expect, test } from "vitest";
import { RESOURCE_TYPES } from "@/server/access/rights/resource-types";
import { accessRule, resourceIn } from "@/server/testing/factories/access";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { collaborator, person, project, workspaceMember, type Person } from "@/server/testing/factory";
import { group } from "@/server/testing/factories/groups-and-roles";
import { serviceAccount, type ServiceAccountRef } from "@/server/testing/factories/machines";
import { refusalOf } from "@/server/testing/refusal";
import { registeredType, thing } from "@/server/testing/examples/resource";
import { tenant, type Tenant } from "@/server/testing/tenant";
import type { RegisteredInput } from "./schema";

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

async function register(who: Person | ServiceAccountRef, ...resources: RegisteredInput[]) {
  const caller = "accessKey" in who ? callerWithCredential(who) : callerOf(who);
  const { items } = await caller.resources.register({ workspace: room, resources });
  return items;
}

/** What became of each, in one word. */
async function outcomes(who: Person | ServiceAccountRef, ...resources: RegisteredInput[]): Promise<string[]> {
  const items = await register(who, ...resources);
  return items.map(({ status, code, reason, field }) =>
    status === "refused" ? `${code} ${reason}${field === undefined ? "" : ` (${field})`}` : status,
  );
}

async function audit(action: string) {
  return sql<{ targetId: string; projectId: string | null; before: unknown; after: unknown; result: string }>(
    'select "targetId", "projectId", "before", "after", "result" from "audit_entries" where "workspaceId" = $1 and "action" = $2 order by "id"',
    room,
    action,
  );
}

const PERMISSION = "FORBIDDEN permission_missing";

describe("registering", () => {
  test("makes what is new and changes what is there, by place, type and external id; what is left out stays", async () => {
    const first = thing({
      sizeBytes: 9_007_199_254_740_991,
      attributes: { epochs: 3, best: null },
      url: "s3://bucket/a",
    });
    const [made] = await register(member, first);
    expect(made).toMatchObject({ status: "created", externalId: first.externalId });
    const again = { type: first.type, externalId: first.externalId, name: "Second run" };
    expect(await register(member, again, { ...again, type: "dataset" })).toMatchObject([
      { id: made?.id, status: "updated" },
      { status: "created" },
    ]);
    expect(await outcomes(member, again)).toEqual(["unchanged"]);
    const view = await callerOf(member).resources.get({ workspace: room, resource: made?.id ?? "" });
    expect(view).toMatchObject({
      name: "Second run",
      sizeBytes: 9_007_199_254_740_991,
      attributes: { epochs: 3, best: null },
      url: "s3://bucket/a",
      project: { slug: "default" },
      owner: { id: member.id, name: member.name, removed: false },
      permissions: ["read", "modify"],
    });
  });

  test("leaves one audit row for each that was made or changed, with the changed fields alone", async () => {
    const one = thing({ attributes: { a: 1, b: 2 } });
    const [made] = await register(of.owner, one);
    await register(of.owner, { ...one, attributes: { a: 1, b: 3 } }, thing());
    await register(of.owner, one, { ...one });
    const rows = (await audit("resource.register")).filter(({ targetId }) => targetId === made?.id);
    expect(rows).toMatchObject([
      { before: null, after: { externalId: one.externalId, owner: of.owner.id, attributes: { a: 1, b: 2 } } },
      { before: { attributes: { b: 2 } }, after: { attributes: { b: 3 } } },
      { before: { attributes: { b: 3 } }, after: { attributes: { b: 2 } } },
    ]);
    expect(rows.every(({ projectId }) => projectId === of.workspace.project.id)).toBe(true);
  });

  test("takes the time of the last use without an audit row, and never sets it back", async () => {
    const one = thing();
    const [made] = await register(member, one);
    const rows = (await audit("resource.register")).length;
    const later = new Date(Date.now() - 60_000).toISOString();
    expect(await outcomes(member, { ...one, lastUsedAt: later })).toEqual(["unchanged"]);
    expect(await outcomes(member, { ...one, lastUsedAt: "2020-01-01T00:00:00Z" })).toEqual(["unchanged"]);
    const { lastUsedAt } = await callerOf(member).resources.get({ workspace: room, resource: made?.id ?? "" });
    expect(lastUsedAt).toBe(later);
    expect(await audit("resource.register")).toHaveLength(rows);
    const future = new Date(Date.now() + 86_400_000).toISOString();
    expect(await outcomes(member, { ...one, lastUsedAt: future })).toEqual(["INVALID invalid_value (lastUsedAt)"]);
  });

  test("refuses items one by one: type, place, right, the second of a name", async () => {
    const hidden = await project(of.workspace, of.owner);
    const open = await project(of.workspace, of.owner, { visibility: "open" });
    const old = await project(of.workspace, of.owner, { visibility: "open" });
    await sql('update "projects" set "archivedAt" = now() where "id" = $1', old.id);
    const twice = thing();
    expect(
      await outcomes(
        member,
        thing({ type: "spaceship" }),
        thing({ project: hidden.slug }),
        thing({ project: "nowhere" }),
        thing({ project: "prj_00000000000000000000000000\0" }),
        thing({ project: open.slug.toUpperCase() }),
        thing({ project: old.id }),
        twice,
        twice,
        thing({ type: "queue" }),
        thing({ type: "cluster" }),
      ),
    ).toEqual([
      "INVALID invalid_value (type)",
      "NOT_FOUND not_found (project)",
      "NOT_FOUND not_found (project)",
      "NOT_FOUND not_found (project)",
      "created",
      "CONFLICT archived (project)",
      "created",
      "CONFLICT duplicate_row (externalId)",
      PERMISSION,
      "created",
    ]);
    const refused = (await audit("resource.register")).filter(({ result }) => result === "refused");
    expect(refused.length).toBeGreaterThan(0);
  });

  test("is for whoever may modify the type there: viewers, guests, and rules decide alike", async () => {
    const viewer = await person();
    await workspaceMember(of.workspace, viewer, "viewer");
    expect(await outcomes(viewer, thing())).toEqual([PERMISSION]);
    await accessRule(of.workspace, [{ user: viewer.id }], { type: "dataset", permission: "modify" });
    expect(await outcomes(viewer, thing(), thing({ type: "dataset" }))).toEqual([PERMISSION, "created"]);
    const guest = await person();
    await collaborator(of.project, guest);
    expect(await outcomes(guest, thing({ project: of.project.id }), thing(), thing({ type: "cluster" }))).toEqual([
      "created",
      "NOT_FOUND not_found (project)",
      PERMISSION,
    ]);
    const machine = await serviceAccount(of.workspace);
    expect(await outcomes(machine, thing())).toEqual(["created"]);
  });

  test("changes one that is there by a right on it alone", async () => {
    const viewer = await person();
    await workspaceMember(of.workspace, viewer, "viewer");
    const one = thing();
    const [made] = await register(of.owner, one);
    expect(await outcomes(viewer, { ...one, name: "Mine" })).toEqual([PERMISSION]);
    await accessRule(of.workspace, [{ user: viewer.id }], {
      resource: made?.id ?? "",
      type: "job",
      permission: "modify",
    });
    expect(await outcomes(viewer, { ...one, name: "Mine" })).toEqual(["updated"]);
  });

  test("makes queues by the queue admins alone, in the workspace itself or in a project", async () => {
    expect(await outcomes(of.owner, thing({ type: "queue" }))).toEqual([PERMISSION]);
    const { items } = await callerOf(of.owner).groups.list({ workspace: room });
    const admins = items.find(({ kind }) => kind === "queue_admins");
    await callerOf(of.owner).groups.addMembers({
      workspace: room,
      group: admins?.id ?? "",
      members: [{ type: "user", id: member.id }],
    });
    const queue = thing({ type: "queue" });
    const [made] = await register(member, queue, { ...queue, project: "default" });
    expect(made?.status).toBe("created");
    const view = await callerOf(member).resources.get({ workspace: room, resource: made?.id ?? "" });
    expect(view).toMatchObject({ project: null, permissions: ["read", "modify", "queue.manage"] });
    const rename = { workspace: room, resource: view.id, name: "Night" };
    expect(await refusalOf(callerOf(of.owner).resources.update(rename))).toBe(PERMISSION);
    expect(await refusalOf(callerOf(member).resources.update(rename))).toBe("done");
  });

  test("lets admins alone name another owner, who is in the workspace", async () => {
    const machine = await serviceAccount(of.workspace);
    const outsider = await person();
    expect(await outcomes(member, thing({ owner: of.owner.id }), thing({ owner: member.id }))).toEqual([
      `${PERMISSION} (owner)`,
      "created",
    ]);
    expect(
      await outcomes(
        of.owner,
        thing({ owner: member.id }),
        thing({ owner: machine.serviceAccount }),
        thing({ owner: outsider.id }),
      ),
    ).toEqual(["created", "created", "INVALID invalid_value (owner)"]);
    const one = thing();
    await register(of.owner, one);
    expect(await outcomes(member, { ...one, owner: member.id })).toEqual([`${PERMISSION} (owner)`]);
    expect(await outcomes(member, { ...one, owner: of.owner.id })).toEqual(["unchanged"]);
  });

  test("knows the types of the operator, each at its level", async () => {
    const [inProject, inRoom] = [await registeredType("project"), await registeredType("workspace")];
    const items = await register(member, thing({ type: inProject }), thing({ type: inRoom }));
    const places = await Promise.all(
      items.map(({ id }) => callerOf(member).resources.get({ workspace: room, resource: id ?? "" })),
    );
    expect(places.map((one) => one.project?.slug ?? null)).toEqual(["default", null]);
  });

  test("takes a thousand in a few statements", async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => thing({ externalId: `bulk-${index}` }));
    expect(new Set(await outcomes(member, ...many))).toEqual(new Set(["created"]));
    const renamed = many.map((one) => ({ ...one, name: `${one.name} again` }));
    expect(new Set(await outcomes(member, ...renamed))).toEqual(new Set(["updated"]));
    expect(await audit("resource.register")).toHaveLength(2_000);
    expect(await refusalOf(register(member, ...many, thing()))).toBe("INVALID invalid_value (resources)");
  });
});

describe("changing and deleting", () => {
  test("changes fields, the owner by admins alone, and answers the absent like the unreadable", async () => {
    const [made] = await register(member, thing({ url: "https://example.com/a" }));
    const at = { workspace: room, resource: made?.id ?? "" };
    const view = await callerOf(member).resources.update({ ...at, name: "New", url: null, attributes: { a: true } });
    expect(view).toMatchObject({ name: "New", url: null, attributes: { a: true } });
    expect(await audit("resource.update")).toMatchObject([
      {
        before: { name: expect.any(String) as unknown, url: "https://example.com/a" },
        after: { name: "New", url: null },
      },
    ]);
    expect(await refusalOf(callerOf(member).resources.update({ ...at, owner: of.owner.id }))).toBe(
      `${PERMISSION} (owner)`,
    );
    expect((await callerOf(of.owner).resources.update({ ...at, owner: of.owner.id })).owner.id).toBe(of.owner.id);
    const hidden = await resourceIn(await project(of.workspace, of.owner));
    const absent = "NOT_FOUND not_found";
    for (const resource of [hidden.id, "res_00000000000000000000000000", "nonsense\0"]) {
      expect(await refusalOf(callerOf(member).resources.get({ workspace: room, resource }))).toBe(absent);
      expect(await refusalOf(callerOf(member).resources.update({ workspace: room, resource, name: "X" }))).toBe(absent);
      expect(await refusalOf(callerOf(member).resources.remove({ workspace: room, resource }))).toBe(absent);
    }
  });

  test("stamps a use without an audit row", async () => {
    const [made] = await register(member, thing());
    const lastUsedAt = new Date(Date.now() - 5_000).toISOString();
    const view = await callerOf(member).resources.update({ workspace: room, resource: made?.id ?? "", lastUsedAt });
    expect(view.lastUsedAt).toBe(lastUsedAt);
    expect(await audit("resource.update")).toEqual([]);
  });

  test("deletes with its rules, each with its row; several are answered one by one", async () => {
    const [one, two] = await register(member, thing({ sizeBytes: 5 }), thing({ sizeBytes: 7 }));
    const hidden = await resourceIn(await project(of.workspace, of.owner));
    const team = await group(of.workspace, of.owner, { people: [member] });
    await accessRule(of.workspace.project, [{ group: team.id }, { shared: of.project.id }], {
      resource: one?.id ?? "",
    });
    const resources = [one?.id ?? "", two?.id ?? "", hidden.id];
    const caller = callerOf(member).resources;
    expect(await caller.previewRemovals({ workspace: room, resources })).toEqual({
      resources: 2,
      kept: 1,
      sizeBytes: 12,
      rules: 1,
      shares: 1,
      requests: 0,
    });
    for (const resource of [hidden.id, "res_nobody"]) {
      expect(await refusalOf(caller.previewRemoval({ workspace: room, resource }))).toBe("NOT_FOUND not_found");
    }
    const { items } = await caller.removeSeveral({ workspace: room, resources });
    expect(items).toMatchObject([
      { status: "removed" },
      { status: "removed" },
      { status: "refused", code: "NOT_FOUND", reason: "not_found" },
    ]);
    expect((await audit("resource.remove")).filter(({ result }) => result === "done")).toHaveLength(2);
    expect(await audit("access-rule.remove")).toHaveLength(1);
    expect(await sql('select 1 from "access_grants" where "scope" = $1', one?.id)).toEqual([]);
    expect(await caller.removeSeveral({ workspace: room, resources: [two?.id ?? ""] })).toMatchObject({
      items: [{ status: "refused" }],
    });
  });

  test("shows who made it as removed once they have gone", async () => {
    const [made] = await register(member, thing());
    await callerOf(of.owner).members.remove({ workspace: room, user: member.id });
    const { owner } = await callerOf(of.owner).resources.get({ workspace: room, resource: made?.id ?? "" });
    expect(owner).toEqual({ id: member.id, name: member.name, removed: true });
  });

  test("changes nothing in the examples and in archived places", async () => {
    const [mine] = await sql<{ id: string; workspaceId: string }>(
      `select "id", "workspaceId" from "projects" where "kind" = 'examples' and "id" in (select "projectId" from "collaborators" where "userId" = $1)`,
      member.id,
    );
    const at = { workspace: mine?.workspaceId ?? "", project: mine?.id ?? "" };
    const caller = callerOf(member).resources;
    const { items } = await caller.listInProject(at);
    expect(items.map(({ type }) => type).sort()).toEqual([...RESOURCE_TYPES].sort());
    expect(items.every(({ permissions }) => permissions.join() === "read")).toBe(true);
    const resource = items[0]?.id ?? "";
    const readOnly = "FORBIDDEN examples_read_only";
    expect(await refusalOf(caller.remove({ workspace: at.workspace, resource }))).toBe(readOnly);
    expect(await refusalOf(caller.update({ workspace: at.workspace, resource, name: "Mine" }))).toBe(readOnly);
    const registered = await caller.registerInProject({ ...at, resources: [thing()] });
    expect(registered.items).toMatchObject([{ status: "refused", reason: "examples_read_only" }]);
    const [made] = await register(member, thing());
    await sql('update "workspaces" set "archivedAt" = now() where "id" = $1', room);
    const gone = callerOf(of.owner).resources.remove({ workspace: room, resource: made?.id ?? "" });
    expect(await refusalOf(gone)).toBe("CONFLICT archived");
  });
});
