import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { allowed } from "@/server/access/evaluate";
import { heldInWorkspace, workspaceRights } from "@/server/access/rights/held";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { accessRule, resourceIn } from "@/server/testing/factories/access";
import {
  collaborator,
  person,
  project,
  workspaceMember,
  type Person,
  type WorkspaceRef,
} from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

const beyond = "FORBIDDEN rank_too_low";
const absent = "NOT_FOUND not_found";
const VIEWER = workspaceRights(heldInWorkspace("viewer"));
const RULING = ["access-rule.list", "access-rule.create", "access-rule.update", "access-rule.remove"];

/** Somebody in the workspace by a custom role with these permissions, and with this access to resources. */
async function holder(
  { owner, workspace }: Tenant,
  permissions: readonly string[],
  access: Record<string, "read" | "modify"> = {},
): Promise<Person> {
  const who = await person();
  await workspaceMember(workspace, who, "viewer");
  const admin = callerOf(owner);
  const name = `Role of ${who.id.slice(-6)}`;
  const made = { workspace: workspace.id, level: "workspace" as const, name, permissions: [...permissions], access };
  const { id } = await admin.roles.create(made);
  await admin.members.changeRole({ workspace: workspace.id, user: who.id, role: id });
  return who;
}

async function viewer(of: WorkspaceRef): Promise<Person> {
  const who = await person();
  await workspaceMember(of, who, "viewer");
  return who;
}

const rulesIn = (room: string) =>
  sql(`select "id", "permission" from "access_rules" where "workspaceId" = $1 and "source" = 'manual'`, room);

describe("a custom role that makes access rules", () => {
  test("gives nobody, itself included, more than its holder has at the place", async () => {
    const of = await tenant();
    const who = await holder(of, [...VIEWER, ...RULING], { model: "read" });
    const rules = callerOf(who).accessRules;
    const at = { workspace: of.workspace.id, users: [who.id] };
    const project = of.workspace.project.id;
    const { id: resource } = await resourceIn(of.workspace.project, { type: "model" });
    const tried = [
      { ...at, resourceType: "*", permission: "read" as const },
      { ...at, resourceType: "*", project, permission: "read" as const },
      { ...at, resourceType: "model", permission: "modify" as const },
      { ...at, resourceType: "model", project, permission: "modify" as const },
      { ...at, resourceType: "model", resource, permission: "modify" as const },
      { ...at, resourceType: "job", project, permission: "read" as const },
    ];
    for (const input of tried) expect(await refusalOf(rules.create(input))).toBe(beyond);
    expect(await rulesIn(of.workspace.id)).toEqual([]);
    const own = { ...at, resourceType: "model", project, permission: "read" as const };
    const { id: rule } = await rules.create(own);
    const widened = [{ permission: "modify" as const }, { resourceType: "*" }, { resourceType: "job" }];
    for (const more of widened) {
      expect(await refusalOf(rules.update({ workspace: at.workspace, rule, ...more }))).toBe(beyond);
    }
  });

  test("gives nothing for longer than its holder has it", async () => {
    const of = await tenant();
    const who = await holder(of, [...VIEWER, ...RULING]);
    const rules = callerOf(who).accessRules;
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    const job = await resourceIn(of.project);
    await accessRule(of.project, [{ user: who.id }], { permission: "modify", expiresAt: inHours(2) });
    const terms = { workspace: of.workspace.id, users: [who.id], permission: "read" as const };
    const places = [
      { resourceType: "job", project: of.project.id },
      { resourceType: "job", resource: job.id },
    ];
    for (const place of places) {
      const longer = `${beyond} (expiresAt)`;
      expect(await refusalOf(rules.create({ ...terms, ...place }))).toBe(longer);
      const create = (hours: number) => rules.create({ ...terms, ...place, expiresAt: inHours(hours).toISOString() });
      expect(await refusalOf(create(3))).toBe(longer);
      const { id: rule } = await create(1);
      const at = { workspace: terms.workspace, rule };
      expect(await refusalOf(rules.update({ ...at, expiresAt: null }))).toBe(longer);
      expect(await refusalOf(rules.update({ ...at, expiresAt: inHours(1.5).toISOString() }))).toBe("done");
    }
    const theirs = `update "workspace_members" set "expiresAt" = $2 where "userId" = $1`;
    await sql(theirs, who.id, inHours(1));
    await accessRule(of.project, [{ user: who.id }], { permission: "modify" });
    expect(await refusalOf(rules.create({ ...terms, resourceType: "job", project: of.project.id }))).toBe(
      `${beyond} (expiresAt)`,
    );
    await sql(theirs, who.id, null);
    expect(await refusalOf(rules.create({ ...terms, resourceType: "job", project: of.project.id }))).toBe("done");
  });

  test("changes and removes no rule that gives more than its holder has", async () => {
    const of = await tenant();
    const who = await holder(of, [...VIEWER, ...RULING], { model: "read" });
    const rules = callerOf(who).accessRules;
    const rule = await accessRule(of.workspace.project, [{ role: "viewer" }], { type: "model", permission: "modify" });
    const at = { workspace: of.workspace.id, rule };
    expect(await refusalOf(rules.update({ ...at, permission: "read" }))).toBe(beyond);
    expect(await refusalOf(rules.update({ ...at, add: { users: [who.id] } }))).toBe(beyond);
    expect(await refusalOf(rules.remove(at))).toBe(beyond);
    const { items } = await rules.list({ workspace: of.workspace.id });
    for (const { id, source } of items.filter(({ source }) => source === "founding")) {
      expect(await refusalOf(rules.remove({ workspace: of.workspace.id, rule: id })), source).toBe(beyond);
    }
  });

  test("sees, names and shares into no private project that its holder does not know of", async () => {
    const of = await tenant();
    const who = await holder(of, [...VIEWER, ...RULING], { job: "modify" });
    const rules = callerOf(who).accessRules;
    const { id: secret } = await resourceIn(of.project);
    const { id: known } = await resourceIn(of.workspace.project);
    const hidden = [
      await accessRule(of.project, [{ role: "viewer" }], { type: "job" }),
      await accessRule(of.project, [{ role: "viewer" }], { type: "job", resource: secret }),
    ];
    const shared = await accessRule(of.workspace.project, [{ shared: of.project.id }, { role: "viewer" }], {
      resource: known,
      type: "job",
    });
    const at = { workspace: of.workspace.id };
    const listed = await rules.list(at);
    expect(listed.items.map(({ id }) => id)).not.toEqual(expect.arrayContaining([hidden[0]]));
    expect(listed.total).toBe(3);
    expect(JSON.stringify(listed)).not.toContain(of.project.id);
    expect((await rules.get({ ...at, rule: shared })).subjects.sharedWith).toEqual({ total: 0, items: [] });
    expect((await rules.listSubjects({ ...at, rule: shared })).items).toEqual([]);
    expect((await rules.list({ ...at, sharedWith: of.project.slug })).items).toEqual([]);
    expect((await rules.list({ ...at, project: of.project.id })).items).toEqual([]);
    for (const rule of hidden) {
      expect(await refusalOf(rules.get({ ...at, rule }))).toBe(absent);
      expect(await refusalOf(rules.update({ ...at, rule, permission: "read" }))).toBe(absent);
      expect(await refusalOf(rules.remove({ ...at, rule }))).toBe(absent);
      expect(await refusalOf(rules.previewRemoval({ ...at, rule }))).toBe(absent);
    }
    const terms = { ...at, resourceType: "job", permission: "read" as const, users: [who.id] };
    const named: [object, string][] = [
      [{ project: of.project.id }, "project"],
      [{ project: of.project.slug }, "project"],
      [{ resource: secret }, "resource"],
      [{ resource: known, sharedWith: [of.project.slug] }, "sharedWith.0"],
    ];
    for (const [place, field] of named) {
      const gone = { ...place, ...("project" in place ? { project: "nowhere" } : {}) };
      expect(await refusalOf(rules.create({ ...terms, ...place }))).toBe(`INVALID invalid_value (${field})`);
      if ("project" in place) {
        expect(await refusalOf(rules.create({ ...terms, ...gone }))).toBe(`INVALID invalid_value (${field})`);
      }
      if (field !== "sharedWith.0") {
        expect(await refusalOf(rules.previewCreation({ ...terms, ...place }))).toBe(`INVALID invalid_value (${field})`);
      }
    }
  });
});

