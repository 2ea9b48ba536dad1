import { beforeAll, describe, expect, test } from "vitest";
import { accessRule, resourceIn, type ResourceRef } from "@/server/testing/factories/access";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { collaborator, person, workspaceMember, type Person } from "@/server/testing/factory";
import { group } from "@/server/testing/factories/groups-and-roles";
import { knock } from "@/server/testing/doors/knock";
import { credential, serviceAccount, type CredentialRef } from "@/server/testing/factories/machines";
import { refusalOf } from "@/server/testing/refusal";
import { onSecondNode, useSecondNode } from "@/server/testing/processes/second-node";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();
useSecondNode();

let mine: Tenant;
let theirs: Tenant;
/** Of their owner, who is an admin of theirs. */
let stranger: CredentialRef;
let secret: ResourceRef;

beforeAll(async () => {
  mine = await tenant();
  theirs = await tenant();
  stranger = await credential(theirs.owner, theirs.organization);
  secret = await resourceIn(mine.project, { name: "Secret" });
});

const ask = (of: Tenant, what: string, by: CredentialRef, body: object) =>
  knock("POST", `/workspaces/${of.workspace.id}/access/${what}`, { credential: by, body });

const check = async (of: Tenant, by: CredentialRef, body: object) => (await ask(of, "check", by, body)).body.allowed;

describe("ids of another tenant in a question", () => {
  test("are ids of nothing: as actor, resource, project and job", async () => {
    const job = { type: "job", id: secret.id };
    const model = await resourceIn(theirs.project, { type: "model" });
    const queue = await resourceIn(mine.workspace, { type: "queue", name: "Secret queue" });
    const ofMine = [job, { type: "queue", id: queue.id }, { project: mine.project.id }];
    const places = [...ofMine, { project: mine.workspace.project.id, type: "job" }];
    for (const resource of places) {
      const asked = { permission: "read", resource };
      expect(await ask(theirs, "check", stranger, asked)).toMatchObject({ status: 200, body: { allowed: false } });
      expect(await ask(theirs, "who", stranger, asked)).toMatchObject({ status: 200, body: { items: [] } });
      const why = await ask(theirs, "explain", stranger, asked);
      expect(why.body).toMatchObject({ allowed: false, denials: [{ reason: "not_found" }], fixes: [], paths: [] });
      expect(JSON.stringify(why.body)).not.toMatch(/Secret/);
    }
    const own = { permission: "read", resource: { type: "model", id: model.id } };
    expect(await check(theirs, stranger, own)).toBe(true);
    expect(await check(theirs, stranger, { ...own, actor: mine.owner.id })).toBe(false);
    const version = { permission: "model.create-version", resource: own.resource, from: job };
    expect(await check(theirs, stranger, version)).toBe(false);
    const list = { permission: "read", actor: mine.owner.id };
    expect((await ask(theirs, "list", stranger, list)).body).toMatchObject({ items: [], total: 0 });
    const inProject = { permission: "read", project: mine.project.id };
    expect((await ask(theirs, "list", stranger, inProject)).body).toMatchObject({ items: [], total: 0 });
  });

  test("name nobody: a person elsewhere is explained like one who is nowhere", async () => {
    const about = (actor: string) =>
      ask(theirs, "explain", stranger, { actor, permission: "read", resource: { project: theirs.project.id } });
    const [elsewhere, nowhere] = [mine.owner.id, "usr_00000000000000000000000000"];
    const known = JSON.stringify((await about(elsewhere)).body);
    expect(known).not.toContain(mine.owner.name);
    expect(known).toBe(JSON.stringify((await about(nowhere)).body).replaceAll(nowhere, elsewhere));
    const machine = await serviceAccount(mine.workspace, { name: "Trainer" });
    expect(JSON.stringify((await about(machine.serviceAccount)).body)).not.toContain("Trainer");
  });
});

describe("a question about what cannot be", () => {
  test.each([
    ["type", { resource: { type: "unheard-of", id: "res_00000000000000000000000000" } }],
    ["type in a place", { resource: { project: "default", type: "unheard-of" } }],
    ["type in the workspace", { resource: { type: "unheard-of" } }],
    ["text", { resource: { type: "job\0", id: "res_\0" } }],
    ["place", { resource: { project: "de\0fault" } }],
    ["actor", { actor: "\0", resource: { project: "default" } }],
    ["actor of a role's name", { actor: "role:member", resource: { project: "default" } }],
  ])("of no such %s is answered with no", async (_, input) => {
    for (const permission of ["read", "modify"]) {
      const asked = { permission, ...input };
      expect(await ask(theirs, "check", stranger, asked)).toMatchObject({ status: 200, body: { allowed: false } });
      expect(await ask(theirs, "explain", stranger, asked)).toMatchObject({ status: 200, body: { allowed: false } });
    }
  });
});

