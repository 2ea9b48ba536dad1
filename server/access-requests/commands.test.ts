import { beforeEach, describe, expect, test } from "vitest";
import { heldInWorkspace, workspaceRights } from "@/server/access/rights/held";
import { taskScope } from "@/server/background/task-scope";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { accessRule, resourceIn } from "@/server/testing/factories/access";
import { customRole, giveRole } from "@/server/testing/factories/groups-and-roles";
import { serviceAccount } from "@/server/testing/factories/machines";
import {
  collaborator,
  organizationMember,
  person,
  project,
  workspace,
  workspaceMember,
  type Person,
  type ProjectRef,
  type WorkspaceRef,
} from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { tellAdmins } from "./tell-admins";

useDatabase();

let of: Tenant;
/** A workspace besides the default one, which can be left. */
let room: WorkspaceRef;
let hidden: ProjectRef;
let job: { id: string; type: string; name: string };
let asker: Person;
beforeEach(async () => {
  of = await tenant();
  room = await workspace(of.organization, of.owner);
  hidden = await project(room, of.owner, { name: "Secret weapon" });
  job = await resourceIn(hidden, { name: "Training" });
  asker = await person();
  await workspaceMember(room, asker);
});

const at = () => ({ workspace: room.id });
const wanted = () => ({ type: job.type, id: job.id });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const own = (who: Person) => callerOf(who).accessRequests;
const ask = (who = asker, permission: "read" | "modify" = "modify") =>
  own(who).create({ ...at(), permission, resource: wanted() });

const notices = async (who: Person) =>
  sql<{ kind: string; data: { what: string } }>(
    'select "kind", "data" from "notifications" where "userId" = $1 order by "id"',
    who.id,
  );

async function may(who: Person, permission: "read" | "modify"): Promise<boolean> {
  const answer = await callerOf(who).decisions.check({ ...at(), permission, resource: wanted() });
  return answer.allowed === true;
}

describe("somebody who lacks a right", () => {
  test("asks, is granted less by an admin as a rule that ends, and each learns of it", async () => {
    const made = await ask();
    expect(made).toMatchObject({ status: "pending", target: { type: "job", id: job.id, name: null, project: null } });
    await tellAdmins(taskScope(), { request: made.id });
    await tellAdmins(taskScope(), { request: made.id });
    expect(await notices(of.owner)).toMatchObject([
      { kind: "access-request.created", data: { what: "the job “Training”", by: asker.name } },
    ]);
    const { items } = await own(of.owner).list(at());
    expect(items).toMatchObject([{ id: made.id, target: { name: "Training", project: { name: "Secret weapon" } } }]);
    const input = { ...at(), request: made.id, permission: "read" as const, expiresAt: inDays(30) };
    const granted = await own(of.owner).approve(input);
    expect(granted).toMatchObject({ status: "approved", granted: { permission: "read", expiresAt: input.expiresAt } });
    expect([await may(asker, "read"), await may(asker, "modify")]).toEqual([true, false]);
    expect(await notices(asker)).toMatchObject([
      { kind: "access-request.approved", data: { what: "the job “Training”" } },
    ]);
    const [rule] = await sql(
      'select "source", "permission", "resourceId" from "access_rules" where "id" = $1',
      granted.granted?.rule,
    );
    expect(rule).toEqual({ source: "request", permission: "read", resourceId: job.id });
    expect(await refusalOf(own(of.owner).decline({ ...at(), request: made.id }))).toBe("CONFLICT request_ended");
    const rows = await sql<{ action: string }>(
      `select "action" from "audit_entries" where "action" like 'access-r%' and "projectId" = $1 order by "id"`,
      hidden.id,
    );
    expect(rows.map(({ action }) => action).toSorted()).toEqual([
      "access-request.approve",
      "access-request.create",
      "access-rule.create",
    ]);
  });

  test("asks for a whole project, and comes to see it", async () => {
    const { id } = await own(asker).create({ ...at(), permission: "modify", resource: { project: hidden.slug } });
    await own(of.owner).approve({ ...at(), request: id, expiresAt: inDays(1) });
    expect(await may(asker, "modify")).toBe(true);
    expect(await callerOf(asker).projects.get({ ...at(), project: hidden.id })).toMatchObject({ role: "viewer" });
  });

  test("is declined with a reason, withdraws, and asks again", async () => {
    const first = await ask();
    expect(await refusalOf(ask())).toBe("CONFLICT access_asked");
    await own(of.owner).decline({ ...at(), request: first.id, reason: "Ask Ada." });
    expect((await own(asker).list(at())).items).toMatchObject([{ status: "declined", reason: "Ask Ada." }]);
    const [notice] = await notices(asker);
    expect(notice).toMatchObject({ kind: "access-request.declined", data: { what: `the job “${job.id}”` } });
    const second = await ask();
    expect(await own(asker).withdraw({ ...at(), request: second.id })).toMatchObject({ status: "withdrawn" });
    expect(await refusalOf(own(asker).withdraw({ ...at(), request: second.id }))).toBe("CONFLICT request_ended");
    expect((await ask()).status).toBe("pending");
  });

  test("does not ask for what they may do, nor as a machine, nor without end", async () => {
    const mine = await resourceIn(room.project);
    const again = own(asker).create({ ...at(), permission: "modify", resource: { type: mine.type, id: mine.id } });
    expect(await refusalOf(again)).toBe("CONFLICT already_allowed");
    const machine = callerWithCredential(await serviceAccount(room)).accessRequests;
    const byMachine = machine.create({ ...at(), permission: "read", resource: wanted() });
    expect(await refusalOf(byMachine)).toBe("FORBIDDEN people_only");
    const category = { type: "application_category", id: job.id };
    const reading = own(asker).create({ ...at(), permission: "read", resource: category });
    expect(await refusalOf(reading)).toBe("INVALID invalid_value (permission)");
    for (let n = 0; n < 28; n += 1) {
      await own(asker).create({ ...at(), permission: "read", resource: { project: `p-${n}` } });
    }
    await own(asker).create({ ...at(), permission: "read", resource: { project: "last" } });
    expect(await refusalOf(ask())).toBe("LIMIT rate_limited");
  });
});