describe("another tenant's", () => {
  test("rules are read, changed, removed and previewed by nobody else", async () => {
    const [mine, theirs] = [await tenant(), await tenant()];
    const rule = await accessRule(theirs.project, [{ role: "viewer" }]);
    const { accessRules: rules } = callerOf(mine.owner);
    const at = { workspace: mine.workspace.id, rule };
    const calls = [
      () => rules.get(at),
      () => rules.listSubjects(at),
      () => rules.update({ ...at, permission: "modify" }),
      () => rules.remove(at),
      () => rules.previewUpdate({ ...at, permission: "modify" }),
      () => rules.previewRemoval(at),
    ];
    for (const call of calls) expect(await refusalOf(call())).toBe(absent);
    expect(await sql('select "permission" from "access_rules" where "id" = $1', rule)).toEqual([
      { permission: "read" },
    ]);
  });
});

describe("a role with more access to resources than whoever would give it", () => {
  test("is given to nobody in the workspace: by a change of role, or by an invitation", async () => {
    const of = await tenant();
    const rights = [...VIEWER, "member.change-role", "invitation.create"];
    const who = await holder(of, rights, { job: "read" });
    const member = await viewer(of.workspace);
    const admin = callerOf(of.owner);
    const at = { workspace: of.workspace.id };
    const role = async (name: string, access: Record<string, "read" | "modify">) =>
      (await admin.roles.create({ ...at, level: "workspace", name, permissions: [], access })).id;
    const [wide, narrow] = [await role("Wide", { job: "modify" }), await role("Narrow", { job: "read" })];
    const { members, invitations } = callerOf(who);
    const invite = (email: string, to: string) => refusalOf(invitations.create({ ...at, emails: [email], role: to }));
    expect(await refusalOf(members.changeRole({ ...at, user: member.id, role: wide }))).toBe(beyond);
    expect(await refusalOf(members.changeRole({ ...at, user: who.id, role: wide }))).toBe(beyond);
    expect(await invite("invited-0001@example.com", wide)).toBe(beyond);
    expect(await invite("invited-0002@example.com", narrow)).toBe("done");
    expect(await refusalOf(members.changeRole({ ...at, user: member.id, role: narrow }))).toBe("done");
  });

  test("is given to nobody in a project, as a custom role, as one of the product or as an access map", async () => {
    const of = await tenant();
    const at = { workspace: of.workspace.id };
    const admin = callerOf(of.owner);
    const role = async (name: string, access: Record<string, "read" | "modify">) => {
      const permissions = ["collaborator.list", "collaborator.add", "collaborator.update"];
      return (await admin.roles.create({ ...at, level: "project", name, permissions, access })).id;
    };
    const [wide, narrow] = [await role("Wide", { job: "modify" }), await role("Narrow", { job: "read" })];
    const [who, target] = [await viewer(of.workspace), await viewer(of.workspace)];
    await collaborator(of.project, who, "viewer");
    const inProject = { ...at, project: of.project.id };
    await admin.collaborators.update({ ...inProject, user: who.id, role: narrow });
    const { collaborators } = callerOf(who);
    const add = (grant: object) => refusalOf(collaborators.add({ ...inProject, email: target.email, ...grant }));
    expect(await add({ role: wide })).toBe(beyond);
    expect(await add({ role: "member" })).toBe(beyond);
    expect(await add({ access: { job: "all" } })).toBe(beyond);
    expect(await add({ role: narrow })).toBe("done");
    expect(await refusalOf(collaborators.update({ ...inProject, user: who.id, role: wide }))).toBe(beyond);
  });
});

