import { describe, expect, test } from "vitest";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
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

/** An organization with a second workspace, of which the owner is the only explicit admin. */
async function place() {
  const owner = await person();
  const home = await organization(owner);
  return { owner, home, room: await workspace(home, owner) };
}

async function memberOf(room: { id: string; organizationId: string }, role?: "admin" | "member" | "viewer") {
  const who = await person();
  await workspaceMember(room, who, role);
  return who;
}

async function admin(of: { id: string }): Promise<Person> {
  const who = await person();
  await organizationMember(of, who, "admin");
  return who;
}

describe("in a workspace", () => {
  test("lists people with their roles, admins of the organization as inherited, and last sign-ins to admins alone", async () => {
    const { owner, home, room } = await place();
    const [inherited, viewer] = [await admin(home), await memberOf(room, "viewer")];
    await sql('update "users" set "lastSignInAt" = now() where "id" = $1', owner.id);
    const { items, total } = await callerOf(viewer).members.list({ workspace: room.id });
    expect(items.map(({ user, role, source }) => [user.id, role, source])).toEqual([
      [owner.id, "admin", "manual"],
      [inherited.id, "admin", "inherited"],
      [viewer.id, "viewer", "manual"],
    ]);
    expect(total).toBe(3);
    expect(items[0]).toMatchObject({ lastSignInAt: null, organizationRole: "owner", status: "active" });
    const [first] = (await callerOf(owner).members.list({ workspace: room.id, search: owner.email })).items;
    expect(first?.lastSignInAt).not.toBeNull();
  });

  test("a changed role holds from the next request on, and one audit row tells it", async () => {
    const { owner, room } = await place();
    const member = await memberOf(room);
    const change = { workspace: room.id, user: member.id, role: "viewer" as const };
    expect(await callerOf(owner).members.changeRole(change)).toMatchObject({ role: "viewer" });
    const create = callerOf(member).projects.create({ workspace: room.id, name: "No more" });
    expect(await refusalOf(create)).toBe("FORBIDDEN permission_missing");
    const rows = await sql(
      'select "targetId", "before", "after" from "audit_entries" where "action" = $1 and "workspaceId" = $2',
      "member.change-role",
      room.id,
    );
    expect(rows).toEqual([{ targetId: member.id, before: { role: "member" }, after: { role: "viewer" } }]);
  });

  test("removal ends membership, project roles and credentials at once, and says how many", async () => {
    const { owner, room } = await place();
    const member = await memberOf(room);
    const { actor, ...machine } = await credential(member, room);
    await collaborator(await project(room, owner), member);
    expect(await callerOf(member).workspaces.get({ workspace: room.id })).toMatchObject({ role: "member" });
    const ended = await callerOf(owner).members.remove({ workspace: room.id, user: member.id });
    const one = { total: 1 };
    expect(ended).toMatchObject({ user: { id: member.id }, workspaces: one, projects: one, credentials: one });
    expect(await refusalOf(callerOf(member).workspaces.get({ workspace: room.id }))).toBe("NOT_FOUND not_found");
    const byMachine = callerWithCredential({ actor, ...machine }).workspaces.get({ workspace: room.id });
    expect(await refusalOf(byMachine)).toBe("NOT_FOUND not_found");
    const rows = await sql(
      'select "revokedAt" is not null as "revoked", "revokedById" from "credentials" where "id" = $1',
      machine.id,
    );
    expect(rows).toEqual([{ revoked: true, revokedById: owner.id }]);
    const audit = await sql(
      'select "before" from "audit_entries" where "action" = $1 and "workspaceId" = $2',
      "member.remove",
      room.id,
    );
    expect(audit).toMatchObject([
      { before: { role: "member", workspaces: 1, projects: 1, credentials: 1, invitations: 0 } },
    ]);
  });

  test("what the removed person has elsewhere stays", async () => {
    const { owner, home, room } = await place();
    const member = await memberOf(room);
    await workspaceMember(home.workspace, member, "viewer");
    const { id } = await credential(member, home.workspace);
    await callerOf(owner).members.remove({ workspace: room.id, user: member.id });
    expect(await callerOf(member).workspaces.get({ workspace: home.workspace.id })).toMatchObject({ role: "viewer" });
    expect(await sql('select "revokedAt" from "credentials" where "id" = $1', id)).toEqual([{ revokedAt: null }]);
  });

  test("a member leaves by themselves, and the last admin stays", async () => {
    const { owner, room } = await place();
    const member = await memberOf(room);
    expect(await callerOf(member).members.leave({ workspace: room.id })).toMatchObject({ workspaces: { total: 1 } });
    expect(await refusalOf(callerOf(member).members.leave({ workspace: room.id }))).toBe("NOT_FOUND not_found");
    const asOwner = callerOf(owner).members;
    expect(await refusalOf(asOwner.leave({ workspace: room.id }))).toBe("CONFLICT last_admin");
    const at = { workspace: room.id, user: owner.id };
    expect(await refusalOf(asOwner.remove(at))).toBe("CONFLICT last_admin");
    expect(await refusalOf(asOwner.changeRole({ ...at, role: "member" }))).toBe("CONFLICT last_admin");
  });

  test("an admin who is suspended or has an end date does not count as one that stays", async () => {
    const { owner, home, room } = await place();
    const [suspended, ending] = [await memberOf(room, "admin"), await memberOf(room, "admin")];
    await sql(
      'update "organization_members" set "suspendedAt" = now() where "organizationId" = $1 and "userId" = $2',
      home.id,
      suspended.id,
    );
    await sql(
      'update "workspace_members" set "expiresAt" = now() + interval \'1 day\' where "workspaceId" = $1 and "userId" = $2',
      room.id,
      ending.id,
    );
    expect(await refusalOf(callerOf(owner).members.leave({ workspace: room.id }))).toBe("CONFLICT last_admin");
  });

  test("nobody changes somebody who ranks above them, and only rows can be changed", async () => {
    const { owner, home, room } = await place();
    const [local, inherited, member] = [await memberOf(room, "admin"), await admin(home), await memberOf(room)];
    const asLocal = callerOf(local).members;
    const at = (who: Person) => ({ workspace: room.id, user: who.id });
    expect(await refusalOf(asLocal.changeRole({ ...at(owner), role: "viewer" }))).toBe("FORBIDDEN rank_too_low");
    expect(await refusalOf(asLocal.remove(at(owner)))).toBe("FORBIDDEN rank_too_low");
    expect(await refusalOf(asLocal.remove(at(inherited)))).toBe("CONFLICT inherited_role");
    expect(await refusalOf(asLocal.remove(at(await person())))).toBe("NOT_FOUND not_found");
    expect(await asLocal.changeRole({ ...at(member), role: "admin" })).toMatchObject({ role: "admin" });
    expect(await refusalOf(callerOf(inherited).members.leave({ workspace: room.id }))).toBe("CONFLICT inherited_role");
  });

  test("the default workspace is left with the organization alone, and a personal one never", async () => {
    const { owner, home } = await place();
    const member = await memberOf(home.workspace);
    const at = { workspace: home.workspace.id, user: member.id };
    expect(await refusalOf(callerOf(owner).members.remove(at))).toBe("CONFLICT default_workspace");
    expect(await refusalOf(callerOf(member).members.leave(at))).toBe("CONFLICT default_workspace");
    const own = (await callerOf(member).workspaces.list({})).items.find(({ personal }) => personal)?.id ?? "";
    expect(await refusalOf(callerOf(member).members.leave({ workspace: own }))).toBe("CONFLICT personal_organization");
  });

  test("of two admins who demote each other at once, one stays admin, each time", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { owner, room } = await place();
      const [one, two] = [await memberOf(room, "admin"), await memberOf(room, "admin")];
      await sql('delete from "workspace_members" where "workspaceId" = $1 and "userId" = $2', room.id, owner.id);
      const demote = (who: Person, whom: Person) =>
        refusalOf(callerOf(who).members.changeRole({ workspace: room.id, user: whom.id, role: "member" }));
      const outcomes = await Promise.all([demote(one, two), demote(two, one)]);
      expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
      const left = await sql(
        'select "userId" from "workspace_members" where "workspaceId" = $1 and "role" = $2',
        room.id,
        "admin",
      );
      expect(left).toHaveLength(1);
    }
  });
});

