import { beforeEach, describe, expect, test } from "vitest";
import { heldInWorkspace, workspaceRights } from "@/server/access/rights/held";
import type { GivenScopes } from "@/server/credentials/schema";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { knock, knockText } from "@/server/testing/doors/knock";
import { accessRule, resourceIn } from "@/server/testing/factories/access";
import { customRole, giveRole } from "@/server/testing/factories/groups-and-roles";
import { serviceAccount } from "@/server/testing/factories/machines";
import { presented } from "@/server/testing/factories/presented";
import { person, project, workspaceMember, type Person, type ProjectRef } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let at: { workspace: string };
let member: Person;
beforeEach(async () => {
  of = await tenant();
  at = { workspace: of.workspace.id };
  member = await person();
  await workspaceMember(of.workspace, member);
});

const limited = async (who: Person, scopes: GivenScopes) =>
  presented(await callerOf(who).credentials.create({ ...at, scopes }));

async function machine(scopes?: GivenScopes) {
  const { serviceAccount: id } = await serviceAccount(of.workspace, { createdBy: of.owner });
  const made = await callerOf(of.owner).credentials.createForMachine({
    ...at,
    serviceAccount: id,
    ...(scopes === undefined ? {} : { scopes }),
  });
  return { serviceAccount: id, ...(await presented(made)) };
}

const BEYOND = "FORBIDDEN credential_scope";

describe("a limited credential", () => {
  test("says what it is, to its bearer and in lists, and does nothing else than it names", async () => {
    const scopes = { permissions: ["project.list", "credential.read"] };
    const { id, caller } = await limited(member, scopes);
    const told = { permissions: scopes.permissions, readOnly: false, project: null };
    expect(await caller.accounts.whoami()).toMatchObject({ scopes: told });
    expect(await caller.credentials.get({ ...at, credential: id })).toMatchObject({ scopes: told });
    expect((await callerOf(member).credentials.list(at)).items).toMatchObject([{ id, scopes: told }]);
    expect((await caller.projects.list(at)).total).toBe(1);
    expect(await refusalOf(caller.projects.create({ ...at, name: "More" }))).toBe(BEYOND);
    expect(await refusalOf(caller.members.list(at))).toBe(BEYOND);
    expect(await refusalOf(caller.projects.listMine({}))).toBe(BEYOND);
    const row = await sql<{ after: object }>(
      `select "after" from "audit_entries" where "action" = 'credential.create' and "targetId" = $1`,
      id,
    );
    expect(row).toMatchObject([{ after: { scopes: told } }]);
  });

  test("makes no other, of whatever kind, even where it names the right to", async () => {
    const permissions = ["credential.create", "service-account.create", "service-account.create-credential"];
    const { caller } = await limited(of.owner, { permissions });
    const { serviceAccount: id } = await serviceAccount(of.workspace);
    const makings = [
      () => caller.credentials.create({ ...at, scopes: { permissions } }),
      () => caller.credentials.create(at),
      () => caller.serviceAccounts.create({ ...at, name: "Helper" }),
      () => caller.credentials.createForMachine({ ...at, serviceAccount: id }),
    ];
    for (const making of makings) expect(await refusalOf(making())).toBe(BEYOND);
    const readOnly = await limited(of.owner, { readOnly: true });
    expect(await refusalOf(readOnly.caller.credentials.create(at))).toBe(BEYOND);
    const [{ count } = { count: -1 }] = await sql<{ count: number }>(
      `select count(*)::int as "count" from "credentials" where "userId" = $1`,
      of.owner.id,
    );
    expect(count).toBe(2);
  });

  test("does not come to more by an unlimited one's end, nor by names that are none", async () => {
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    const { caller } = await presented(await callerOf(member).credentials.create({ ...at, expiresAt: soon }));
    const beyond = `${BEYOND} (expiresAt)`;
    expect(await refusalOf(caller.credentials.create(at))).toBe(beyond);
    const later = new Date(Date.now() + 7_200_000).toISOString();
    expect(await refusalOf(caller.credentials.create({ ...at, expiresAt: later }))).toBe(beyond);
    expect(await refusalOf(caller.credentials.create({ ...at, expiresAt: soon }))).toBe("done");
    const own = callerOf(member).credentials;
    const wrong: readonly [GivenScopes, string][] = [
      [{ permissions: ["project.list", "everything"] }, "scopes.permissions.1"],
      [{ project: of.project.slug }, "scopes.project"],
      [{ project: "nowhere" }, "scopes.project"],
    ];
    for (const [scopes, field] of wrong) {
      expect(await refusalOf(own.create({ ...at, scopes }))).toBe(`INVALID invalid_value (${field})`);
    }
  });
});

