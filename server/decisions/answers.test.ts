import { beforeEach, describe, expect, test } from "vitest";
import type { CredentialScopes } from "@/server/access/limits/credential-scopes";
import { callerOf } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { accessRule, resourceIn } from "@/server/testing/factories/access";
import { customRole, giveRole, group } from "@/server/testing/factories/groups-and-roles";
import { credential, serviceAccount } from "@/server/testing/factories/machines";
import { collaborator, person, project, workspaceMember, type Person } from "@/server/testing/factory";
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

type Caller = Parameters<typeof callerOf>[0];

const callsOf = (caller: Pick<Caller, "actor">) => callerOf({ id: "", name: "", email: "", ...caller }).decisions;

describe("the list of what somebody may", () => {
  test("is what checks allow, in pages, with filters; nothing of a project that the caller does not see", async () => {
    const who = await member("viewer");
    const job = await resourceIn(of.workspace.project, { name: "Train" });
    const model = await resourceIn(of.workspace.project, { type: "model", name: "Net" });
    const hidden = await resourceIn(of.project, { type: "model", name: "Secret net" });
    const list = (input: object) => callsOf(who).list({ workspace: room, permission: "read", ...input });
    expect(await list({})).toMatchObject({ items: [{ id: job.id }, { id: model.id }], total: 2, nextCursor: null });
    const first = await list({ limit: 1 });
    expect(first).toMatchObject({ items: [{ id: job.id, project: { id: of.workspace.project.id } }], total: 2 });
    expect(await list({ limit: 1, cursor: first.nextCursor })).toMatchObject({ items: [{ id: model.id }] });
    expect(await list({ type: "model" })).toMatchObject({ items: [{ id: model.id }], total: 1 });
    expect(await list({ search: "net" })).toMatchObject({ items: [{ id: model.id }], total: 1 });
    expect(await list({ permission: "modify" })).toMatchObject({ items: [], total: 0 });
    const nothing = { items: [], nextCursor: null, total: 0 };
    expect([await list({ project: of.project.slug }), await list({ project: "nowhere" })]).toEqual([nothing, nothing]);
    await accessRule(of.project, [{ user: who.id }], { resource: hidden.id });
    const seen = { id: hidden.id, project: { id: null, slug: null, name: of.project.name } };
    expect((await list({})).items).toMatchObject([{}, {}, seen]);
    expect(await list({ project: of.project.slug })).toEqual(nothing);
    const others = await callsOf(of.owner).list({
      workspace: room,
      permission: "read",
      actor: who.id,
      project: of.project.id,
    });
    expect(others.items).toMatchObject([{ id: hidden.id, project: { id: of.project.id } }]);
  });
});

describe("the list of what somebody without rights on the workspace may", () => {
  test("holds a thing of the workspace itself beside what lies in their project", async () => {
    const who = await member();
    await giveRole(of.workspace, who, await customRole(of.workspace, of.owner));
    await collaborator(of.project, who, "viewer");
    const [job, queue] = [await resourceIn(of.project), await resourceIn(of.workspace, { type: "queue" })];
    await accessRule(of.workspace, [{ user: who.id }], { resource: queue.id });
    const found = await callsOf(who).list({ workspace: room, permission: "read" });
    expect(found.items.map(({ id }) => id)).toEqual([job.id, queue.id].sort());
    expect(found.total).toBe(2);
  });
});

