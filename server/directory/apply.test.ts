import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/server/ids";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { directoryMapping } from "@/server/testing/examples/directory";
import { organizationMember, person, workspaceMember, type Person } from "@/server/testing/factory";
import { group } from "@/server/testing/factories/groups-and-roles";
import { systemRequest } from "@/server/testing/requests";
import { write } from "@/server/testing/rows";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { audited } from "@/server/audit/audited";
import { previewDirectory } from "./commands/preview-directory";
import { syncClaims, type SyncedConnection } from "./commands/sync-claims";

useDatabase();

let of: Tenant;
let connection: SyncedConnection;

async function makeConnection(sync: { syncGroups: boolean; syncRoles: boolean }): Promise<SyncedConnection> {
  const id = newId("idp");
  const organizationId = of.organization.id;
  const fields = { id, organizationId, displayName: id, nameKey: id, active: true, ...sync };
  await write((tx) => tx.identityProvider.create({ data: { ...fields, protocol: "oidc", provider: "custom" } }));
  await write((tx) =>
    tx.identityProviderWorkspace.create({
      data: { organizationId, identityProviderId: id, workspaceId: of.workspace.id },
    }),
  );
  return { id, organizationId, ...sync };
}

/** What a sign-in with these groups does. */
async function sync(who: Person, groups: readonly string[] | null, by: SyncedConnection = connection) {
  return audited(
    systemRequest("sign-in"),
    "directory.sync",
    async (tx) => {
      const applied = await syncClaims(tx, by, who.id, groups);
      return { value: applied, entries: applied.entries };
    },
    { lock: { organization: by.organizationId } },
  );
}

async function roleOf(who: Person) {
  const [row] = await sql<{ role: string; source: string }>(
    'select "role", "source" from "workspace_members" where "workspaceId" = $1 and "userId" = $2',
    of.workspace.id,
    who.id,
  );
  return row === undefined ? null : `${row.role} ${row.source.split(":")[0]}`;
}

async function organizationRole(who: Person) {
  const [row] = await sql<{ role: string }>(
    'select "role" from "organization_members" where "organizationId" = $1 and "userId" = $2',
    of.organization.id,
    who.id,
  );
  return row?.role;
}

async function sourcesIn(groupId: string, who: Person) {
  const rows = await sql<{ source: string }>(
    'select "source" from "group_members" where "groupId" = $1 and "userId" = $2 order by "source"',
    groupId,
    who.id,
  );
  return rows.map(({ source }) => source.split(":")[0]);
}

async function member(): Promise<Person> {
  const who = await person();
  await organizationMember(of.organization, who);
  return who;
}

beforeAll(async () => {
  of = await tenant();
  connection = await makeConnection({ syncGroups: true, syncRoles: true });
  const workspaceId = of.workspace.id;
  await directoryMapping(of.organization, { value: "ml-admins", workspaceId, role: "admin" });
  await directoryMapping(of.organization, { value: "ml-viewers", workspaceId, role: "viewer" });
  await directoryMapping(of.organization, { value: "ml-members", workspaceId, role: "member" });
  await directoryMapping(of.organization, { value: "platform", role: "admin" });
});

