import { describe, expect, test } from "vitest";
import { heldInWorkspace, workspaceRights } from "@/server/access/rights/held";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import {
  organization,
  organizationMember,
  person,
  workspace,
  workspaceMember,
  type Person,
} from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";

useDatabase();

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

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

async function customRole(room: { id: string; organizationId: string }, name: string, permissions: string[]) {
  const id = `rol_${name.toLowerCase().padEnd(26, "0")}`;
  await sql(
    `insert into "roles" ("id", "organizationId", "workspaceId", "level", "name", "nameKey", "permissions")
     values ($1, $2, $3, 'workspace', $4, lower($4), $5)`,
    id,
    room.organizationId,
    room.id,
    name,
    permissions,
  );
  return id;
}

const rowsOf = (action: string, organizationId: string) =>
  sql<{ targetId: string; result: string; reason: string | null }>(
    'select "targetId", "result", "reason" from "audit_entries" where "action" = $1 and "organizationId" = $2 order by "id"',
    action,
    organizationId,
  );

describe("several people at once", () => {
  test("each is changed or refused for itself, and leaves one row in the audit", async () => {
    const { owner, home, room } = await place();
    const [one, two, inherited, stranger] = [await join(room), await join(room), await person(), await person()];
    await organizationMember(home, inherited, "admin");
    const users = [one.id, inherited.id, stranger.id, two.id, one.id];
    const { items } = await callerOf(owner).members.changeRoles({ workspace: room.id, users, role: "viewer" });
    expect(items).toEqual([
      { user: one.id, status: "changed" },
      { user: inherited.id, status: "refused", reason: "inherited_role" },
      { user: stranger.id, status: "refused", reason: "not_found" },
      { user: two.id, status: "changed" },
    ]);
    expect(await rowsOf("member.change-role", home.id)).toEqual([
      { targetId: one.id, result: "done", reason: null },
      { targetId: stranger.id, result: "refused", reason: "not_found" },
      { targetId: two.id, result: "done", reason: null },
    ]);
    const notices = await sql(
      'select "userId" from "notifications" where "kind" = $1 and "workspaceId" = $2 order by "id"',
      "role.changed",
      room.id,
    );
    expect(notices).toEqual([{ userId: one.id }, { userId: two.id }]);
  });

  test("the last admin is refused, the others go", async () => {
    const { owner, home, room } = await place();
    const [one, two] = [await join(room), await join(room)];
    const users = [one.id, owner.id, two.id];
    const { items } = await callerOf(owner).members.removeMany({ workspace: room.id, users });
    expect(items.map(({ status, reason }) => [status, reason])).toEqual([
      ["removed", undefined],
      ["refused", "last_admin"],
      ["removed", undefined],
    ]);
    expect(await rowsOf("member.remove", home.id)).toHaveLength(2);
    expect((await callerOf(owner).members.list({ workspace: room.id })).total).toBe(1);
  });

  test("in an organization nobody is changed above the caller's own rank", async () => {
    const { owner, home } = await place();
    const [boss, member] = [await person(), await person()];
    await organizationMember(home, boss, "admin");
    await organizationMember(home, member);
    const asAdmin = callerOf(boss).members;
    const users = [owner.id, member.id];
    const changed = await asAdmin.changeRolesInOrganization({ organization: home.id, users, role: "billing" });
    expect(changed.items.map(({ reason }) => reason)).toEqual(["rank_too_low", undefined]);
    const removed = await asAdmin.removeManyFromOrganization({ organization: home.id, users });
    expect(removed.items.map(({ reason }) => reason)).toEqual(["rank_too_low", undefined]);
    expect((await callerOf(owner).members.listInOrganization({ organization: home.id })).total).toBe(2);
  });
});

describe("custom roles", () => {
  test("are given by their id, shown by their name, and give what they hold", async () => {
    const { owner, room } = await place();
    const member = await join(room);
    const role = await customRole(room, "Makers", ["project.list", "member.list", "project.create"]);
    const at = { workspace: room.id, user: member.id };
    const changed = await callerOf(owner).members.changeRole({ ...at, role });
    expect(changed).toMatchObject({ role: "custom", customRole: { id: role, name: "Makers" } });
    const listed = await callerOf(member).members.list({ workspace: room.id, role });
    expect(listed.items.map(({ user }) => user.id)).toEqual([member.id]);
    expect(await refusalOf(callerOf(member).invitations.list({ workspace: room.id }))).toBe(
      "FORBIDDEN permission_missing",
    );
    const unknown = callerOf(owner).members.changeRole({ ...at, role: "rol_00000000000000000000000000" });
    expect(await refusalOf(unknown)).toBe("INVALID invalid_value (role)");
    await callerOf(owner).members.changeRole({ ...at, role: "viewer" });
    expect(
      await sql(
        'select "roleId" from "workspace_members" where "userId" = $1 and "workspaceId" = $2',
        member.id,
        room.id,
      ),
    ).toEqual([{ roleId: null }]);
  });

  test("nobody gives a role that holds more than their own", async () => {
    const { owner, room } = await place();
    const [deputy, member] = [await join(room), await join(room, "viewer")];
    const viewer = workspaceRights(heldInWorkspace("viewer"));
    const role = await customRole(room, "Deputies", [...viewer, "member.change-role"]);
    await callerOf(owner).members.changeRole({ workspace: room.id, user: deputy.id, role });
    const change = (to: string) =>
      refusalOf(callerOf(deputy).members.changeRole({ workspace: room.id, user: member.id, role: to }));
    expect(await change("member")).toBe("FORBIDDEN rank_too_low");
    expect(await change("admin")).toBe("FORBIDDEN rank_too_low");
    expect(await change(role)).toBe("done");
  });
});

