import { beforeEach, describe, expect, test } from "vitest";
import { heldInWorkspace, workspaceRights } from "@/server/access/rights/held";
import { callerOf } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { accessRule, resourceIn } from "@/server/testing/factories/access";
import { customRole, giveRole } from "@/server/testing/factories/groups-and-roles";
import { presented } from "@/server/testing/factories/presented";
import { collaborator, person, project, workspaceMember, type Person, type ProjectRef } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

const VIEWER = workspaceRights(heldInWorkspace("viewer"));

let of: Tenant;
let at: { workspace: string };
let hidden: ProjectRef;
let maker: Person;
beforeEach(async () => {
  of = await tenant();
  at = { workspace: of.workspace.id };
  maker = await person();
  await workspaceMember(of.workspace, maker);
  hidden = await project(of.workspace, maker, { name: "Secret weapon", slug: "secret-weapon" });
});

async function holder(...permissions: string[]): Promise<Person> {
  const who = await person();
  const role = await customRole(of.workspace, of.owner, { permissions: [...VIEWER, ...permissions] });
  await giveRole(of.workspace, who, role);
  return who;
}

const tells = (answer: unknown) => /secret/i.test(JSON.stringify(answer)) || JSON.stringify(answer).includes(hidden.id);

describe("the rights of others, by a custom role that lists rules", () => {
  test("tell of no project that its holder does not know of, neither by name nor by number", async () => {
    const job = await resourceIn(hidden, { name: "Secret job" });
    await accessRule(hidden, [{ user: maker.id }], { permission: "modify" });
    await accessRule(hidden, [{ user: maker.id }], { resource: job.id, type: "job" });
    const clerk = await holder("access-rule.list");
    const rights = () => callerOf(clerk).decisions.rights({ ...at, actor: maker.id });
    const found = await rights();
    expect(tells(found)).toBe(false);
    expect(found.total).toBe(found.items.length);
    const guest = await person();
    await collaborator(hidden, guest);
    const unknown = await refusalOf(callerOf(clerk).decisions.rights({ ...at, actor: guest.id }));
    expect(unknown).toBe("NOT_FOUND not_found");
    await collaborator(hidden, clerk, "viewer");
    expect(tells(await rights())).toBe(true);
    expect(tells(await callerOf(of.owner).decisions.rights({ ...at, actor: maker.id }))).toBe(true);
  });
});

describe("a right to one thing in a private project", () => {
  test("tells the name of the project alone, in one's own rights too", async () => {
    const job = await resourceIn(hidden, { name: "Shown job" });
    const named = await person();
    await workspaceMember(of.workspace, named);
    await accessRule(hidden, [{ user: named.id }], { resource: job.id, type: "job" });
    const found = JSON.stringify(await callerOf(named).decisions.rights(at));
    expect(found).toContain("Shown job");
    expect(found).toContain("Secret weapon");
    expect(found).not.toContain(hidden.id);
    expect(found).not.toContain("secret-weapon");
  });
});

describe("asking about others by a custom role", () => {
  test("names nothing of a private project that its holder does not know of", async () => {
    const asker = await holder("access.check");
    const member = await person();
    await workspaceMember(of.workspace, member);
    const job = await resourceIn(hidden, { name: "Secret job" });
    const resource = { type: "job", id: job.id };
    for (const actor of [member.id, maker.id, of.owner.id]) {
      for (const permission of ["read", "modify", "job.notebook"] as const) {
        const told = await callerOf(asker).decisions.explain({ ...at, actor, permission, resource });
        expect({ actor, permission, told, tells: tells(told) }).toMatchObject({ tells: false });
      }
    }
    const { owner } = await callerOf(maker).projectCredentials.create({ ...at, project: hidden.id });
    const who = await callerOf(asker).decisions.who({ ...at, permission: "read", resource });
    expect(who.items.map(({ actor }) => actor.id)).toContain(owner.id);
    expect(tells(who)).toBe(false);
    const actor = owner.id ?? "";
    expect(tells(await callerOf(asker).decisions.explain({ ...at, actor, permission: "read", resource }))).toBe(false);
    expect(tells(await callerOf(of.owner).decisions.who({ ...at, permission: "read", resource }))).toBe(true);
  });
});

describe("the audit, by a custom role that reads it", () => {
  test("names no private project by the service account that is built into it", async () => {
    const clerk = await holder("audit.list");
    const { caller, id } = await presented(
      await callerOf(maker).projectCredentials.create({ ...at, project: hidden.id }),
    );
    const asking = caller.accessRequests.create({ ...at, permission: "read", resource: { project: "elsewhere" } });
    expect(await refusalOf(asking)).toBe("FORBIDDEN people_only");
    const rows = async (who: Person) => (await callerOf(who).audit.list({ ...at })).items;
    const done = (await rows(of.owner)).filter(({ credential }) => credential === id);
    expect(done).toMatchObject([{ result: "refused", actor: { name: "Secret weapon (member)" } }]);
    expect(tells(await rows(clerk))).toBe(false);
  });
});

describe("a rule that is tried out", () => {
  test("tells by no field whether a project or a resource is there", async () => {
    const clerk = await holder("access-rule.create", "access-rule.update", "access-rule.list");
    await accessRule(of.workspace, [{ role: "viewer" }]);
    const open = of.workspace.project;
    const mine = await resourceIn(open);
    await accessRule(open, [{ user: clerk.id }], { type: "job", permission: "modify" });
    const job = await resourceIn(hidden);
    const rules = callerOf(clerk).accessRules;
    const subject = { users: [clerk.id], permission: "read" as const };
    const nothing = `${job.id.slice(0, -4)}zzzz`;
    const rule = await rules.create({ ...at, ...subject, resourceType: "job", project: open.id });
    const pairs = [
      [
        { resourceType: "job", resource: mine.id, project: "secret-weapon" },
        { resourceType: "job", resource: mine.id, project: "nowhere" },
      ],
      [
        { resourceType: "model", resource: job.id },
        { resourceType: "model", resource: nothing },
      ],
      [
        { resourceType: "job", resource: job.id, project: open.id },
        { resourceType: "job", resource: nothing, project: open.id },
      ],
      [
        { resourceType: "*", project: "secret-weapon" },
        { resourceType: "*", project: "nowhere" },
      ],
      [
        { resourceType: "none", project: "secret-weapon" },
        { resourceType: "none", project: "nowhere" },
      ],
    ] as const;
    for (const [there, absent] of pairs) {
      const calls = [
        (one: typeof there | typeof absent) => rules.create({ ...at, ...subject, ...one }),
        (one: typeof there | typeof absent) => rules.previewCreation({ ...at, ...subject, ...one }),
        (one: typeof there | typeof absent) => rules.update({ ...at, rule: rule.id, ...one }),
        (one: typeof there | typeof absent) => rules.previewUpdate({ ...at, rule: rule.id, ...one }),
      ];
      for (const [index, call] of calls.entries()) {
        const answers = [await refusalOf(call(there)), await refusalOf(call(absent))];
        expect({ there, index, answers }).toEqual({ there, index, answers: [answers[1], answers[1]] });
      }
    }
  });
});