describe("a read-only credential", () => {
  test("changes nothing, by lists, exports and batches too", async () => {
    const { caller, ...keys } = await limited(of.owner, { readOnly: true });
    const job = await resourceIn(of.project);
    const resource = { type: "job", id: job.id };
    const checks = [
      { permission: "read" as const, resource },
      { permission: "modify" as const, resource },
      { permission: "modify" as const, resource: { project: of.project.id } },
    ];
    const { items = [] } = await caller.decisions.check({ ...at, checks });
    expect(items.map(({ allowed }) => allowed)).toEqual([true, false, false]);
    expect((await caller.projects.list(at)).total).toBe(2);
    const file = await knockText("GET", `/workspaces/${of.workspace.id}/members.csv`, { credential: keys });
    expect(file.status).toBe(200);
    const inProject = { ...at, project: of.project.id };
    const registered = { type: "job", externalId: "job-1", name: "Training", project: of.project.slug };
    const changes = [
      () => caller.resources.register({ ...at, resources: [registered] }),
      () => caller.resources.removeSeveral({ ...at, resources: [job.id] }),
      () => caller.resources.update({ ...at, resource: job.id, name: "Other" }),
      () => caller.accessRequests.create({ ...at, permission: "read", resource }),
      () => caller.projects.create({ ...at, name: "More" }),
      () => caller.projects.rename({ ...inProject, name: "Other" }),
      () => caller.projects.setDefault(inProject),
      () => caller.groups.create({ ...at, name: "More", members: [] }),
      () => caller.invitations.create({ ...at, emails: ["invited-0001@example.com"] }),
      () => caller.members.removeMany({ ...at, users: [member.id] }),
      () => caller.credentials.revoke({ ...at, credential: keys.id }),
    ];
    for (const change of changes) expect(await refusalOf(change())).toBe(BEYOND);
  });
});

describe("a credential for one project", () => {
  let other: ProjectRef;
  beforeEach(async () => {
    other = await project(of.workspace, of.owner, { name: "Other" });
  });

  test("is good for that one alone, in lists, exports and batches too", async () => {
    const { caller, ...keys } = await limited(of.owner, { project: of.project.slug });
    const [here, there] = [await resourceIn(of.project), await resourceIn(other)];
    const asked = [
      { type: "job", id: here.id },
      { type: "job", id: there.id },
      { project: of.project.slug },
      { project: other.slug },
      { project: of.workspace.project.id },
      { type: "queue" },
    ];
    const checks = asked.map((resource) => ({ permission: "read" as const, resource }));
    const { items = [] } = await caller.decisions.check({ ...at, checks });
    expect(items.map(({ allowed }) => allowed)).toEqual([true, false, true, false, false, false]);
    expect(await caller.projects.get({ ...at, project: of.project.slug })).toMatchObject({ id: of.project.id });
    expect(await refusalOf(caller.projects.get({ ...at, project: other.slug }))).toBe("NOT_FOUND not_found");
    const listed = await caller.resources.list(at);
    expect([listed.items.map(({ id }) => id), listed.total]).toEqual([[here.id], 1]);
    const readable = await caller.decisions.list({ ...at, permission: "read", type: "job" });
    expect(readable.items.map(({ id }) => id)).toEqual([here.id]);
    expect(await refusalOf(caller.resources.get({ ...at, resource: there.id }))).toBe("NOT_FOUND not_found");
    const file = await knock("GET", `/workspaces/${of.workspace.id}/resources.json`, { credential: keys });
    expect(JSON.stringify(file.body)).not.toContain(there.id);
    const batch = await caller.resources.register({
      ...at,
      resources: [of.project.slug, other.slug].map((slug) => ({
        type: "job",
        externalId: "j",
        name: "J",
        project: slug,
      })),
    });
    expect(batch.items.map(({ status }) => status)).toEqual(["created", "refused"]);
    const gone = await caller.resources.removeSeveral({ ...at, resources: [there.id] });
    expect(gone.items.map(({ status }) => status)).toEqual(["refused"]);
    const listing = [
      () => caller.projects.list(at),
      () => caller.projects.listMine({}),
      () => caller.members.list(at),
      () => caller.audit.list(at),
    ];
    for (const call of listing) expect(await refusalOf(call())).toBe(BEYOND);
    for (const name of ["members.csv", "audit.json"]) {
      const file = await knock("GET", `/workspaces/${of.workspace.id}/${name}`, { credential: keys });
      expect(file.status).toBe(403);
    }
    expect(await refusalOf(caller.credentials.create(at))).toBe(BEYOND);
  });

  test("asks for access to nothing elsewhere, whether it is there or not", async () => {
    const own = await project(of.workspace, member);
    const { caller } = await limited(member, { project: own.id });
    for (const wanted of [other.slug, "nowhere"]) {
      const asking = caller.accessRequests.create({ ...at, permission: "read", resource: { project: wanted } });
      expect(await refusalOf(asking)).toBe(BEYOND);
    }
  });
});

