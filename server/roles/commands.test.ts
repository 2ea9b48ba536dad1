import { beforeEach, describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { customRole, giveRole } from "@/server/testing/factories/groups-and-roles";
import {
  collaborator,
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
let roles: ReturnType<typeof callerOf>["roles"];
beforeEach(async () => {
  of = await tenant();
  room = of.workspace.id;
  roles = callerOf(of.owner).roles;
});

/** Somebody with a custom role that holds these permissions. */
async function holder(permissions: string[]): Promise<{ who: Person; role: { id: string; name: string } }> {
  const [who, role] = [await person(), await customRole(of.workspace, of.owner, { permissions })];
  await giveRole(of.workspace, who, role);
  return { who, role };
}

async function roleOf(who: Person): Promise<unknown> {
  return sql(
    'select "role", "roleId" from "workspace_members" where "userId" = $1 and "workspaceId" = $2',
    who.id,
    room,
  );
}

describe("a cloned role", () => {
  test("loses only the action that was taken out, from the next request on", async () => {
    const admin = await roles.create({ workspace: room, level: "workspace", name: "Almost admin", from: "admin" });
    const who = await person();
    await giveRole(of.workspace, who, admin);
    const caller = callerOf(who);
    const named = { workspace: room };
    expect(await caller.groups.create({ ...named, name: "First" })).toMatchObject({ name: "First" });
    const permissions = admin.permissions.filter((permission) => permission !== "group.create");
    await roles.update({ ...named, role: admin.id, permissions });
    expect(await refusalOf(caller.groups.create({ ...named, name: "Second" }))).toBe("FORBIDDEN permission_missing");
    const { items } = await caller.groups.list(named);
    const first = items.find(({ name }) => name === "First")?.id ?? "";
    expect(await caller.groups.update({ ...named, group: first, name: "Renamed" })).toMatchObject({ name: "Renamed" });
    expect(await caller.projects.create({ ...named, name: "Speech" })).toMatchObject({ name: "Speech" });
    expect((await caller.invitations.list(named)).items).toEqual([]);
    expect((await caller.workspaces.rename({ ...named, name: "Ours" })).name).toBe("Ours");
    expect((await caller.credentials.create({ ...named, label: "laptop" })).label).toBe("laptop");
    expect((await caller.workspaces.get(named)).permissions).toEqual(permissions);
  });

  test("copies a custom one too, and is changed without its original", async () => {
    const first = await customRole(of.workspace, of.owner, { permissions: ["project.create"] });
    const copy = await roles.create({ workspace: room, level: "workspace", name: "Copy", from: first.id });
    expect(copy.permissions).toContain("project.create");
    await roles.update({ workspace: room, role: copy.id, permissions: [] });
    expect((await roles.get({ workspace: room, role: first.id })).permissions).toContain("project.create");
    const elsewhere = await workspace(of.organization, of.owner);
    for (const from of [first.id, "billing", "usr_x"]) {
      const attempt = roles.create({ workspace: elsewhere.id, level: "workspace", name: "Other", from });
      expect(await refusalOf(attempt)).toBe("INVALID invalid_value (from)");
    }
  });

  test("of a project's owner is all but what the owner may alone", async () => {
    const made = await roles.create({ workspace: room, level: "project", name: "Second in command", from: "owner" });
    expect(made.permissions).toContain("collaborator.add");
    for (const alone of ["project.remove", "project.hand-over", "third-party-key.reveal"]) {
      expect(made.permissions).not.toContain(alone);
      const attempt = roles.update({ workspace: room, role: made.id, permissions: [alone] });
      expect(await refusalOf(attempt)).toBe("INVALID invalid_value (permissions.0)");
    }
    const who = await person();
    await collaborator(of.project, who, "viewer");
    await sql(
      'update "collaborators" set "role" = \'custom\', "roleId" = $1 where "userId" = $2 and "projectId" = $3',
      made.id,
      who.id,
      of.project.id,
    );
    const project = { workspace: room, project: of.project.id };
    expect(await callerOf(who).projects.rename({ ...project, name: "Renamed" })).toMatchObject({ name: "Renamed" });
    await roles.update({ workspace: room, role: made.id, permissions: [] });
    expect(await refusalOf(callerOf(who).projects.rename({ ...project, name: "Again" }))).toBe(
      "FORBIDDEN permission_missing",
    );
    expect(await callerOf(who).projects.get(project)).toMatchObject({ name: "Renamed" });
  });
});

describe("what goes into a role", () => {
  test.each(["Admin", "VIEWER", "owner", "custom", "rol_0123", "settings"])("is not called %s", async (name) => {
    expect(await refusalOf(roles.create({ workspace: room, level: "workspace", name }))).toBe(
      "INVALID invalid_value (name)",
    );
  });

  test("has a name of its own in its level, without case", async () => {
    await customRole(of.workspace, of.owner, { name: "Trainer" });
    const again = roles.create({ workspace: room, level: "workspace", name: "TRAINER" });
    expect(await refusalOf(again)).toBe("CONFLICT taken (name)");
    expect(await roles.create({ workspace: room, level: "project", name: "Trainer" })).toMatchObject({
      level: "project",
    });
  });

  test("is of its level, and known", async () => {
    for (const permission of ["project.rename", "organization.remove", "everything", "__proto__"]) {
      const attempt = roles.create({
        workspace: room,
        level: "workspace",
        name: "Wrong",
        permissions: ["project.create", permission],
      });
      expect(await refusalOf(attempt)).toBe("INVALID invalid_value (permissions.1)");
    }
  });

  test("is no more than the editor holds: neither a permission, nor a resource, nor by copying", async () => {
    const { who, role } = await holder(["role.create", "role.update", "project.create"]);
    const own = callerOf(who).roles;
    const named = { workspace: room, level: "workspace" as const };
    expect(await own.create({ ...named, name: "Maker", permissions: ["project.create"] })).toMatchObject({
      name: "Maker",
    });
    for (const wanted of [{ permissions: ["project.create", "member.remove"] }, { from: "admin" }]) {
      expect(await refusalOf(own.create({ ...named, name: "More", ...wanted }))).toMatch(/^FORBIDDEN rank_too_low/);
    }
    const access = own.create({ ...named, name: "More", access: { job: "read" } });
    expect(await refusalOf(access)).toBe("FORBIDDEN rank_too_low (access.job)");
    await roles.update({ workspace: room, role: role.id, access: { job: "read", model: "modify" } });
    expect(await own.create({ ...named, name: "Reader", access: { job: "read", model: "modify" } })).toMatchObject({
      access: { job: "read", model: "modify" },
    });
    const more = own.create({ ...named, name: "More", access: { job: "modify" } });
    expect(await refusalOf(more)).toBe("FORBIDDEN rank_too_low (access.job)");
    const inProjects = own.create({ ...named, level: "project", name: "More", permissions: ["project.rename"] });
    expect(await refusalOf(inProjects)).toBe("FORBIDDEN rank_too_low (permissions.0)");
    const self = own.update({ workspace: room, role: role.id, permissions: ["role.update", "member.change-role"] });
    expect(await refusalOf(self)).toBe("FORBIDDEN rank_too_low (permissions.1)");
  });

  test("is not changed by who holds less, nor where somebody has it who ranks above", async () => {
    const { who } = await holder(["role.update", "role.remove", "project.create"]);
    const greater = await customRole(of.workspace, of.owner, { permissions: ["member.remove"] });
    const own = callerOf(who).roles;
    expect(await refusalOf(own.update({ workspace: room, role: greater.id, name: "Smaller" }))).toBe(
      "FORBIDDEN rank_too_low",
    );
    expect(await refusalOf(own.remove({ workspace: room, role: greater.id }))).toBe("FORBIDDEN rank_too_low");
    const [admin, above] = [await person(), await person()];
    await workspaceMember(of.workspace, admin, "admin");
    const theirs = await customRole(of.workspace, of.owner, { permissions: ["project.create"] });
    await giveRole(of.workspace, above, theirs);
    const change = () => callerOf(admin).roles.update({ workspace: room, role: theirs.id, permissions: [] });
    expect(await change()).toMatchObject({ id: theirs.id });
    await organizationMember(of.organization, above, "admin");
    expect(await refusalOf(change())).toBe("FORBIDDEN rank_too_low");
    const ofProject = await customRole(of.workspace, of.owner, {
      level: "project",
      permissions: ["collaborator.list"],
    });
    await collaborator(of.project, above);
    await sql(
      'update "collaborators" set "role" = \'custom\', "roleId" = $1 where "userId" = $2 and "projectId" = $3',
      ofProject.id,
      above.id,
      of.project.id,
    );
    const inProject = callerOf(admin).roles.update({ workspace: room, role: ofProject.id, name: "Lists" });
    expect(await refusalOf(inProject)).toBe("FORBIDDEN rank_too_low");
  });

  test("is for admins: a member reads roles and changes none", async () => {
    const member = await person();
    await workspaceMember(of.workspace, member);
    const { id } = await customRole(of.workspace, of.owner);
    const own = callerOf(member).roles;
    const page = await own.list({ workspace: room });
    expect(page.items).toMatchObject([{ id }]);
    expect(page.builtIn.map(({ level, name }) => `${level} ${name}`)).toEqual([
      "workspace admin",
      "workspace member",
      "workspace viewer",
      "project owner",
      "project admin",
      "project member",
      "project viewer",
    ]);
    expect(await refusalOf(own.update({ workspace: room, role: id, name: "Mine" }))).toBe(
      "FORBIDDEN permission_missing",
    );
  });
});

describe("before and after a deletion", () => {
  test("the preview says who has the role and who is invited into it", async () => {
    const { who, role } = await holder([]);
    const { id } = await invitation(of.workspace, of.owner);
    await sql('update "invitations" set "role" = \'custom\', "roleId" = $1 where "id" = $2', role.id, id);
    expect(await roles.preview({ workspace: room, role: role.id })).toEqual({
      holderCount: 1,
      firstHolders: [{ id: who.id, name: who.name }],
      invitations: 1,
    });
  });

  test("whoever has it gets the replacement, is told, and each stands in the audit", async () => {
    const { who, role } = await holder(["project.create"]);
    const { id: asked } = await invitation(of.workspace, of.owner);
    await sql('update "invitations" set "role" = \'custom\', "roleId" = $1 where "id" = $2', role.id, asked);
    const named = { workspace: room, role: role.id };
    expect(await refusalOf(roles.remove(named))).toBe("CONFLICT role_in_use");
    for (const replacement of [role.id, "owner", "nothing", "rol_00000000000000000000000000"]) {
      expect(await refusalOf(roles.remove({ ...named, replacement }))).toBe("INVALID invalid_value (replacement)");
    }
    expect(await roles.remove({ ...named, replacement: "viewer" })).toMatchObject({
      replacement: "viewer",
      changed: 1,
    });
    expect(await roleOf(who)).toEqual([{ role: "viewer", roleId: null }]);
    expect(await sql('select "role", "roleId" from "invitations" where "id" = $1', asked)).toEqual([
      { role: "viewer", roleId: null },
    ]);
    expect(await sql('select "kind" from "notifications" where "userId" = $1', who.id)).toEqual([
      { kind: "role.changed" },
    ]);
    const rows = await sql(
      'select "targetType" from "audit_entries" where "action" = $1 and "workspaceId" = $2 and "result" = $3 order by "id"',
      "role.remove",
      room,
      "done",
    );
    expect(rows.map(({ targetType }) => targetType).sort()).toEqual(["role", "user"]);
    expect(await refusalOf(callerOf(who).projects.create({ workspace: room, name: "Speech" }))).toBe(
      "FORBIDDEN permission_missing",
    );
  });

  test("a role for projects is replaced in projects and in invitations into them, and one that nobody has just goes", async () => {
    const first = await customRole(of.workspace, of.owner, { level: "project" });
    const second = await customRole(of.workspace, of.owner, { level: "project", permissions: ["project.rename"] });
    const who = await person();
    await collaborator(of.project, who);
    await sql(
      'update "collaborators" set "role" = \'custom\', "roleId" = $1 where "userId" = $2 and "projectId" = $3',
      first.id,
      who.id,
      of.project.id,
    );
    const { id: asked } = await invitation(of.workspace, of.owner);
    const into = (role: string) => JSON.stringify([{ project: of.project.id, role }]);
    await sql('update "invitations" set "projects" = $1::jsonb where "id" = $2', into(first.id), asked);
    const wrong = roles.remove({ workspace: room, role: first.id, replacement: "owner" });
    expect(await refusalOf(wrong)).toBe("INVALID invalid_value (replacement)");
    expect(await roles.remove({ workspace: room, role: first.id, replacement: second.id })).toMatchObject({
      changed: 1,
    });
    expect(await sql('select "roleId" from "collaborators" where "userId" = $1 and "external"', who.id)).toEqual([
      { roleId: second.id },
    ]);
    const [row] = await sql('select "projects" from "invitations" where "id" = $1', asked);
    expect(JSON.stringify(row?.projects)).toContain(second.id);
    const unused = await customRole(of.workspace, of.owner);
    expect(await roles.remove({ workspace: room, role: unused.id })).toMatchObject({ replacement: null, changed: 0 });
  });

  test("nobody gives a replacement above themselves", async () => {
    const { who } = await holder(["role.remove"]);
    const { role } = await holder([]);
    const attempt = callerOf(who).roles.remove({ workspace: room, role: role.id, replacement: "admin" });
    expect(await refusalOf(attempt)).toBe("FORBIDDEN rank_too_low");
  });
});
