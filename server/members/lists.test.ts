import { describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { credential } from "@/server/testing/factories/machines";
import {
  collaborator,
  invitation,
  organization,
  organizationMember,
  person,
  project,
  workspace,
  workspaceMember,
  type Person,
} from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";

useDatabase();

const IN_A_DAY = `now() + interval '1 day'`;
const A_DAY_AGO = `now() - interval '1 day'`;

async function place() {
  const owner = await person();
  const home = await organization(owner);
  return { owner, home, room: await workspace(home, owner) };
}

async function join(room: { id: string; organizationId: string }, role: "admin" | "member" | "viewer" = "member") {
  const who = await person();
  await workspaceMember(room, who, role);
  return who;
}

async function endRow(room: { id: string }, who: Person, at: string): Promise<void> {
  await sql(
    `update "workspace_members" set "expiresAt" = ${at} where "workspaceId" = $1 and "userId" = $2`,
    room.id,
    who.id,
  );
}

describe("the people of a workspace", () => {
  test("come page by page in both directions, each once, with one total", async () => {
    const { owner, home, room } = await place();
    const inherited = await person();
    await organizationMember(home, inherited, "admin");
    const people = [owner, inherited, await join(room), await join(room), await join(room)];
    const members = callerOf(owner).members;
    for (const sort of ["created", "-created"] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await members.list({
          workspace: room.id,
          limit: 2,
          sort,
          ...(cursor === undefined ? {} : { cursor }),
        });
        expect(page.total).toBe(5);
        seen.push(...page.items.map(({ user }) => user.id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      const ids = people.map(({ id }) => id).sort();
      expect(seen).toEqual(sort === "created" ? ids : ids.reverse());
    }
  });

  test("the total leaves out whose end date has passed, in the workspace or in the organization", async () => {
    const { owner, home, room } = await place();
    const [ended, endedAbove, boss] = [await join(room), await join(room), await join(room, "viewer")];
    await endRow(room, ended, A_DAY_AGO);
    await sql(
      `update "organization_members" set "expiresAt" = ${A_DAY_AGO} where "organizationId" = $1 and "userId" = $2`,
      home.id,
      endedAbove.id,
    );
    // An admin of the organization whose own row has ended is there as an admin all the same.
    await organizationMember(home, boss, "admin");
    await endRow(room, boss, A_DAY_AGO);
    const { items, total } = await callerOf(owner).members.list({ workspace: room.id });
    expect(items.map(({ user, role, source }) => [user.id, role, source])).toEqual([
      [owner.id, "admin", "manual"],
      [boss.id, "admin", "inherited"],
    ]);
    expect(total).toBe(2);
    const above = await callerOf(owner).members.listInOrganization({ organization: home.id });
    expect([above.items.length, above.total]).toEqual([3, 3]);
    await workspaceMember(room, await person());
    await sql('delete from "workspace_members" where "workspaceId" = $1 and "userId" = $2', room.id, ended.id);
    expect((await callerOf(owner).members.list({ workspace: room.id })).total).toBe(3);
  });

  test("are found by state, role, source, group and text, with a total of what was found", async () => {
    const { owner, home, room } = await place();
    const [member, viewer, suspended] = [await join(room), await join(room, "viewer"), await join(room)];
    const boss = await person({ name: "100% Boss_Name" });
    await organizationMember(home, boss, "admin");
    await sql(
      'update "organization_members" set "suspendedAt" = now() where "userId" = $1 and "organizationId" = $2',
      suspended.id,
      home.id,
    );
    const [group] = await sql<{ id: string }>(
      'select "id" from "groups" where "workspaceId" = $1 and "kind" = $2',
      room.id,
      "queue_admins",
    );
    await sql(
      `insert into "group_members" ("id", "organizationId", "workspaceId", "groupId", "userId") values ('gm_1', $1, $2, $3, $4)`,
      home.id,
      room.id,
      group?.id,
      viewer.id,
    );
    const found = async (filter: object) => {
      const { items, total } = await callerOf(owner).members.list({ workspace: room.id, ...filter });
      expect(total).toBe(items.length);
      return items.map(({ user }) => user.id);
    };
    expect(await found({ status: "suspended" })).toEqual([suspended.id]);
    expect(await found({ status: "active", role: "member" })).toEqual([member.id]);
    expect(await found({ role: "admin" })).toEqual([owner.id, boss.id].sort());
    expect(await found({ source: "inherited" })).toEqual([boss.id]);
    expect(await found({ group: group?.id })).toEqual([viewer.id]);
    expect(await found({ search: viewer.email.toUpperCase() })).toEqual([viewer.id]);
    expect(await found({ search: "100% boss_" })).toEqual([boss.id]);
    expect(await found({ search: "1__%" })).toEqual([]);
    const [admins] = await sql<{ id: string }>(
      'select "id" from "groups" where "workspaceId" = $1 and "kind" = $2',
      room.id,
      "admins",
    );
    expect(await found({ group: admins?.id })).toEqual([owner.id, boss.id].sort());
    const [row] = (await callerOf(member).members.list({ workspace: room.id, search: viewer.email })).items;
    expect(row?.groups).toEqual([{ id: group?.id, name: "Queue admins" }]);
  });

  test("tell admins when and how people were last here, and nobody else", async () => {
    const { owner, room } = await place();
    const member = await join(room);
    const { id } = await credential(member, room);
    await sql('update "credentials" set "lastUsedAt" = $2 where "id" = $1', id, "2026-01-02T03:04:05Z");
    await sql('update "users" set "lastSignInAt" = now(), "lastSignInBy" = $2 where "id" = $1', member.id, "password");
    const by = async (who: Person) =>
      (await callerOf(who).members.list({ workspace: room.id, search: member.email })).items[0];
    expect(await by(owner)).toMatchObject({ lastApiUseAt: "2026-01-02T03:04:05.000Z", lastSignInBy: "password" });
    expect((await by(owner))?.lastUiUseAt).not.toBeNull();
    const nothing = { lastApiUseAt: null, lastUiUseAt: null, lastSignInAt: null, lastSignInBy: null };
    expect(await by(member)).toMatchObject(nothing);
  });
});

describe("the table of users", () => {
  test("begins with those who were invited, for who may see them, and goes on with the people", async () => {
    const { owner, room } = await place();
    const member = await join(room);
    const invited = [await invitation(room, owner), await invitation(room, owner), await invitation(room, owner)];
    const users = callerOf(owner).members;
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await users.listUsers({ workspace: room.id, limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      expect(page.total).toBe(5);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([...invited.map(({ id }) => id).reverse(), member.id, owner.id]);
    const { items } = await users.listUsers({ workspace: room.id, status: "pending" });
    expect(items[0]).toMatchObject({ status: "pending", user: null, role: "member", invitation: { mail: "off" } });
    const toMember = await callerOf(member).members.listUsers({ workspace: room.id });
    expect([toMember.items.length, toMember.total]).toEqual([2, 2]);
  });

  test("leaves out invitations that have ended, and finds pending ones by role and address", async () => {
    const { owner, room } = await place();
    const [ended, kept] = [
      await invitation(room, owner),
      await invitation(room, owner, "someone@example.com", "viewer"),
    ];
    await sql(`update "invitations" set "expiresAt" = ${A_DAY_AGO} where "id" = $1`, ended.id);
    const found = async (filter: object) =>
      (await callerOf(owner).members.listUsers({ workspace: room.id, ...filter })).items.map(({ id }) => id);
    expect(await found({ status: "pending" })).toEqual([kept.id]);
    expect(await found({ role: "viewer" })).toEqual([kept.id]);
    expect(await found({ search: "SOMEONE@" })).toEqual([kept.id]);
    expect(await found({ source: "manual" })).toEqual([owner.id]);
    expect(await found({ status: "active" })).toEqual([owner.id]);
  });
});

describe("seats and external collaborators", () => {
  test("the seats are the active people, those in projects alone, and live invitations", async () => {
    const { owner, home, room } = await place();
    const [, suspended, ended, outsider] = [await join(room), await join(room), await join(room), await person()];
    await sql('update "users" set "suspendedAt" = now() where "id" = $1', suspended.id);
    await sql(
      `update "organization_members" set "expiresAt" = ${A_DAY_AGO} where "userId" = $1 and "organizationId" = $2`,
      ended.id,
      home.id,
    );
    const [one, two] = [await project(room, owner), await project(room, owner)];
    await collaborator(one, outsider);
    await collaborator(two, outsider, "viewer");
    await invitation(room, owner);
    await sql('update "organizations" set "seatMaximum" = 4 where "id" = $1', home.id);
    const seats = await callerOf(owner).members.getSeats({ workspace: room.id });
    expect(seats).toEqual({ used: 4, maximum: 4, reached: true, people: 2, external: 1, invited: 1 });
    const { items, total } = await callerOf(owner).members.listExternal({ organization: home.id });
    expect(total).toBe(1);
    expect(items).toMatchObject([
      {
        user: { id: outsider.id },
        projects: [
          { id: one.id, role: "member" },
          { id: two.id, role: "viewer" },
        ],
      },
    ]);
    const member = await join(room);
    expect(await refusalOf(callerOf(member).members.listExternal({ organization: home.id }))).toBe(
      "FORBIDDEN permission_missing",
    );
  });

  test("an organization's people are found by role, state and text, with who vouched for them", async () => {
    const { owner, home } = await place();
    const billing = await person();
    await organizationMember(home, billing, "billing");
    await sql('update "organization_members" set "vouchedById" = $1 where "userId" = $2', owner.id, billing.id);
    await sql(
      `update "organization_members" set "expiresAt" = ${IN_A_DAY} where "userId" = $1 and "organizationId" = $2`,
      billing.id,
      home.id,
    );
    const members = callerOf(owner).members;
    const { items, total } = await members.listInOrganization({ organization: home.id, role: "billing" });
    expect(items).toMatchObject([{ user: { id: billing.id }, vouchedBy: owner.id, vouchedByName: owner.name }]);
    expect([total, items[0]?.expiresAt === null]).toEqual([1, false]);
    const none = await members.listInOrganization({ organization: home.id, status: "suspended" });
    expect(none).toEqual({ items: [], nextCursor: null, total: 0 });
  });
});