describe("a request for something out of sight", () => {
  test("is answered like one for something that is not there, and only the former comes before an admin", async () => {
    const absent = { type: "job", id: `${job.id.slice(0, -6)}000000` };
    const bare = ({ target, ...view }: Awaited<ReturnType<typeof ask>>) => {
      return { ...view, id: "", createdAt: "", target: { ...target, id: "" } };
    };
    const there = await ask();
    const nowhere = await own(asker).create({ ...at(), permission: "modify", resource: absent });
    expect(bare(nowhere)).toEqual(bare(there));
    const inNoProject = await own(asker).create({ ...at(), permission: "read", resource: { project: "nowhere" } });
    const inHidden = await own(asker).create({ ...at(), permission: "read", resource: { project: hidden.slug } });
    expect(bare(inNoProject)).toEqual(bare(inHidden));
    for (const { id } of [nowhere, inNoProject]) {
      await tellAdmins(taskScope(), { request: id });
      const decided = { ...at(), request: id, expiresAt: inDays(1) };
      expect(await refusalOf(own(of.owner).approve(decided))).toBe("NOT_FOUND not_found");
      expect(await refusalOf(own(of.owner).decline({ ...at(), request: id }))).toBe("NOT_FOUND not_found");
    }
    expect(await notices(of.owner)).toEqual([]);
    const shown = await own(of.owner).list({ ...at(), status: "pending" });
    expect(shown.items.map(({ id }) => id).toSorted()).toEqual([there.id, inHidden.id].toSorted());
    expect(shown.total).toBe(2);
    const mine = (await own(asker).list(at())).items;
    expect(mine.map(({ target }) => [target.name, target.project])).toEqual(Array(4).fill([null, null]));
    const twice = own(asker).create({ ...at(), permission: "modify", resource: absent });
    expect(await refusalOf(twice)).toBe("CONFLICT access_asked");
  });

  test("may be by its id alone, as an address names it", async () => {
    await own(asker).create({ ...at(), permission: "read", resource: { id: job.id } });
    const { items } = await own(of.owner).list(at());
    expect(items).toMatchObject([{ target: { type: "resource", id: job.id, name: "Training" } }]);
  });

  test("of another workspace leads nowhere", async () => {
    const other = await tenant();
    const foreign = await resourceIn(other.workspace.project);
    const made = await own(asker).create({ ...at(), permission: "read", resource: { type: "job", id: foreign.id } });
    const rows = await sql('select "resourceId" from "access_requests" where "id" = $1', made.id);
    expect(rows).toEqual([{ resourceId: null }]);
  });
});

