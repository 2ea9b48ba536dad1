import { beforeEach, describe, expect, test } from "vitest";
import { accessRule, resourceIn } from "@/server/testing/factories/access";
import { callerOf } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { collaborator, person, project, workspaceMember, type Person } from "@/server/testing/factory";
import { group } from "@/server/testing/factories/groups-and-roles";
import { serviceAccount } from "@/server/testing/factories/machines";
import { knockText } from "@/server/testing/doors/knock";
import { credential } from "@/server/testing/factories/machines";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let room: string;
beforeEach(async () => {
  of = await tenant();
  room = of.workspace.id;
});

async function member(role: "admin" | "member" | "viewer" = "viewer"): Promise<Person> {
  const who = await person();
  await workspaceMember(of.workspace, who, role);
  return who;
}

type Filters = Omit<Parameters<ReturnType<typeof callerOf>["accessRules"]["list"]>[0], "workspace">;

async function found(filters: Filters): Promise<string[]> {
  const { items } = await callerOf(of.owner).accessRules.list({ workspace: room, ...filters });
  return items.map(({ id }) => id);
}

describe("the list of rules", () => {
  test("begins with the two that a workspace starts with", async () => {
    const { items, total } = await callerOf(of.owner).accessRules.list({ workspace: room });
    expect(total).toBe(2);
    const shown = items.map(({ permission, source, subjects, target, createdBy, resourceType }) => {
      return [source, permission, subjects.roles, target.level, createdBy, resourceType];
    });
    expect(shown).toEqual([
      ["founding", "modify", ["member"], "workspace", null, "*"],
      ["founding", "read", ["viewer"], "workspace", null, "*"],
    ]);
  });

  test("is filtered by type, target and subject, also by those that name a group or role of somebody", async () => {
    const [who, other] = [await member(), await member("member")];
    const machine = await serviceAccount(of.workspace, { role: "viewer" });
    const team = await group(of.workspace, of.owner, { people: [who] });
    const job = await resourceIn(of.project, { name: "Nightly training" });
    const byName = await accessRule(of.project, [{ user: who.id }], { type: "dataset" });
    const byGroup = await accessRule(of.project, [{ group: team.id }], { type: "job", resource: job.id });
    const byMachine = await accessRule(of.workspace.project, [{ serviceAccount: machine.serviceAccount }]);
    const byShare = await accessRule(of.project, [{ shared: of.workspace.project.id }, { user: other.id }], {
      type: "job",
      resource: job.id,
    });
    const over = await accessRule(of.project, [{ user: who.id }], { expiresAt: new Date(Date.now() - 1_000) });
    expect(await found({ type: "dataset" })).toEqual([byName]);
    expect(await found({ type: "*" })).toHaveLength(3);
    expect(await found({ level: "resource" })).toEqual([byGroup, byShare]);
    expect(await found({ level: "workspace" })).toHaveLength(2);
    expect(await found({ project: of.project.slug })).toEqual([byName, byGroup, byShare]);
    expect(await found({ resource: job.id })).toEqual([byGroup, byShare]);
    expect(await found({ user: who.id })).toEqual([byName]);
    expect(await found({ group: team.id })).toEqual([byGroup]);
    expect(await found({ serviceAccount: machine.serviceAccount })).toEqual([byMachine]);
    expect(await found({ sharedWith: of.workspace.project.slug })).toEqual([byShare]);
    expect(await found({ role: "viewer" })).toHaveLength(1);
    const effective = await callerOf(of.owner).accessRules.list({ workspace: room, user: who.id, effective: "true" });
    expect(effective.items.map(({ id }) => id)).toEqual(expect.arrayContaining([byName, byGroup]));
    expect(effective.total).toBe(3);
    expect(await found({ search: "nightly" })).toEqual([byGroup, byShare]);
    expect(await found({ search: who.email })).toEqual([byName]);
    expect(await found({})).not.toContain(over);
  });

  test("is paged in order, and says how many there are", async () => {
    for (let made = 0; made < 3; made += 1) await accessRule(of.project, [{ role: "viewer" }]);
    const { accessRules } = callerOf(of.owner);
    const first = await accessRules.list({ workspace: room, limit: 3, sort: "-created" });
    const second = await accessRules.list({
      workspace: room,
      limit: 3,
      sort: "-created",
      cursor: first.nextCursor ?? "",
    });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toEqual([...ids].sort().reverse());
    expect([ids.length, first.total, second.nextCursor]).toEqual([5, 5, null]);
    expect((await accessRules.list({ workspace: room, total: "none" })).total).toBeNull();
  });

  test("is exported as the same slice", async () => {
    const rule = await accessRule(of.project, [{ role: "viewer" }], { type: "model" });
    const key = await credential(of.owner, of.workspace);
    const path = `/workspaces/${of.workspace.slug}/access-rules.csv?type=model`;
    const answer = await knockText("GET", path, { credential: key });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(rule);
    expect(answer.body.split("\r\n")[0]).toMatch(/^rule,resourceType,level,project,/);
  });
});

test("the subjects of a large rule come page by page", async () => {
  const people = [await member(), await member(), await member()];
  const rule = await accessRule(of.project, [...people.map(({ id }) => ({ user: id })), { role: "viewer" }]);
  const { accessRules } = callerOf(of.owner);
  const first = await accessRules.listSubjects({ workspace: room, rule, limit: 2 });
  expect(first.total).toBe(3);
  const next = await accessRules.listSubjects({ workspace: room, rule, limit: 2, cursor: first.nextCursor ?? "" });
  const ids = [...first.items, ...next.items].map(({ id }) => id);
  expect(ids).toEqual(people.map(({ id }) => id).sort());
  const [one] = people;
  const search = { workspace: room, rule, search: one?.name ?? "" };
  expect((await accessRules.listSubjects(search)).items.map(({ id }) => id)).toEqual([one?.id]);
  expect((await accessRules.list({ workspace: room, type: "*", level: "project" })).items).toMatchObject([
    { subjects: { users: { total: 3 }, roles: ["viewer"] } },
  ]);
});

describe("what is shared shows on both sides", () => {
  test("to whoever may read it, without the names of private projects that they do not know", async () => {
    const other = await project(of.workspace, of.owner, { name: "Speech" });
    const [here, there, both] = [await member(), await member(), await member()];
    for (const who of [here, both]) await collaborator(of.project, who, "viewer");
    for (const who of [there, both]) await collaborator(other, who, "viewer");
    const job = await resourceIn(of.project, { name: "Training" });
    const rule = await accessRule(of.project, [{ shared: other.id }], { resource: job.id, type: "job" });
    const shared = async (who: Person, at: { id: string }, direction: "in" | "out") => {
      const input = { workspace: room, project: at.id, direction };
      return (await callerOf(who).accessRules.listShared(input)).items;
    };
    const from = { id: of.project.id, slug: of.project.slug, name: of.project.name };
    const into = { id: other.id, slug: other.slug, name: other.name };
    const item = {
      rule,
      permission: "read",
      expiresAt: null,
      resource: { id: job.id, type: "job", name: "Training" },
      from,
    };
    expect(await shared(there, other, "in")).toEqual([{ ...item, sharedWith: [into] }]);
    expect(await shared(here, of.project, "out")).toEqual([{ ...item, sharedWith: [] }]);
    expect(await shared(both, of.project, "out")).toEqual([{ ...item, sharedWith: [into] }]);
    expect(await shared(of.owner, of.project, "in")).toEqual([]);
    await callerOf(of.owner).accessRules.remove({ workspace: room, rule });
    expect(await shared(there, other, "in")).toEqual([]);
  });
});