describe("a service account's credential", () => {
  test("asks about others where it says so, whatever its role, and nothing else", async () => {
    const { caller, serviceAccount: id } = await machine({ permissions: ["access.check"] });
    const job = await resourceIn(of.project);
    await accessRule(of.project, [{ user: member.id }], { resource: job.id });
    const question = { permission: "read" as const, resource: { type: "job", id: job.id } };
    const about = async (actor?: string) =>
      (await caller.decisions.check({ ...at, ...question, ...(actor === undefined ? {} : { actor }) })).allowed;
    expect([await about(member.id), await about(of.owner.id), await about(), await about(id)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(await caller.accounts.whoami()).toMatchObject({ scopes: { permissions: ["access.check"] } });
    expect(await refusalOf(caller.projects.list(at))).toBe(BEYOND);
    const plain = await machine();
    const others = plain.caller.decisions.check({ ...at, ...question, actor: member.id });
    expect(await refusalOf(others)).toBe("FORBIDDEN permission_missing (actor)");
    expect((await plain.caller.projects.list(at)).total).toBe(1);
  });

  test("is made, listed and revoked by admins, who alone let it ask about others", async () => {
    const made = await machine({ readOnly: true });
    const named = { ...at, serviceAccount: made.serviceAccount };
    const clerk = await person();
    // All that the machine may, and to give it credentials: what is refused is asking about others, and nothing else.
    const permissions = [...workspaceRights(heldInWorkspace("member")), "service-account.create-credential"];
    await giveRole(of.workspace, clerk, await customRole(of.workspace, of.owner, { permissions }));
    const byClerk = callerOf(clerk).credentials;
    expect(await refusalOf(byClerk.createForMachine(named))).toBe("done");
    const asking = byClerk.createForMachine({ ...named, scopes: { permissions: ["access.check"] } });
    expect(await refusalOf(asking)).toBe("FORBIDDEN rank_too_low");
    expect(await refusalOf(callerOf(member).credentials.createForMachine(named))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(callerOf(member).credentials.listForMachine(named))).toBe("FORBIDDEN permission_missing");
    const elsewhere = callerOf((await tenant()).owner).credentials.createForMachine(named);
    expect(await refusalOf(elsewhere)).toBe("NOT_FOUND not_found");
    const nobody = callerOf(of.owner).credentials.createForMachine({ ...at, serviceAccount: of.owner.id });
    expect(await refusalOf(nobody)).toBe("NOT_FOUND not_found");
    const list = await callerOf(of.owner).credentials.listForMachine(named);
    expect(list.total).toBe(3);
    expect(list.items.find(({ id }) => id === made.id)).toMatchObject({
      owner: { type: "service_account" },
      scopes: { readOnly: true },
    });
    expect(JSON.stringify(list)).not.toContain(made.secretKey);
    await callerOf(of.owner).credentials.revoke({ ...at, credential: made.id });
    await expect(presented(made)).rejects.toMatchObject({ reason: "credential_revoked" });
  });
});
