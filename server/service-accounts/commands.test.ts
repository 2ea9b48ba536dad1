import { beforeEach, describe, expect, test } from "vitest";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { person, workspace, workspaceMember } from "@/server/testing/factory";
import { customRole, giveRole, group } from "@/server/testing/factories/groups-and-roles";
import { serviceAccount } from "@/server/testing/factories/machines";
import { knock } from "@/server/testing/doors/knock";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { machineVault } from "@/server/testing/factories/vaults";

useDatabase();

let of: Tenant;
let room: string;
let accounts: ReturnType<typeof callerOf>["serviceAccounts"];
beforeEach(async () => {
  of = await tenant();
  room = of.workspace.id;
  accounts = callerOf(of.owner).serviceAccounts;
});

describe("a new service account", () => {
  test("comes with a credential that is shown once and works at once", async () => {
    const made = await accounts.create({ workspace: room, name: "Nightly", allowImpersonation: true });
    expect(made).toMatchObject({
      name: "Nightly",
      role: "member",
      allowImpersonation: true,
      credentialCount: 1,
      groups: [],
    });
    const { accessKey, secretKey } = made.credential;
    const credential = { ...(await serviceAccount(of.workspace)), accessKey, secretKey };
    const { status, body } = await knock("GET", "/whoami", { credential });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      actor: { type: "service_account", id: made.id, name: "Nightly", email: null },
      workspace: { id: room },
      role: "member",
    });
    const listed = JSON.stringify(await accounts.list({ workspace: room }));
    const audit = JSON.stringify(await sql('select "after" from "audit_entries" where "targetId" = $1', made.id));
    for (const text of [listed, audit]) expect(text).not.toContain(secretKey);
    expect(audit).toContain(accessKey);
  });

  test("has a name of its own in the workspace, and is made by people alone who hold what it gets", async () => {
    await accounts.create({ workspace: room, name: "Nightly" });
    expect(await refusalOf(accounts.create({ workspace: room, name: "NIGHTLY" }))).toBe("CONFLICT taken (name)");
    expect(await refusalOf(accounts.create({ workspace: room, name: "sa_0123" }))).toBe("INVALID invalid_value (name)");
    const who = await person();
    await giveRole(
      of.workspace,
      who,
      await customRole(of.workspace, of.owner, { permissions: ["service-account.create"] }),
    );
    const own = callerOf(who).serviceAccounts;
    expect(await refusalOf(own.create({ workspace: room, name: "Strong" }))).toBe("FORBIDDEN rank_too_low");
    const machine = callerWithCredential(await serviceAccount(of.workspace));
    expect(await refusalOf(machine.serviceAccounts.create({ workspace: room, name: "Child" }))).toBe(
      "FORBIDDEN permission_missing",
    );
  });

  test("is found by its name, with its groups, its credentials and when it was used last", async () => {
    const [one] = [
      await serviceAccount(of.workspace, { name: "Nightly" }),
      await serviceAccount(of.workspace, { name: "Weekly" }),
    ];
    const { name } = await group(of.workspace, of.owner, { machines: [one] });
    await sql(
      'update "credentials" set "lastUsedAt" = $1::timestamptz where "id" = $2',
      "2026-11-01T10:00:00Z",
      one.id,
    );
    const page = await accounts.list({ workspace: room, search: "night" });
    expect(page).toMatchObject({
      total: 1,
      items: [
        { id: one.serviceAccount, credentialCount: 1, groups: [{ name }], lastUsedAt: "2026-11-01T10:00:00.000Z" },
      ],
    });
  });
});