describe("roles", () => {
  test("a mapped group gives its role at once, and takes it away again", async () => {
    const who = await member();
    expect(await sync(who, ["ml-admins"])).toMatchObject({ matched: true });
    expect(await roleOf(who)).toBe("admin claim");
    await sync(who, ["ml-members", "ml-viewers"]);
    expect(await roleOf(who), "the first row that fits").toBe("viewer claim");
    expect(await sync(who, [])).toMatchObject({ matched: false });
    expect(await roleOf(who)).toBeNull();
  });

  test("a role that was given by hand is raised, and comes back", async () => {
    const who = await member();
    await workspaceMember(of.workspace, who, "member");
    await sync(who, ["ml-viewers"]);
    expect(await roleOf(who)).toBe("member manual");
    await sync(who, ["ml-admins"]);
    expect(await roleOf(who)).toBe("admin claim");
    await sync(who, []);
    expect(await roleOf(who)).toBe("member manual");
  });

  test("a claim that is missing says nothing", async () => {
    const who = await member();
    await sync(who, ["ml-admins"]);
    await sync(who, null);
    expect(await roleOf(who)).toBe("admin claim");
    await sync(who, []);
  });

  test("with the switch off ten sign-ins change nothing", async () => {
    const off = await makeConnection({ syncGroups: false, syncRoles: false });
    const who = await member();
    await workspaceMember(of.workspace, who, "member");
    for (let turn = 0; turn < 10; turn += 1) await sync(who, ["ml-admins", "platform"], off);
    expect(await roleOf(who)).toBe("member manual");
    expect(await organizationRole(who)).toBe("member");
  });

  test("the last owner and the last admin stay, with a warning", async () => {
    await sync(of.owner, []);
    expect(await organizationRole(of.owner)).toBe("owner");
    const where = [of.organization.id, of.owner.id];
    await sql(
      `update "organization_members" set "source" = 'scim', "priorRole" = 'member', "priorSource" = 'manual' where "organizationId" = $1 and "userId" = $2`,
      ...where,
    );
    await sql(`update "workspace_members" set "source" = 'scim' where "workspaceId" = $1`, of.workspace.id);
    const { entries } = await sync(of.owner, []);
    expect(await organizationRole(of.owner)).toBe("owner");
    expect(await roleOf(of.owner)).toBe("admin scim");
    expect(entries.map(({ action }) => action)).toEqual(["directory.keep-last-owner", "directory.keep-last-admin"]);
    expect(await sql(`select 1 from "notifications" where "kind" = 'directory.kept'`)).toHaveLength(2);
    await sql(
      `update "organization_members" set "source" = 'manual', "priorRole" = null where "organizationId" = $1 and "userId" = $2`,
      ...where,
    );
    await sql(`update "workspace_members" set "source" = 'manual' where "workspaceId" = $1`, of.workspace.id);
  });

  test("a role of the organization is raised and given back", async () => {
    const who = await member();
    await sync(who, ["platform"]);
    expect(await organizationRole(who)).toBe("admin");
    await sync(who, []);
    expect(await organizationRole(who)).toBe("member");
  });
});

describe("groups", () => {
  test("what was given by hand stays when the directory drops somebody", async () => {
    const { id } = await group(of.workspace, of.owner, { name: "Vision" });
    const [byHand, byDirectory] = [await member(), await member()];
    await workspaceMember(of.workspace, byHand);
    await workspaceMember(of.workspace, byDirectory);
    await write((tx) =>
      tx.groupMember.create({
        data: {
          id: newId("gm"),
          organizationId: of.organization.id,
          workspaceId: of.workspace.id,
          groupId: id,
          userId: byHand.id,
        },
      }),
    );
    await sync(byHand, ["VISION"]);
    await sync(byDirectory, ["vision"]);
    expect(await sourcesIn(id, byHand)).toEqual(["claim", "manual"]);
    expect(await sourcesIn(id, byDirectory)).toEqual(["claim"]);
    await sync(byHand, []);
    await sync(byDirectory, []);
    expect(await sourcesIn(id, byHand)).toEqual(["manual"]);
    expect(await sourcesIn(id, byDirectory)).toEqual([]);
  });

  test("no group is made, and the built-in ones are matched by no name", async () => {
    const who = await member();
    await workspaceMember(of.workspace, who);
    const before = await sql('select "id" from "groups"');
    await sync(who, ["Admins", "Queue admins", "Users", "Unheard of"]);
    expect(await sql('select "id" from "groups"')).toHaveLength(before.length);
    expect(await sql('select 1 from "group_members" where "userId" = $1', who.id)).toEqual([]);
  });
});

test("a preview says what would come of it, and makes nothing", async () => {
  const who = await member();
  const preview = await write((tx) => previewDirectory(tx, connection, ["ml-admins", "platform", "new"], who.id));
  expect(preview).toMatchObject({
    matched: true,
    organizationRole: "admin",
    workspaces: [{ workspace: { id: of.workspace.id }, role: "admin" }],
  });
  expect(await roleOf(who)).toBeNull();
  expect(await sql(`select 1 from "directory_groups" where "displayName" = 'new'`)).toEqual([]);
});

test("a role that a directory gives is not changed by hand, as long as it is kept in step", async () => {
  const who = await member();
  await sync(who, ["ml-members"]);
  const input = { workspace: of.workspace.id, user: who.id, role: "viewer" };
  const calls = callerOf(of.owner);
  await expect(calls.members.changeRole(input)).rejects.toThrow("managed_by_directory");
  await sql('update "identity_providers" set "syncRoles" = false where "id" = $1', connection.id);
  await calls.members.changeRole(input);
  expect(await roleOf(who)).toBe("viewer manual");
});