describe("end dates", () => {
  const setEnd = (who: Person, room: { id: string }, user: Person, expiresAt: string | null) =>
    callerOf(who).members.setEndDate({ workspace: room.id, user: user.id, expiresAt });

  test("are set, shown, audited and taken away; one that has passed is refused", async () => {
    const { owner, home, room } = await place();
    const member = await join(room);
    const end = inDays(3);
    expect(await setEnd(owner, room, member, end)).toMatchObject({ expiresAt: end });
    expect(await refusalOf(setEnd(owner, room, member, inDays(-1)))).toBe("INVALID invalid_value (expiresAt)");
    expect(await setEnd(owner, room, member, null)).toMatchObject({ expiresAt: null });
    const rows = await sql(
      'select "before", "after" from "audit_entries" where "action" = $1 and "organizationId" = $2 order by "id"',
      "member.set-end-date",
      home.id,
    );
    expect(rows).toEqual([
      { before: { expiresAt: null }, after: { expiresAt: end } },
      { before: { expiresAt: end }, after: { expiresAt: null } },
    ]);
    await setEnd(owner, room, member, end);
    await sql(
      `update "workspace_members" set "expiresAt" = now() where "userId" = $1 and "workspaceId" = $2`,
      member.id,
      room.id,
    );
    expect(await refusalOf(callerOf(member).workspaces.get({ workspace: room.id }))).toBe("NOT_FOUND not_found");
  });

  test("the last explicit admin and the last owner have none", async () => {
    const { owner, home, room } = await place();
    const admin = await join(room, "admin");
    expect(await setEnd(owner, room, owner, inDays(1))).toMatchObject({ role: "admin" });
    expect(await refusalOf(setEnd(owner, room, admin, inDays(1)))).toBe("CONFLICT last_admin");
    const second = await person();
    await organizationMember(home, second, "owner");
    const above = (user: Person) =>
      refusalOf(
        callerOf(owner).members.setEndDateInOrganization({
          organization: home.id,
          user: user.id,
          expiresAt: inDays(1),
        }),
      );
    expect(await above(second)).toBe("done");
    expect(await above(owner)).toBe("CONFLICT last_owner");
    // Nobody else is admin of the workspace without an end date.
    expect(await above(admin)).toBe("CONFLICT last_admin");
  });

  test("who has one does not move it away, and may come to it earlier", async () => {
    const { owner, home, room } = await place();
    const [admin, second] = [await join(room, "admin"), await person()];
    await organizationMember(home, second, "owner");
    const above = (who: Person, user: Person, expiresAt: string | null) =>
      callerOf(who).members.setEndDateInOrganization({ organization: home.id, user: user.id, expiresAt });
    await setEnd(owner, room, admin, inDays(3));
    await above(owner, second, inDays(3));
    const own = [
      (expiresAt: string | null) => setEnd(admin, room, admin, expiresAt),
      (expiresAt: string | null) => above(second, second, expiresAt),
    ];
    for (const set of own) {
      for (const later of [null, inDays(4)]) {
        expect(await refusalOf(set(later))).toBe("FORBIDDEN rank_too_low (expiresAt)");
      }
      expect(await refusalOf(set(inDays(2)))).toBe("done");
    }
    expect(await refusalOf(above(owner, second, null))).toBe("done");
  });

  test("two owners who give each other an end date at once leave one that stays", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { owner, home } = await place();
      const second = await person();
      await organizationMember(home, second, "owner");
      await workspaceMember(home.workspace, second, "admin");
      const end = (who: Person, user: Person) =>
        refusalOf(
          callerOf(who).members.setEndDateInOrganization({
            organization: home.id,
            user: user.id,
            expiresAt: inDays(1),
          }),
        );
      await sql(`delete from "workspace_members" where "organizationId" = $1`, home.id);
      const outcomes = await Promise.all([end(owner, second), end(second, owner)]);
      expect(outcomes.sort()).toEqual(["CONFLICT last_owner", "done"]);
    }
  });

  test("nobody has one in the default workspace, and nobody sets one above their rank", async () => {
    const { owner, home, room } = await place();
    const [member, admin] = [await join(home.workspace), await join(room, "admin")];
    expect(await refusalOf(setEnd(owner, home.workspace, member, inDays(1)))).toBe("CONFLICT default_workspace");
    expect(await refusalOf(setEnd(admin, room, owner, inDays(1)))).toBe("FORBIDDEN rank_too_low");
  });
});