describe("in an organization", () => {
  test("only owners make owners and touch one", async () => {
    const { owner, home } = await place();
    const [boss, member] = [await admin(home), await person()];
    await organizationMember(home, member);
    const asAdmin = callerOf(boss).members;
    const at = (who: Person) => ({ organization: home.id, user: who.id });
    expect(await refusalOf(asAdmin.changeRoleInOrganization({ ...at(member), role: "owner" }))).toBe(
      "FORBIDDEN rank_too_low",
    );
    expect(await refusalOf(asAdmin.changeRoleInOrganization({ ...at(owner), role: "member" }))).toBe(
      "FORBIDDEN rank_too_low",
    );
    expect(await refusalOf(asAdmin.removeFromOrganization(at(owner)))).toBe("FORBIDDEN rank_too_low");
    expect(await asAdmin.changeRoleInOrganization({ ...at(member), role: "billing" })).toMatchObject({
      role: "billing",
    });
    const made = await callerOf(owner).members.changeRoleInOrganization({ ...at(member), role: "owner" });
    expect(made.role).toBe("owner");
  });

  test("the last owner stays, also where another one is suspended or has an end date", async () => {
    const { owner, home } = await place();
    const [suspended, ending] = [await person(), await person()];
    await organizationMember(home, suspended, "owner");
    await organizationMember(home, ending, "owner");
    await sql('update "users" set "suspendedAt" = now() where "id" = $1', suspended.id);
    await sql(
      'update "organization_members" set "expiresAt" = now() + interval \'1 day\' where "userId" = $1 and "organizationId" = $2',
      ending.id,
      home.id,
    );
    const at = { organization: home.id, user: owner.id };
    const members = callerOf(owner).members;
    expect(await refusalOf(members.changeRoleInOrganization({ ...at, role: "admin" }))).toBe("CONFLICT last_owner");
    expect(await refusalOf(members.removeFromOrganization(at))).toBe("CONFLICT last_owner");
  });

  test("removal ends everything below, and open invitations to the address", async () => {
    const { owner, home, room } = await place();
    const member = await memberOf(home.workspace, "viewer");
    await workspaceMember(room, member);
    await collaborator(await project(room, owner), member);
    await credential(member, room);
    await credential(member, home);
    const other = await workspace(home, owner);
    await invitation(other, owner);
    await sql('update "invitations" set "emailKey" = $1 where "workspaceId" = $2', member.email, other.id);
    const ended = await callerOf(owner).members.removeFromOrganization({ organization: home.id, user: member.id });
    expect(ended).toMatchObject({ workspaces: { total: 2 }, projects: { total: 1 }, credentials: { total: 2 } });
    expect(await refusalOf(callerOf(member).organizations.get({ organization: home.id }))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(callerOf(member).workspaces.get({ workspace: room.id }))).toBe("NOT_FOUND not_found");
    expect(await sql('select "status" from "invitations" where "workspaceId" = $1', other.id)).toEqual([
      { status: "revoked" },
    ]);
    const { items } = await callerOf(owner).audit.listInOrganization({
      organization: home.id,
      action: "organization-member.remove",
    });
    expect(items).toMatchObject([
      { target: { id: member.id }, before: { role: "member", workspaces: 2, invitations: 1 } },
    ]);
  });

  test("who is the last admin of one of the workspaces cannot be removed before there is another", async () => {
    const { owner, home } = await place();
    const boss = await admin(home);
    const room = await workspace(home, boss);
    const remove = () => callerOf(owner).members.removeFromOrganization({ organization: home.id, user: boss.id });
    expect(await refusalOf(remove())).toBe("CONFLICT last_admin");
    await workspaceMember(room, owner, "admin");
    expect(await remove()).toMatchObject({ workspaces: { total: 1 } });
  });

  test("of two owners who demote each other at once, one stays owner, each time", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { owner, home } = await place();
      const second = await person();
      await organizationMember(home, second, "owner");
      const demote = (who: Person, whom: Person) =>
        refusalOf(
          callerOf(who).members.changeRoleInOrganization({ organization: home.id, user: whom.id, role: "member" }),
        );
      const outcomes = await Promise.all([demote(owner, second), demote(second, owner)]);
      expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
      const left = await sql(
        'select "userId" from "organization_members" where "organizationId" = $1 and "role" = $2',
        home.id,
        "owner",
      );
      expect(left).toHaveLength(1);
    }
  });

  test("removal from the organization and demotion in a workspace, at once, leave it an admin", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { owner, home, room } = await place();
      const [one, two] = [await memberOf(room, "admin"), await memberOf(room, "admin")];
      await sql('delete from "workspace_members" where "workspaceId" = $1 and "userId" = $2', room.id, owner.id);
      const members = callerOf(owner).members;
      await Promise.all([
        refusalOf(members.changeRole({ workspace: room.id, user: one.id, role: "viewer" })),
        refusalOf(members.removeFromOrganization({ organization: home.id, user: two.id })),
      ]);
      const left = await sql(
        'select 1 as "one" from "workspace_members" where "workspaceId" = $1 and "role" = $2',
        room.id,
        "admin",
      );
      expect(left).toHaveLength(1);
    }
  });
});
