import { beforeEach, describe, expect, test } from "vitest";
import { IMPERSONATION_PERMISSIONS } from "@/server/access/limits/credential-scopes";
import { callerOf, callerWithCredential, type Caller } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { accessRule, resourceIn, type ResourceRef } from "@/server/testing/factories/access";
import { serviceAccount } from "@/server/testing/factories/machines";
import { collaborator, organizationMember, person, workspaceMember, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let room: { workspace: string };
let at: { workspace: string; project: string };
let hidden: ResourceRef;
let plain: ResourceRef;
beforeEach(async () => {
  of = await tenant();
  room = { workspace: of.workspace.id };
  at = { ...room, project: of.project.id };
  hidden = await resourceIn(of.project);
  plain = await resourceIn(of.workspace.project);
});

/** A service account that acts as the person, as an exchanged token lets it. */
async function as(who: Person): Promise<Caller> {
  const machine = await serviceAccount(of.workspace);
  const proof = machine.actor.credential;
  if (proof === null) throw new Error("a machine without a credential");
  const scopes = { permissions: IMPERSONATION_PERMISSIONS, readOnly: false, project: null };
  const credential = { ...proof, scopes, standing: null, chosen: null };
  const impersonator = { id: machine.serviceAccount, name: machine.actor.name };
  return callerWithCredential({ ...machine, actor: { ...who.actor, session: null, credential, impersonator } });
}

const target = ({ type, id }: ResourceRef) => ({ type, id });

async function mayModify(caller: Caller, resource: ResourceRef): Promise<boolean> {
  const answer = await caller.decisions.check({ ...room, permission: "modify", resource: target(resource) });
  return answer.allowed === true;
}

async function admins(): Promise<Person[]> {
  const [above, inside] = [await person(), await person()];
  await organizationMember(of.organization, above, "admin");
  await workspaceMember(of.workspace, inside, "admin");
  return [of.owner, above, inside];
}

describe("whoever acts as an admin by impersonation", () => {
  test("reaches what a member reaches: open projects, and no private one that is not theirs", async () => {
    const leaders = await admins();
    await callerOf(of.owner).projects.handOver({ ...at, user: leaders[2]?.id ?? "" });
    for (const who of leaders.slice(0, 2)) {
      expect(await mayModify(callerOf(who), hidden)).toBe(true);
      const caller = await as(who);
      const stays = who === of.owner;
      expect(await mayModify(caller, plain)).toBe(true);
      expect(await mayModify(caller, hidden)).toBe(stays);
      const listed = (await caller.resources.list(room)).items.map(({ id }) => id);
      expect(listed).toEqual(stays ? [hidden.id, plain.id] : [plain.id]);
      const found = (await caller.decisions.list({ ...room, permission: "modify" })).items.map(({ id }) => id);
      expect(found).toEqual(listed);
      expect(await refusalOf(caller.projects.get(at))).toBe(stays ? "done" : "NOT_FOUND not_found");
      const rights = await caller.decisions.rights(room);
      expect(rights.items.some(({ kind }) => kind === "admin")).toBe(false);
    }
  });

  test("has their own rules and collaborations, and is told why as such", async () => {
    const who = await person();
    await organizationMember(of.organization, who, "admin");
    const caller = await as(who);
    const ask = { ...room, permission: "modify" as const, resource: target(hidden) };
    expect(await caller.decisions.explain(ask)).toMatchObject({ allowed: false, fixes: [] });
    await accessRule(of.project, [{ user: who.id }], { permission: "modify" });
    const told = await caller.decisions.explain(ask);
    expect(told).toMatchObject({ allowed: true, paths: [{ steps: [{ kind: "actor" }, { kind: "rule" }, {}, {}] }] });
    await collaborator(of.project, who, "admin");
    expect(await refusalOf(caller.projects.rename({ ...at, name: "Mine" }))).toBe("FORBIDDEN credential_scope");
  });

  test("manages no queue as one of the queue admins", async () => {
    const queue = await resourceIn(of.workspace, { type: "queue" });
    const who = await person();
    await workspaceMember(of.workspace, who);
    const group = (await callerOf(of.owner).groups.list(room)).items.find(({ kind }) => kind === "queue_admins");
    const members = [{ type: "user" as const, id: who.id }];
    await callerOf(of.owner).groups.addMembers({ ...room, group: group?.id ?? "", members });
    const ask = { ...room, permission: "queue.manage" as const, resource: target(queue) };
    expect(await callerOf(who).decisions.check(ask)).toEqual({ allowed: true });
    const caller = await as(who);
    expect(await caller.decisions.check(ask)).toEqual({ allowed: false });
    const refused = await caller.resources.register({
      ...room,
      resources: [{ ...target(queue), externalId: "q", name: "q" }],
    });
    expect(refused.items).toMatchObject([{ status: "refused" }]);
  });

  test("asks about nobody else, administers nothing, and gives resources to nobody", async () => {
    const caller = await as(of.owner);
    const other = await person();
    await workspaceMember(of.workspace, other);
    const about = { ...room, actor: other.id, permission: "read" as const, resource: target(plain) };
    expect(await refusalOf(caller.decisions.check(about))).toBe("FORBIDDEN permission_missing (actor)");
    expect(await refusalOf(caller.members.list(room))).toBe("FORBIDDEN credential_scope");
    expect(await refusalOf(caller.members.remove({ ...room, user: other.id }))).toBe("FORBIDDEN credential_scope");
    expect(await refusalOf(caller.credentials.create(room))).toBe("FORBIDDEN credential_scope");
    const given = caller.resources.update({ ...room, resource: plain.id, owner: other.id });
    expect(await refusalOf(given)).toBe("FORBIDDEN permission_missing (owner)");
  });
});
