import { beforeEach, describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { accessRule, resourceIn } from "@/server/testing/factories/access";
import { group } from "@/server/testing/factories/groups-and-roles";
import { collaborator, person, workspaceMember, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let room: string;
beforeEach(async () => {
  of = await tenant();
  room = of.workspace.id;
});

async function member(role: "admin" | "member" | "viewer" = "member"): Promise<Person> {
  const who = await person();
  await workspaceMember(of.workspace, who, role);
  return who;
}

type Input = Omit<Parameters<ReturnType<typeof callerOf>["decisions"]["explain"]>[0], "workspace">;

const explain = (caller: Person, input: Input) => callerOf(caller).decisions.explain({ workspace: room, ...input });

describe("an explanation of what is allowed", () => {
  test("walks from the person by group and rule to the thing, and names what to take away", async () => {
    const who = await member("viewer");
    const labellers = await group(of.workspace, of.owner, { name: "Labellers", people: [who] });
    const set = await resourceIn(of.project, { type: "dataset", name: "Training" });
    const rule = await accessRule(of.project, [{ group: labellers.id }], { type: "dataset", permission: "modify" });
    const asked = { actor: who.id, permission: "modify", resource: { type: "dataset", id: set.id } } as const;
    const found = await explain(of.owner, asked);
    expect(found).toMatchObject({
      allowed: true,
      actor: { type: "user", id: who.id, name: who.name },
      resource: { id: set.id, name: "Training", project: { id: of.project.id } },
      path: [
        { kind: "actor", id: who.id, state: "live" },
        { kind: "group", id: labellers.id, name: "Labellers", source: "manual" },
        { kind: "rule", id: rule, permission: "modify", resourceType: "dataset", source: "manual" },
        { kind: "project", id: of.project.id, name: of.project.name },
        { kind: "resource", id: set.id, name: "Training", type: "dataset" },
      ],
      denials: [],
      request: null,
    });
    const [first] = found.fixes;
    expect(first?.changes).toMatchObject([
      { kind: "group.remove-members", group: { id: labellers.id, name: "Labellers" }, allowed: true, othersToo: false },
    ]);
    expect(await explain(who, { ...asked, actor: undefined })).toMatchObject({ allowed: true, path: found.path });
  });

  test("names inheritance, roles above and sharing, each as its own way", async () => {
    const open = of.workspace.project;
    const model = await resourceIn(open, { type: "model" });
    const who = await member();
    const byRole = await explain(of.owner, {
      actor: who.id,
      permission: "read",
      resource: { type: "model", id: model.id },
    });
    expect(byRole.path.map(({ kind }) => kind)).toEqual([
      "actor",
      "workspace_role",
      "rule",
      "workspace",
      "project",
      "resource",
    ]);
    const own = await explain(of.owner, { permission: "modify", resource: { type: "model", id: model.id } });
    const above = own.paths.find(({ steps }) => steps[1]?.kind === "organization_role");
    expect(above).toMatchObject({ enough: true, steps: [{}, { role: "owner" }, { kind: "workspace" }, {}, {}] });
    const guest = await person();
    await collaborator(of.project, guest);
    const share = await accessRule(open, [{ shared: of.project.id }], { resource: model.id, type: "model" });
    const shared = await explain(of.owner, {
      actor: guest.id,
      permission: "read",
      resource: { type: "model", id: model.id },
    });
    expect(shared).toMatchObject({ allowed: true });
    expect(shared.path).toMatchObject([
      { kind: "actor" },
      { kind: "collaborator", role: "member" },
      { kind: "project", id: of.project.id },
      { kind: "share", id: share, permission: "read" },
      { kind: "resource", id: model.id },
    ]);
  });
});

describe("an explanation of what is not", () => {
  test("says why, and offers the smallest changes with who may make them", async () => {
    const who = await member("viewer");
    const job = await resourceIn(of.workspace.project);
    const asked = { actor: who.id, permission: "modify", resource: { type: "job", id: job.id } } as const;
    const found = await explain(of.owner, asked);
    expect(found).toMatchObject({ allowed: false, denials: [{ reason: "read_only" }], paths: [{ enough: false }] });
    const kinds = found.fixes.map(({ changes }) => changes.map(({ kind }) => kind).join());
    expect(kinds).toEqual(expect.arrayContaining(["access-rule.create", "collaborator.add", "member.change-role"]));
    const rule = found.fixes[0]?.changes[0];
    expect(rule).toMatchObject({
      kind: "access-rule.create",
      allowed: true,
      call: { method: "POST", path: `/workspaces/${room}/access-rules`, body: { resource: job.id, users: [who.id] } },
    });
    const own = await explain(who, { ...asked, actor: undefined });
    expect(own.fixes[0]?.changes[0]).toMatchObject({ kind: "access-rule.create", allowed: false });
    expect(own.request).toMatchObject({ method: "POST", body: { permission: "modify", resource: { id: job.id } } });
  });

  test.each([
    ["suspended", 'update "organization_members" set "suspendedAt" = now() where "userId" = $1', "actor_suspended"],
    ["ended", `update "workspace_members" set "expiresAt" = now() where "userId" = $1`, "membership_ended"],
    ["out", 'delete from "workspace_members" where "userId" = $1', "not_in_workspace"],
  ])("knows that somebody is %s", async (_, change, reason) => {
    const who = await member();
    await sql(change, who.id);
    const job = await resourceIn(of.workspace.project);
    const found = await explain(of.owner, { actor: who.id, permission: "read", resource: { type: "job", id: job.id } });
    expect(found.allowed).toBe(false);
    expect(found.denials.map((one) => one.reason)).toContain(reason);
    expect(found.fixes.length).toBeGreaterThan(0);
  });

  test("knows what is archived, whom the queues need, and who is nobody", async () => {
    const admin = await member("admin");
    const queue = await resourceIn(of.workspace, { type: "queue" });
    const manage = { actor: admin.id, permission: "queue.manage", resource: { type: "queue", id: queue.id } } as const;
    expect(await explain(of.owner, manage)).toMatchObject({
      denials: [{ reason: "queue_admins_only" }],
      fixes: [{ changes: [{ kind: "group.add-members", group: { name: "Queue admins" } }] }],
    });
    await sql('update "projects" set "archivedAt" = now() where "id" = $1', of.project.id);
    const place = { actor: admin.id, permission: "modify", resource: { project: of.project.id } } as const;
    expect(await explain(of.owner, place)).toMatchObject({
      denials: [{ reason: "project_archived" }],
      fixes: [{ changes: [{ kind: "project.unarchive" }] }],
    });
    const nobody = await explain(of.owner, { ...place, actor: "usr_nobody" });
    expect(nobody).toMatchObject({ actor: { type: null }, denials: [{ reason: "actor_unknown" }], fixes: [] });
  });

  test("of a named action needs both of its parts", async () => {
    const who = await member("viewer");
    const [model, job] = [
      await resourceIn(of.workspace.project, { type: "model" }),
      await resourceIn(of.workspace.project),
    ];
    const asked = {
      actor: who.id,
      permission: "model.create-version",
      resource: { type: "model", id: model.id },
      from: { type: "job", id: job.id },
    } as const;
    expect(await explain(of.owner, asked)).toMatchObject({ allowed: false, denials: [{ reason: "read_only" }] });
  });
});

describe("who explains themself", () => {
  test("is told of a hidden thing what they are told of an absent one", async () => {
    const who = await member();
    const hidden = await resourceIn(of.project, { name: "Secret" });
    const same = async (one: Input, other: Input, from: string, to: string) => {
      const [a, b] = [JSON.stringify(await explain(who, one)), JSON.stringify(await explain(who, other))];
      expect(a).toBe(b.replaceAll(from, to));
    };
    const absent = "res_00000000000000000000000000";
    for (const permission of ["read", "modify"] as const) {
      const [one, other] = [hidden.id, absent].map((id) => ({ permission, resource: { type: "job", id } }));
      if (one !== undefined && other !== undefined) await same(one, other, absent, hidden.id);
      const place = (of_: string) => ({ permission, resource: { project: of_ } });
      await same(
        place(of.project.id),
        place("prj_00000000000000000000000000"),
        "prj_00000000000000000000000000",
        of.project.id,
      );
    }
    const asked = { permission: "read", resource: { type: "job", id: hidden.id } } as const;
    expect(JSON.stringify(await explain(who, asked))).not.toMatch(/Secret|Project \d/);
    expect(await refusalOf(explain(who, { ...asked, actor: of.owner.id }))).toBe(
      "FORBIDDEN permission_missing (actor)",
    );
  });

  test("learns of no group that they are not in", async () => {
    const who = await member("viewer");
    const builders = await group(of.workspace, of.owner, { name: "Builders" });
    const job = await resourceIn(of.workspace.project);
    await accessRule(of.workspace, [{ group: builders.id }], { resource: job.id, permission: "modify" });
    const asked = { permission: "modify", resource: { type: "job", id: job.id } } as const;
    expect(JSON.stringify(await explain(of.owner, { ...asked, actor: who.id }))).toContain("Builders");
    expect(JSON.stringify(await explain(who, asked))).not.toContain("Builders");
  });
});