describe("its credential", () => {
  test("reaches its workspace by its role and nothing else", async () => {
    const machine = await serviceAccount(of.workspace);
    const other = await workspace(of.organization, of.owner);
    const get = (path: string) => knock("GET", path, { credential: machine });
    expect(await get(`/workspaces/${room}/members`)).toMatchObject({ status: 200 });
    expect(await get(`/workspaces/${room}/service-accounts`)).toMatchObject({
      status: 403,
      body: { reason: "permission_missing" },
    });
    expect(await get(`/workspaces/${room}/invitations`)).toMatchObject({
      status: 403,
      body: { reason: "permission_missing" },
    });
    expect(await get(`/workspaces/${other.id}/members`)).toMatchObject({ status: 404 });
    expect(await get(`/organizations/${of.organization.id}/members`)).toMatchObject({ status: 404 });
    expect(await get(`/workspaces/${room}/projects/${of.project.id}`)).toMatchObject({ status: 404 });
    expect(await get(`/workspaces/${room}/projects/${of.workspace.project.id}`)).toMatchObject({ status: 200 });
  });

  test("makes nothing that a person has to own, and has no account of a person", async () => {
    const machine = await serviceAccount(of.workspace);
    const post = (path: string, body: object) => knock("POST", path, { credential: machine, body });
    const people = { status: 403, body: { reason: "people_only" } };
    expect(await post(`/workspaces/${room}/projects`, { name: "Speech" })).toMatchObject(people);
    expect(await post(`/workspaces/${room}/credentials`, {})).toMatchObject(people);
    expect(await post("/organizations", { name: "Ours" })).toMatchObject(people);
    const rows = await sql(
      'select distinct "actorType", "actorId" from "audit_entries" where "actorId" = $1',
      machine.serviceAccount,
    );
    expect(rows).toEqual([{ actorType: "service_account", actorId: machine.serviceAccount }]);
  });

  test("is in Users and may be in other groups, and stays when its maker goes", async () => {
    const admin = await person();
    await workspaceMember(of.workspace, admin, "admin");
    const made = await callerOf(admin).serviceAccounts.create({ workspace: room, name: "Nightly" });
    await callerOf(of.owner).members.remove({ workspace: room, user: admin.id });
    const credential = { ...(await serviceAccount(of.workspace)), ...made.credential };
    expect(await knock("GET", "/whoami", { credential })).toMatchObject({ status: 200 });
    const groups = callerOf(of.owner).groups;
    const users = (await groups.list({ workspace: room })).items.find(({ kind }) => kind === "users")?.id ?? "";
    const { items } = await groups.listMembers({ workspace: room, group: users });
    expect(items.map(({ id }) => id)).toContain(made.id);
  });

  test.each([
    ["the workspace is suspended", 'update "workspaces" set "suspendedAt" = now() where "id" = $1', 403, "suspended"],
    [
      "the organization is suspended",
      'update "organizations" set "suspendedAt" = now() where "id" = (select "organizationId" from "workspaces" where "id" = $1)',
      403,
      "suspended",
    ],
    [
      "the account is suspended",
      'update "service_accounts" set "suspendedAt" = now() where "workspaceId" = $1',
      403,
      "suspended",
    ],
    [
      "the workspace is deleted",
      'update "workspaces" set "deletedAt" = now() where "id" = $1',
      401,
      "credential_revoked",
    ],
    [
      "the organization is deleted",
      'update "organizations" set "deletedAt" = now() where "id" = (select "organizationId" from "workspaces" where "id" = $1)',
      401,
      "credential_revoked",
    ],
  ])("stops with the next request once %s", async (_case, statement, status, reason) => {
    const credential = await serviceAccount(of.workspace);
    expect(await knock("GET", `/workspaces/${room}/members`, { credential })).toMatchObject({ status: 200 });
    await sql(statement, room);
    expect(await knock("GET", `/workspaces/${room}/members`, { credential })).toMatchObject({
      status,
      body: { reason },
    });
  });
});

describe("a deletion", () => {
  test("says first what ends, and ends it with the next request", async () => {
    const machine = await serviceAccount(of.workspace, { name: "Nightly" });
    const { id, name } = await group(of.workspace, of.owner, { machines: [machine] });
    const named = { workspace: room, serviceAccount: machine.serviceAccount };
    expect(await accounts.previewRemoval(named)).toEqual({
      credentials: [{ id: machine.id, label: "", accessKey: machine.accessKey }],
      groups: [{ id, name }],
      rules: 0,
      vault: false,
    });
    await machineVault(of.workspace, of.owner, machine);
    expect(await accounts.previewRemoval(named)).toMatchObject({ vault: true });
    expect(await accounts.remove(named)).toMatchObject({ name: "Nightly", credentials: 1, groups: 1 });
    expect(await knock("GET", "/whoami", { credential: machine })).toMatchObject({ status: 401 });
    expect(await refusalOf(accounts.remove(named))).toBe("NOT_FOUND not_found");
    expect(await callerOf(of.owner).groups.get({ workspace: room, group: id })).toMatchObject({ memberCount: 0 });
  });
});
