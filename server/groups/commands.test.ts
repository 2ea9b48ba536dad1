import { beforeEach, describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { customRole, giveRole, group } from "@/server/testing/factories/groups-and-roles";
import { serviceAccount } from "@/server/testing/factories/machines";
import { vault } from "@/server/testing/factories/vaults";
import {
  invitation,
  organizationMember,
  person,
  workspace,
  workspaceMember,
  type Person,
} from "@/server/testing/factory";
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

const asUser = ({ id }: { id: string }) => ({ type: "user" as const, id });

async function namesIn(id: string): Promise<string[]> {
  const { items } = await callerOf(of.owner).groups.listMembers({ workspace: room, group: id });
  return items.map(({ name }) => name);
}

async function builtIn(kind: string): Promise<string> {
  const { items } = await callerOf(of.owner).groups.list({ workspace: room });
  return items.find((one) => one.kind === kind)?.id ?? "";
}

describe("a new group", () => {
  test("holds people and service accounts, and tells the people, not whoever made it", async () => {
    const [who, machine] = [await member(), await serviceAccount(of.workspace)];
    const made = await callerOf(of.owner).groups.create({
      workspace: room,
      name: "Vision",
      description: "Who trains",
      members: [asUser(who), asUser(of.owner), { type: "service_account", id: machine.serviceAccount }],
    });
    expect(made).toMatchObject({ name: "Vision", description: "Who trains", kind: "ordinary", memberCount: 3 });
    expect(made.firstMembers.map(({ type }) => type).sort()).toEqual(["service_account", "user", "user"]);
    const told = await sql(
      'select "userId" from "notifications" where "kind" = $1 and "workspaceId" = $2',
      "group.added",
      room,
    );
    expect(told).toEqual([{ userId: who.id }]);
    const rows = await sql(
      'select "targetType" from "audit_entries" where "action" = $1 and "workspaceId" = $2 order by "id"',
      "group.create",
      room,
    );
    expect(rows.map(({ targetType }) => targetType).sort()).toEqual(["group", "service_account", "user", "user"]);
  });

  test("takes nobody from outside of the workspace: not a stranger, not a member of another workspace", async () => {
    const elsewhere = await person();
    await workspaceMember(await workspace(of.organization, of.owner), elsewhere);
    const machine = await serviceAccount(of.organization.workspace);
    const foreign = [
      asUser(await person()),
      asUser(elsewhere),
      { type: "service_account" as const, id: machine.serviceAccount },
      { type: "service_account" as const, id: of.owner.id },
      { type: "user" as const, id: "usr_x" },
    ];
    for (const one of foreign) {
      const attempt = callerOf(of.owner).groups.create({
        workspace: room,
        name: "Mixed",
        members: [asUser(of.owner), one],
      });
      expect(await refusalOf(attempt)).toBe("INVALID invalid_value (members.1)");
    }
  });

  test("may hold an admin of the organization, who has no row in the workspace", async () => {
    const admin = await person();
    await organizationMember(of.organization, admin, "admin");
    expect(await namesIn((await group(of.workspace, of.owner, { people: [admin] })).id)).toEqual([admin.name]);
  });

  test.each(["Users", "ADMINS", "queue  admins", "settings", "Admin", "grp_01abc", "ＯＲＧ_1"])(
    "is not called %s",
    async (name) => {
      expect(await refusalOf(callerOf(of.owner).groups.create({ workspace: room, name }))).toBe(
        "INVALID invalid_value (name)",
      );
    },
  );

  test("has a name of its own in the workspace, compared without case", async () => {
    await group(of.workspace, of.owner, { name: "Vision Team" });
    const again = callerOf(of.owner).groups.create({ workspace: room, name: "vision  TEAM" });
    expect(await refusalOf(again)).toBe("CONFLICT taken (name)");
    const other = await workspace(of.organization, of.owner);
    expect(await group(other, of.owner, { name: "Vision Team" })).toMatchObject({ name: "Vision Team" });
  });
});

describe("the groups that every workspace has", () => {
  test("follow from the workspace: Users with its service accounts, Admins with the organization's", async () => {
    const [who, admin, above] = [await member("viewer"), await member("admin"), await person()];
    await organizationMember(of.organization, above, "admin");
    const machine = await serviceAccount(of.workspace, { name: "Nightly" });
    expect(await namesIn(await builtIn("users"))).toEqual([
      machine.actor.name,
      of.owner.name,
      who.name,
      admin.name,
      above.name,
    ]);
    expect(await namesIn(await builtIn("admins"))).toEqual([of.owner.name, admin.name, above.name]);
    const { items } = await callerOf(who).groups.list({ workspace: room });
    expect(items.map(({ kind, memberCount }) => [kind, memberCount]).sort()).toEqual([
      ["admins", 3],
      ["queue_admins", 0],
      ["users", 5],
    ]);
  });

  test("count who is listed in them: nobody twice, and nobody whose end date has passed anywhere", async () => {
    // Made before all others, so that they would be the first who are named.
    const [left, leftAbove, leftGroup] = [await member("admin"), await member("admin"), await member()];
    const [who, admin, twice, above] = [await member(), await member("admin"), await member(), await person()];
    await organizationMember(of.organization, above, "admin");
    await workspaceMember(of.workspace, above, "viewer");
    const machine = await serviceAccount(of.workspace);
    const all = [who, twice, above, left, leftAbove, leftGroup];
    const { id } = await group(of.workspace, of.owner, { people: all, machines: [machine] });
    await sql(`update "workspace_members" set "expiresAt" = now() - interval '1 day' where "userId" = $1`, left.id);
    await sql(
      `update "organization_members" set "role" = 'admin', "expiresAt" = now() - interval '1 day' where "userId" = $1`,
      leftAbove.id,
    );
    await sql(`update "group_members" set "expiresAt" = now() - interval '1 day' where "userId" = $1`, leftGroup.id);
    await sql(
      `insert into "group_members" ("id", "organizationId", "workspaceId", "groupId", "userId", "source")
       values ('gm_counted', $1, $2, $3, $4, 'scim')`,
      of.organization.id,
      room,
      id,
      twice.id,
    );
    const { items } = await callerOf(of.owner).groups.list({ workspace: room });
    for (const one of items) expect(one.memberCount, one.kind).toBe((await namesIn(one.id)).length);
    const figures = items.map(({ kind, memberCount, firstMembers }) => [
      kind,
      memberCount,
      firstMembers.map((m) => m.id),
    ]);
    const firstIds = (people: readonly { id: string }[]) =>
      people
        .map((one) => one.id)
        .sort()
        .slice(0, 3);
    expect(figures.sort()).toEqual([
      ["admins", 3, firstIds([of.owner, admin, above])],
      ["ordinary", 4, firstIds([who, twice, above])],
      ["queue_admins", 0, []],
      ["users", 7, firstIds([of.owner, leftGroup, who])],
    ]);
  });

  test("stand in the same order everywhere", async () => {
    for (const { owner, workspace: place } of [of, await tenant(), await tenant()]) {
      const { items } = await callerOf(owner).groups.list({ workspace: place.id });
      expect(items.map(({ name }) => name)).toEqual(["Users", "Admins", "Queue admins"]);
    }
  });

  test("are not renamed or deleted, and only the queue admins are chosen", async () => {
    const caller = callerOf(of.owner).groups;
    for (const kind of ["users", "admins", "queue_admins"]) {
      const named = { workspace: room, group: await builtIn(kind) };
      expect(await refusalOf(caller.update({ ...named, name: "Others" }))).toBe("CONFLICT built_in_group (name)");
      expect(await refusalOf(caller.remove(named))).toBe("CONFLICT built_in_group");
      const adding = caller.addMembers({ ...named, members: [asUser(of.owner)] });
      if (kind === "queue_admins") expect(await adding).toMatchObject({ memberCount: 1, kind });
      else expect(await refusalOf(adding)).toBe("CONFLICT built_in_group (members)");
    }
  });
});

describe("the members of a group", () => {
  test("come and go, each with a row of the audit, and doing it again changes nothing", async () => {
    const [one, two] = [await member(), await member()];
    const { id } = await group(of.workspace, of.owner);
    const caller = callerOf(of.owner).groups;
    const both = { workspace: room, group: id, members: [asUser(one), asUser(two), asUser(one)] };
    const added = await caller.addMembers(both);
    expect(added.changes.map(({ name, status }) => [name, status])).toEqual([
      [one.name, "added"],
      [two.name, "added"],
    ]);
    expect((await caller.addMembers(both)).changes.map(({ status }) => status)).toEqual(["unchanged", "unchanged"]);
    const gone = await caller.removeMembers({ workspace: room, group: id, members: [asUser(one)] });
    expect(gone).toMatchObject({ memberCount: 1, changes: [{ id: one.id, status: "removed" }] });
    expect((await caller.removeMembers({ workspace: room, group: id, members: [asUser(one)] })).changes).toEqual([]);
    const rows = await sql(
      'select "action", "targetId" from "audit_entries" where "workspaceId" = $1 and "action" in ($2, $3) order by "id"',
      room,
      "group.add-members",
      "group.remove-members",
    );
    expect(rows.map(({ action }) => action)).toEqual([
      "group.add-members",
      "group.add-members",
      "group.remove-members",
    ]);
  });

  test("are in it until their end date, which can be moved and taken out", async () => {
    const who = await member();
    const { id } = await group(of.workspace, of.owner, { people: [who] });
    const caller = callerOf(of.owner).groups;
    const named = { workspace: room, group: id, members: [asUser(who)] };
    const past = caller.addMembers({ ...named, expiresAt: new Date(Date.now() - 1_000).toISOString() });
    expect(await refusalOf(past)).toBe("INVALID invalid_value (expiresAt)");
    const end = new Date(Date.now() + 86_400_000).toISOString();
    expect((await caller.addMembers({ ...named, expiresAt: end })).changes).toMatchObject([{ status: "changed" }]);
    const { items } = await caller.listMembers({ workspace: room, group: id });
    expect(items).toMatchObject([{ expiresAt: end, memberships: [{ source: "manual", expiresAt: end }] }]);
    expect((await caller.addMembers({ ...named, expiresAt: null })).changes).toMatchObject([{ status: "changed" }]);
    await sql(`update "group_members" set "expiresAt" = now() - interval '1 second' where "groupId" = $1`, id);
    expect(await caller.get({ workspace: room, group: id })).toMatchObject({ memberCount: 0, firstMembers: [] });
    expect((await caller.addMembers(named)).changes).toMatchObject([{ status: "added" }]);
    expect(await namesIn(id)).toEqual([who.name]);
  });

  test("stay where another source keeps them, and the answer says which", async () => {
    const who = await member();
    const { id } = await group(of.workspace, of.owner, { people: [who] });
    await sql(
      `insert into "group_members" ("id", "organizationId", "workspaceId", "groupId", "userId", "source") values ('gm_scim_kept', $1, $2, $3, $4, 'scim')`,
      of.organization.id,
      room,
      id,
      who.id,
    );
    const caller = callerOf(of.owner).groups;
    expect(await caller.get({ workspace: room, group: id })).toMatchObject({ memberCount: 1 });
    expect((await caller.list({ workspace: room })).items.find((one) => one.id === id)).toMatchObject({
      memberCount: 1,
    });
    const removed = await caller.removeMembers({ workspace: room, group: id, members: [asUser(who)] });
    expect(removed).toMatchObject({ memberCount: 1, changes: [{ status: "kept", keptBy: ["scim"] }] });
    expect((await caller.update({ workspace: room, group: id, members: [] })).changes).toMatchObject([
      { status: "kept" },
    ]);
    const { items } = await caller.listMembers({ workspace: room, group: id });
    expect(items).toMatchObject([{ id: who.id, memberships: [{ source: "scim" }] }]);
  });

  test("are replaced as a whole", async () => {
    const [one, two, three] = [await member(), await member(), await member()];
    const { id } = await group(of.workspace, of.owner, { people: [one, two] });
    const changed = await callerOf(of.owner).groups.update({
      workspace: room,
      group: id,
      name: "Newer",
      members: [asUser(two), asUser(three)],
    });
    expect(changed).toMatchObject({ name: "Newer", memberCount: 2 });
    expect(changed.changes.map(({ id: of, status }) => [of, status])).toEqual([
      [one.id, "removed"],
      [three.id, "added"],
    ]);
    expect(await namesIn(id)).toEqual([two.name, three.name]);
  });

  test("are replaced whether people or service accounts, and no more than a thousand go at once", async () => {
    const [one, two] = [await member(), await member()];
    const [nightly, weekly] = [await serviceAccount(of.workspace), await serviceAccount(of.workspace)];
    const { id } = await group(of.workspace, of.owner, { people: [one, two], machines: [nightly, weekly] });
    const replace = (...members: { type: "user" | "service_account"; id: string }[]) =>
      callerOf(of.owner).groups.update({ workspace: room, group: id, members });
    const machine = { type: "service_account" as const, id: weekly.serviceAccount };
    const { changes } = await replace(asUser(two), machine);
    expect(changes.map(({ id: who, status }) => [who, status])).toEqual([
      [one.id, "removed"],
      [nightly.serviceAccount, "removed"],
    ]);
    expect((await replace(machine)).changes).toMatchObject([{ id: two.id, status: "removed" }]);
    const place = `'${of.organization.id}', '${room}'`;
    await sql(`insert into "service_accounts" ("id", "organizationId", "workspaceId", "name", "nameKey", "role", "createdById")
      select 'sa_many' || n, ${place}, 'Many ' || n, 'many ' || n, 'member', '' from generate_series(1, 1001) n`);
    await sql(`insert into "group_members" ("id", "organizationId", "workspaceId", "groupId", "serviceAccountId")
      select 'gm_many' || n, ${place}, '${id}', 'sa_many' || n from generate_series(1, 1001) n`);
    expect(await refusalOf(replace(machine))).toBe("LIMIT too_many (members)");
    await sql(`delete from "service_accounts" where "id" like 'sa_many%'`);
    expect((await replace()).changes).toMatchObject([{ id: weekly.serviceAccount, status: "removed" }]);
  });

  test("are nobody who has left the workspace", async () => {
    const who = await member();
    const { id } = await group(of.workspace, of.owner, { people: [who] });
    await sql(
      `update "workspace_members" set "expiresAt" = now() - interval '1 second' where "userId" = $1 and "workspaceId" = $2`,
      who.id,
      room,
    );
    expect(await namesIn(id)).toEqual([]);
    expect(await callerOf(of.owner).groups.get({ workspace: room, group: id })).toMatchObject({ memberCount: 0 });
  });
});

describe("a deletion", () => {
  test("says first what it ends, and takes the group out of open invitations", async () => {
    const who = await member();
    const { id } = await group(of.workspace, of.owner, { people: [who] });
    const other = await group(of.workspace, of.owner);
    const promise = async (...groups: string[]) => {
      const { id: asked } = await invitation(of.workspace, of.owner);
      await sql('update "invitations" set "groupIds" = $1 where "id" = $2', groups, asked);
      return asked;
    };
    const promised = [await promise(id), await promise(other.id, id), await promise(other.id, id)];
    const caller = callerOf(of.owner).groups;
    const named = { workspace: room, group: id };
    const applied = await vault(of.workspace, of.owner, { groups: [{ id }] });
    expect(await caller.previewRemoval(named)).toEqual({
      memberCount: 1,
      firstMembers: [{ type: "user", id: who.id, name: who.name }],
      invitations: 3,
      serviceAccounts: 0,
      rules: 0,
      vaults: { total: 1, items: [{ id: applied.id, name: applied.name }] },
    });
    expect(await caller.remove(named)).toMatchObject({ id, memberCount: 1 });
    expect(await refusalOf(caller.get(named))).toBe("NOT_FOUND not_found");
    expect(await sql('select "groupIds" from "invitations" where "id" = any($1) order by "id"', promised)).toEqual([
      { groupIds: [] },
      { groupIds: [other.id] },
      { groupIds: [other.id] },
    ]);
    expect(await sql('select 1 from "group_members" where "groupId" = $1', id)).toEqual([]);
  });
});

test("members see groups and change none; a custom role may add members and do nothing else", async () => {
  const [plain, adder] = [await member(), await member()];
  const { id } = await group(of.workspace, of.owner);
  const named = { workspace: room, group: id };
  await giveRole(of.workspace, adder, await customRole(of.workspace, of.owner, { permissions: ["group.add-members"] }));
  const adding = { ...named, members: [asUser(plain)] };
  expect(await callerOf(plain).groups.get(named)).toMatchObject({ id });
  expect(await refusalOf(callerOf(plain).groups.addMembers(adding))).toBe("FORBIDDEN permission_missing");
  expect(await callerOf(adder).groups.addMembers(adding)).toMatchObject({ memberCount: 1 });
  expect(await refusalOf(callerOf(adder).groups.removeMembers(adding))).toBe("FORBIDDEN permission_missing");
  expect(await refusalOf(callerOf(adder).groups.remove(named))).toBe("FORBIDDEN permission_missing");
});