const ROUNDS = 40;
const PATIENCE = { timeout: 240_000 };

describe("a rule that is saved while something else happens", () => {
  test("names nobody who goes at that moment, each time", PATIENCE, async () => {
    const of = await tenant();
    const at = { workspace: of.workspace.id };
    const admin = callerOf(of.owner);
    const terms = { ...at, resourceType: "*", project: of.project.id, permission: "read" as const };
    for (let round = 0; round < ROUNDS; round += 1) {
      const who = await viewer(of.workspace);
      await Promise.all([
        refusalOf(admin.members.remove({ ...at, user: who.id })),
        // A little later each time, so that it comes into every moment of the removal.
        setTimeout(round).then(() => refusalOf(admin.accessRules.create({ ...terms, users: [who.id] }))),
      ]);
      const named = await sql('select 1 from "access_grants" where "userId" = $1', who.id);
      expect(named, `round ${round}`).toEqual([]);
    }
  });

  test("keeps what one of two changes at once says, and never a mixture that nobody asked for", PATIENCE, async () => {
    const of = await tenant();
    const at = { workspace: of.workspace.id };
    const admin = callerOf(of.owner);
    const [one, other] = [await viewer(of.workspace), await viewer(of.workspace)];
    const second = await project(of.workspace, of.owner, { name: "Speech" });
    const rule = await accessRule(of.project, [{ role: "viewer" }]);
    for (let round = 0; round < ROUNDS; round += 1) {
      const change = (users: string[], place: string, permission: "read" | "modify") =>
        refusalOf(admin.accessRules.update({ ...at, rule, users, roles: [], project: place, permission }));
      const outcomes = await Promise.all([
        change([one.id], of.project.id, "read"),
        change([other.id], second.id, "modify"),
      ]);
      expect(outcomes).toEqual(["done", "done"]);
      const grants = await sql(
        'select g."userId", g."permission", g."scope" from "access_grants" g where g."ruleId" = $1',
        rule,
      );
      const first = { userId: one.id, permission: "read", scope: of.project.id };
      const last = { userId: other.id, permission: "modify", scope: second.id };
      expect([JSON.stringify([first]), JSON.stringify([last])], `round ${round}`).toContain(JSON.stringify(grants));
    }
  });

  test("gives nothing of a project that moves away at that moment", PATIENCE, async () => {
    const of = await tenant();
    const admin = callerOf(of.owner);
    const who = await viewer(of.workspace);
    for (let round = 0; round < 10; round += 1) {
      const moving = await project(of.workspace, of.owner, { name: `Moving ${round}` });
      const terms = { workspace: of.workspace.id, resourceType: "*", permission: "modify" as const, users: [who.id] };
      await Promise.all([
        refusalOf(admin.accessRules.create({ ...terms, project: moving.id })),
        refusalOf(
          admin.projects.move({ workspace: of.workspace.id, project: moving.id, to: of.organization.workspace.id }),
        ),
      ]);
      const rows = await sql('select 1 from "access_rules" where "projectId" = $1', moving.id);
      expect(rows, `round ${round}`).toEqual([]);
      const place = { workspaceId: of.organization.workspace.id, organizationId: of.organization.id };
      const question = { actor: who.id, permission: "read" as const, resource: { project: moving.id } };
      expect(await allowed(place, question)).toBe(false);
    }
  });
});