describe("the list of who may", () => {
  test("names each with every source, in pages, and as a file", async () => {
    const who = await member("viewer");
    const guest = await person();
    await collaborator(of.project, guest, "viewer");
    const team = await group(of.workspace, of.owner, { name: "Trainers", people: [who] });
    await accessRule(of.project, [{ group: team.id }], { permission: "modify" });
    const job = await resourceIn(of.project);
    const resource = { type: "job", id: job.id };
    const asked = { workspace: room, permission: "read", resource } as const;
    const { items } = await callsOf(of.owner).who(asked);
    expect(items.map(({ actor }) => actor.id)).toEqual([of.owner.id, who.id, guest.id].sort());
    expect(items.find(({ actor }) => actor.id === who.id)).toMatchObject({
      actor: { type: "user", name: who.name, email: who.email },
      sources: [{ permission: "modify", steps: [{}, { kind: "group", name: "Trainers" }, { kind: "rule" }, {}, {}] }],
    });
    expect(items.find(({ actor }) => actor.id === guest.id)?.sources[0]?.steps[1]).toMatchObject({
      kind: "collaborator",
      role: "viewer",
    });
    const first = await callsOf(of.owner).who({ ...asked, limit: 2 });
    const second = await callsOf(of.owner).who({ ...asked, limit: 2, cursor: first.nextCursor ?? "" });
    expect([...first.items, ...second.items]).toEqual(items);
    const byAddress = await callsOf(of.owner).whoByAddress({ workspace: room, permission: "read", ...resource });
    expect(byAddress.items).toEqual(items);
    const nowhere = { ...asked, resource: { project: "nowhere" } };
    expect(await callsOf(of.owner).who(nowhere)).toMatchObject({ items: [], nextCursor: null });
  });

  test("is for who may ask about others, and names no private project to who does not see it", async () => {
    const who = await member();
    const asked = { workspace: room, permission: "read", resource: { project: of.project.id } } as const;
    expect(await refusalOf(callsOf(who).who(asked))).toBe("FORBIDDEN permission_missing");
    const role = await customRole(of.workspace, of.owner, { permissions: ["access.check"] });
    await giveRole(of.workspace, who, role);
    const found = await callsOf(who).who(asked);
    expect(found.items.map(({ actor }) => actor.id)).toEqual([of.owner.id]);
    expect(JSON.stringify(found)).not.toContain(of.project.name);
    const why = await callsOf(who).explain({ ...asked, actor: of.owner.id });
    expect(why.allowed).toBe(true);
    expect(JSON.stringify(why)).not.toContain(of.project.name);
  });
});

describe("a limited credential", () => {
  const scoped = async (who: Person, scopes: Partial<CredentialScopes>): Promise<Pick<Caller, "actor">> => {
    const { actor } = await credential(who, of.workspace);
    const whole = { permissions: null, readOnly: false, project: null, ...scopes };
    return {
      actor: { ...actor, credential: actor.credential === null ? null : { ...actor.credential, scopes: whole } },
    };
  };

  test("that may only read modifies nothing, in no question, list or explanation, however they are put together", async () => {
    const reader = await scoped(of.owner, { readOnly: true });
    const job = await resourceIn(of.project);
    const resource = { type: "job", id: job.id };
    const calls = callsOf(reader);
    const other = await member("admin");
    const checks = [
      { permission: "modify", resource },
      { permission: "read", resource },
      { permission: "modify", resource, actor: other.id },
      { permission: "job.notebook", resource },
    ] as const;
    const answers = await calls.check({ workspace: room, checks: [...checks] });
    expect(answers.items?.map(({ allowed }) => allowed)).toEqual([false, true, true, false]);
    expect(await calls.list({ workspace: room, permission: "modify" })).toMatchObject({ items: [], total: 0 });
    expect(await calls.explain({ workspace: room, permission: "modify", resource })).toMatchObject({
      allowed: false,
      denials: [{ reason: "credential_limited" }],
      fixes: [],
    });
  });

  test("for one project is told of no other", async () => {
    const other = await project(of.workspace, of.owner);
    const [here, there] = [await resourceIn(of.project), await resourceIn(other, { name: "Elsewhere" })];
    const one = await scoped(of.owner, { project: of.project.id });
    const calls = callsOf(one);
    const ask = (id: string) => ({ workspace: room, permission: "read", resource: { type: "job", id } }) as const;
    expect([await calls.check(ask(here.id)), await calls.check(ask(there.id))]).toEqual([
      { allowed: true },
      { allowed: false },
    ]);
    expect(await calls.list({ workspace: room, permission: "read" })).toMatchObject({
      items: [{ id: here.id }],
      total: 1,
    });
    expect(await calls.explain(ask(here.id))).toMatchObject({ allowed: true });
    const why = await calls.explain(ask(there.id));
    expect(why).toMatchObject({ allowed: false, denials: [{ reason: "not_found" }] });
    expect(JSON.stringify(why)).not.toContain("Elsewhere");
    expect(await refusalOf(calls.who(ask(here.id)))).toBe("FORBIDDEN credential_scope");
  });

  test("of a service account asks about others only where its list of permissions says so", async () => {
    const machine = await serviceAccount(of.workspace, { role: "viewer" });
    const asked = {
      workspace: room,
      actor: of.owner.id,
      permission: "read",
      resource: { project: of.project.id },
    } as const;
    expect(await refusalOf(callsOf(machine).check(asked))).toBe("FORBIDDEN permission_missing (actor)");
    const proof = machine.actor.credential;
    const scopes = { permissions: ["access.ask", "access.check"], readOnly: false, project: null };
    const asking = { actor: { ...machine.actor, credential: proof === null ? null : { ...proof, scopes } } };
    expect(await callsOf(asking).check(asked)).toEqual({ allowed: true });
  });
});