describe("who decides", () => {
  test("is an admin, for at most a year and never more than was asked for", async () => {
    const { id } = await ask(asker, "read");
    const input = { ...at(), request: id, expiresAt: inDays(1) };
    const [member, clerk] = [await person(), await person()];
    await workspaceMember(room, member);
    // More than most, and still not all that an admin may.
    const deciding = ["access-request.approve", "access-request.decline"];
    const permissions = [...workspaceRights(heldInWorkspace("member")), ...deciding];
    await giveRole(room, clerk, await customRole(room, of.owner, { permissions }));
    expect(await refusalOf(own(member).approve(input))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(own(asker).approve(input))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(own(clerk).approve(input))).toBe("FORBIDDEN rank_too_low");
    expect(await refusalOf(own(clerk).decline({ ...at(), request: id }))).toBe("FORBIDDEN rank_too_low");
    expect(await refusalOf(own(member).withdraw({ ...at(), request: id }))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(own(member).list({ ...at(), of: "everyone" }))).toBe("FORBIDDEN permission_missing (of)");
    expect((await own(clerk).list(at())).total).toBe(0);
    const owner = own(of.owner);
    expect(await refusalOf(owner.approve({ ...input, expiresAt: inDays(-1) }))).toBe(
      "INVALID invalid_value (expiresAt)",
    );
    expect(await refusalOf(owner.approve({ ...input, expiresAt: inDays(400) }))).toBe(
      "INVALID invalid_value (expiresAt)",
    );
    expect(await refusalOf(owner.approve({ ...input, permission: "modify" }))).toBe(
      "INVALID invalid_value (permission)",
    );
    const once = await Promise.all([1, 2].map(() => refusalOf(owner.approve(input))));
    expect(once.toSorted()).toEqual(["CONFLICT request_ended", "done"]);
  });

  test("grants nothing to somebody who belongs to a project alone, or has left", async () => {
    const guest = await person();
    await collaborator(await project(room, of.owner), guest);
    const { id } = await ask(guest);
    const input = { ...at(), request: id, expiresAt: inDays(1) };
    expect(await refusalOf(own(of.owner).approve(input))).toBe("CONFLICT asker_outside");
    expect((await own(of.owner).decline({ ...at(), request: id })).status).toBe("declined");
    const late = await ask();
    await callerOf(of.owner).members.remove({ ...at(), user: asker.id });
    const after = own(of.owner).approve({ ...at(), request: late.id, expiresAt: inDays(1) });
    expect(await refusalOf(after)).toBe("CONFLICT request_ended");
  });

  test("finds what waits in the inbox, in each workspace that they are an admin of and in no other", async () => {
    const { id } = await ask();
    await own(asker).create({ ...at(), permission: "read", resource: { project: "nowhere" } });
    const [admin, member] = [await person(), await person()];
    await workspaceMember(room, admin, "admin");
    await workspaceMember(room, member);
    await organizationMember(of.organization, member);
    for (const who of [of.owner, admin]) {
      const waiting = await own(who).listWaiting({});
      expect(waiting).toMatchObject({
        total: 1,
        items: [{ id, user: { id: asker.id }, target: { name: "Training" }, workspace: { id: room.id } }],
      });
    }
    expect((await own(member).listWaiting({})).items).toEqual([]);
    expect((await own(asker).listWaiting({})).items).toEqual([]);
  });
});

test("what a request is about is named to its maker once they see it", async () => {
  await ask();
  await accessRule(hidden, [{ user: asker.id }], { resource: job.id });
  const { items } = await own(asker).list(at());
  expect(items).toMatchObject([{ target: { name: "Training", project: { name: "Secret weapon" } } }]);
});
