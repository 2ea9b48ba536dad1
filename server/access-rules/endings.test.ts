import { beforeEach, describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { accessRule, resourceIn } from "@/server/testing/factories/access";
import { group } from "@/server/testing/factories/groups-and-roles";
import { serviceAccount } from "@/server/testing/factories/machines";
import {
  collaborator,
  person,
  project,
  workspace,
  workspaceMember,
  type Person,
  type ProjectRef,
} from "@/server/testing/factory";
import { systemRequest } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { expireRules } from "./expire-rules";

useDatabase();

let of: Tenant;
let room: string;
beforeEach(async () => {
  of = await tenant();
  room = of.workspace.id;
});

async function member(): Promise<Person> {
  const who = await person();
  await workspaceMember(of.workspace, who, "viewer");
  return who;
}

interface Pair {
  /** Names them alone. */
  own: string;
  /** Names everybody with the role member too. */
  shared: string;
}

async function naming(
  subject: Parameters<typeof accessRule>[1][number],
  place: ProjectRef = of.project,
): Promise<Pair> {
  return {
    own: await accessRule(place, [subject], { permission: "modify" }),
    shared: await accessRule(place, [subject, { role: "member" }]),
  };
}

/** The subjects of each rule; a rule that is gone has none. */
async function left({ own, shared }: Pair): Promise<Record<keyof Pair, string[]>> {
  const of = async (id: string) => {
    const rows = await sql<{ subject: string }>('select "subject" from "access_grants" where "ruleId" = $1', id);
    return rows.map(({ subject }) => subject).sort();
  };
  return { own: await of(own), shared: await of(shared) };
}

const ENDED = { own: [], shared: ["role:member"] };

async function removals(ids: readonly string[], action = "access-rule.remove") {
  const rows = await sql<{ targetId: string; actorId: string | null }>(
    'select "targetId", "actorId" from "audit_entries" where "action" = $1 and "targetId" = any($2)',
    action,
    ids,
  );
  return rows.map(({ targetId, actorId }) => [targetId, actorId]);
}

async function expectEnded(rules: Pair, by: string | null): Promise<void> {
  expect(await left(rules)).toEqual(ENDED);
  expect(await sql('select 1 from "access_rules" where "id" = $1', rules.own)).toEqual([]);
  expect(await removals([rules.own, rules.shared])).toEqual([[rules.own, by]]);
}

describe("what rules give to a person ends at once", () => {
  test("when they are removed from the workspace: previewed, in the receipt, and not back by a new invitation", async () => {
    const who = await member();
    const rules = await naming({ user: who.id });
    const caller = callerOf(of.owner);
    const preview = await caller.members.previewRemoval({ workspace: room, user: who.id });
    const listed = (id: string, permission: string) => ({
      id,
      permission,
      resourceType: "*",
      target: of.project.name,
      workspace: of.workspace.name,
    });
    const both = { total: 2, items: [listed(rules.own, "modify"), listed(rules.shared, "read")] };
    expect(preview.rules).toEqual(both);
    const receipt = await caller.members.remove({ workspace: room, user: who.id });
    expect(receipt.rules).toEqual(both);
    await expectEnded(rules, of.owner.id);
    const row = await sql<{ before: unknown }>(
      `select "before" from "audit_entries" where "action" = 'member.remove' and "targetId" = $1`,
      who.id,
    );
    expect(row).toMatchObject([{ before: { rules: 2 } }]);
    await workspaceMember(of.workspace, who, "viewer");
    expect(await left(rules)).toEqual(ENDED);
  });

  test("when they leave the workspace, or the organization removes them", async () => {
    const [first, second] = [await member(), await member()];
    const [one, other] = [await naming({ user: first.id }), await naming({ user: second.id })];
    await callerOf(first).members.leave({ workspace: room });
    await expectEnded(one, first.id);
    await callerOf(of.owner).members.removeFromOrganization({ organization: of.organization.id, user: second.id });
    await expectEnded(other, of.owner.id);
  });

  test("when their time in the workspace is over, and for good when they come back before the task has run", async () => {
    const who = await member();
    const rules = await naming({ user: who.id });
    await sql(`update "workspace_members" set "expiresAt" = now() - interval '1 second' where "userId" = $1`, who.id);
    const input = { workspace: room, emails: [who.email], role: "viewer" as const };
    await callerOf(of.owner).invitations.create(input);
    expect(await left(rules)).toEqual(ENDED);
    await expireRules(systemRequest());
    expect(await sql('select 1 from "access_rules" where "id" = $1', rules.own)).toEqual([]);
    expect(await removals([rules.own, rules.shared], "access-rule.expire")).toEqual([[rules.own, null]]);
  });

  test("when they leave a project, for that project alone", async () => {
    const who = await member();
    await collaborator(of.project, who, "viewer");
    const [here, elsewhere] = [await naming({ user: who.id }), await naming({ user: who.id }, of.workspace.project)];
    const { id: resource } = await resourceIn(of.project);
    const onOne = await accessRule(of.project, [{ user: who.id }], { resource, type: "job" });
    const input = { workspace: room, project: of.project.id, user: who.id };
    const ended = await callerOf(of.owner).collaborators.remove(input);
    expect(ended).toMatchObject({ stillReaches: false, rules: 3 });
    expect(await left(here)).toEqual(ENDED);
    expect(await removals([here.own, here.shared, onOne])).toHaveLength(2);
    expect(await left(elsewhere)).toEqual({ own: [who.id], shared: [who.id, "role:member"].sort() });
  });

  test("when their account is removed", async () => {
    const who = await person({ password: "correct horse battery" });
    await workspaceMember(of.workspace, who, "viewer");
    const rules = await naming({ user: who.id });
    await callerOf(who).accounts.remove({ email: who.email, password: "correct horse battery" });
    await expectEnded(rules, who.id);
  });
});

describe("what rules give ends at once", () => {
  test("to a group that is deleted", async () => {
    const team = await group(of.workspace, of.owner, { people: [await member()] });
    const rules = await naming({ group: team.id });
    const input = { workspace: room, group: team.id };
    expect(await callerOf(of.owner).groups.previewRemoval(input)).toMatchObject({ rules: 2 });
    await callerOf(of.owner).groups.remove(input);
    await expectEnded(rules, of.owner.id);
  });

  test("to a service account that is deleted", async () => {
    const machine = await serviceAccount(of.workspace);
    const rules = await naming({ serviceAccount: machine.serviceAccount });
    const input = { workspace: room, serviceAccount: machine.serviceAccount };
    expect(await callerOf(of.owner).serviceAccounts.previewRemoval(input)).toMatchObject({ rules: 2 });
    expect(await callerOf(of.owner).serviceAccounts.remove(input)).toMatchObject({ rules: 2 });
    await expectEnded(rules, of.owner.id);
  });

  test("in a project that moves to another workspace, with what is shared with it and what is asked for", async () => {
    const target = await workspace(of.organization, of.owner, { name: "Beyond" });
    const who = await member();
    const rules = await naming({ user: who.id });
    const [inside, outside] = [await resourceIn(of.project), await resourceIn(of.workspace.project)];
    const out = await accessRule(of.project, [{ shared: of.workspace.project.id }], {
      resource: inside.id,
      type: "job",
    });
    const into = await accessRule(of.workspace.project, [{ shared: of.project.id }, { user: who.id }], {
      resource: outside.id,
      type: "job",
    });
    const asked = { workspace: room, permission: "modify" as const, resource: { project: of.project.id } };
    await callerOf(await member()).accessRequests.create(asked);
    const input = { workspace: room, project: of.project.id, to: target.id };
    expect(await callerOf(of.owner).projects.previewMove(input)).toMatchObject({ rules: 4, requests: 1 });
    await callerOf(of.owner).projects.move(input);
    expect(await sql('select 1 from "access_rules" where "id" = any($1)', [rules.own, rules.shared, out])).toEqual([]);
    expect(await left({ own: into, shared: into })).toEqual({ own: [who.id], shared: [who.id] });
    expect(await removals([rules.own, rules.shared, out, into])).toHaveLength(3);
    const requests = await sql('select "workspaceId", "status", "projectId" from "access_requests"');
    expect(requests).toEqual([{ workspaceId: room, status: "withdrawn", projectId: null }]);
  });

  test("in a project that is forgotten after its deletion", async () => {
    const { purgeProjects } = await import("../projects/commands/purge-projects");
    const other = await project(of.workspace, of.owner, { name: "Speech" });
    const rules = await naming({ role: "viewer" }, other);
    const { id: resource } = await resourceIn(of.project);
    const into = await accessRule(of.project, [{ shared: other.id }], { resource, type: "job" });
    await sql(`update "projects" set "deletedAt" = now() - interval '31 days' where "id" = $1`, other.id);
    await purgeProjects(systemRequest());
    const all = [rules.own, rules.shared, into];
    expect(await sql('select 1 from "access_rules" where "id" = any($1)', all)).toEqual([]);
    expect(await removals(all)).toHaveLength(3);
  });

  test("with its date: for nobody any more at once, and with a row when the task has run", async () => {
    const [over, lasting] = [await naming({ role: "viewer" }), await naming({ role: "viewer" })];
    await sql(`update "access_rules" set "expiresAt" = now() - interval '1 second' where "id" = $1`, over.own);
    await sql(`update "access_rules" set "expiresAt" = now() + interval '1 hour' where "id" = $1`, lasting.own);
    await expireRules(systemRequest());
    await expireRules(systemRequest());
    expect(await removals([over.own, over.shared, lasting.own], "access-rule.expire")).toEqual([[over.own, null]]);
    expect(await sql('select 1 from "access_rules" where "id" = $1', lasting.own)).toHaveLength(1);
  });
});

test("a change of role ends no rule", async () => {
  const who = await member();
  const rules = await naming({ user: who.id });
  await callerOf(of.owner).members.changeRole({ workspace: room, user: who.id, role: "member" });
  expect((await left(rules)).own).toEqual([who.id]);
});