describe("somebody from outside of the workspace", () => {
  test("asks about themself in their one project, and of nothing else there learns anything", async () => {
    const guest = await person();
    await collaborator(mine.project, guest, "viewer");
    const { decisions } = callerOf(guest);
    const place = { workspace: mine.workspace.id };
    const open = await resourceIn(mine.workspace.project, { name: "Open one" });
    const of = ({ id, type }: ResourceRef) => ({ ...place, permission: "read" as const, resource: { type, id } });
    expect(await decisions.check(of(secret))).toEqual({ allowed: true });
    expect(await decisions.check(of(open))).toEqual({ allowed: false });
    expect(await decisions.check({ ...of(secret), permission: "modify" })).toEqual({ allowed: false });
    const list = await decisions.list({ ...place, permission: "read" });
    expect(list).toMatchObject({ items: [{ id: secret.id }], total: 1 });
    expect(await refusalOf(decisions.who(of(secret)))).toBe("NOT_FOUND not_found");
    const actor = mine.owner.id;
    const about = [
      () => decisions.check({ ...of(secret), actor }),
      () => decisions.explain({ ...of(secret), actor }),
      () => decisions.list({ ...place, permission: "read", actor }),
    ];
    for (const ask of about) expect(await refusalOf(ask())).toBe("FORBIDDEN permission_missing (actor)");
    const hidden = JSON.stringify(await decisions.explain(of(open)));
    expect(hidden).not.toMatch(/Open one/);
    expect(hidden).not.toContain(mine.workspace.project.id);
  });
});

/** Somebody who may modify by the one thing that is taken away, as the second node has just said. */
async function granted(give: (who: Person) => Promise<unknown>, role: "viewer" | "none" = "viewer") {
  const who = await person();
  if (role === "viewer") await workspaceMember(mine.workspace, who, "viewer");
  await give(who);
  const machine = await credential(who, mine.workspace);
  const asked = { permission: "modify", resource: { type: "job", id: secret.id } };
  const may = () => onSecondNode(() => check(mine, machine, asked));
  expect(await may()).toBe(true);
  return { who, may };
}

describe("on another node, the next question after the change is answered without", () => {
  const place = () => ({ workspace: mine.workspace.id });

  test("a rule that was removed", async () => {
    let rule = "";
    const { may } = await granted(async (who) => {
      rule = await accessRule(mine.project, [{ user: who.id }], { permission: "modify" });
    });
    await callerOf(mine.owner).accessRules.remove({ ...place(), rule });
    expect(await may()).toBe(false);
  });

  test("a rule that gives reading alone now, or has ended", async () => {
    let rule = "";
    const { may } = await granted(async (who) => {
      rule = await accessRule(mine.project, [{ user: who.id }], { permission: "modify" });
    });
    await callerOf(mine.owner).accessRules.update({ ...place(), rule, permission: "read" });
    expect(await may()).toBe(false);
    await callerOf(mine.owner).accessRules.update({ ...place(), rule, permission: "modify" });
    expect(await may()).toBe(true);
    await sql('update "access_rules" set "expiresAt" = now() where "id" = $1', rule);
    expect(await may()).toBe(false);
  });

  test("a group that one was taken out of", async () => {
    let id = "";
    const { who, may } = await granted(async (one) => {
      ({ id } = await group(mine.workspace, mine.owner, { people: [one] }));
      await accessRule(mine.project, [{ group: id }], { permission: "modify" });
    });
    const members = [{ type: "user" as const, id: who.id }];
    await callerOf(mine.owner).groups.removeMembers({ ...place(), group: id, members });
    expect(await may()).toBe(false);
  });

  test("a project that one was taken out of", async () => {
    const { who, may } = await granted((one) => collaborator(mine.project, one));
    await callerOf(mine.owner).collaborators.remove({ ...place(), project: mine.project.id, user: who.id });
    expect(await may()).toBe(false);
  });

  test("a service account that is suspended or deleted", async () => {
    const machine = await serviceAccount(mine.workspace);
    await accessRule(mine.project, [{ serviceAccount: machine.serviceAccount }], { permission: "modify" });
    const owner = await credential(mine.owner, mine.workspace);
    const asked = { actor: machine.serviceAccount, permission: "modify", resource: { type: "job", id: secret.id } };
    const may = () => onSecondNode(() => check(mine, owner, asked));
    expect(await may()).toBe(true);
    await sql('update "service_accounts" set "suspendedAt" = now() where "id" = $1', machine.serviceAccount);
    expect(await may()).toBe(false);
    await sql('update "service_accounts" set "suspendedAt" = null where "id" = $1', machine.serviceAccount);
    await callerOf(mine.owner).serviceAccounts.remove({ ...place(), serviceAccount: machine.serviceAccount });
    expect(await may()).toBe(false);
  });
});
