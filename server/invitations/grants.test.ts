import { describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { accessRule } from "@/server/testing/factories/access";
import { customRole, giveRole, group } from "@/server/testing/factories/groups-and-roles";
import {
  collaborator,
  organizationMember,
  person,
  project,
  workspaceMember,
  type Person,
} from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
let number = 0;
const address = () => `granted-${String((number += 1)).padStart(4, "0")}@example.com`;

type Given = Omit<Parameters<ReturnType<typeof callerOf>["invitations"]["create"]>[0], "workspace" | "emails">;

function inviting({ workspace }: Tenant, who: Person) {
  return async (email: string, given: Given = {}) => {
    const { items } = await callerOf(who).invitations.create({ workspace: workspace.id, emails: [email], ...given });
    return { item: items[0], token: items[0]?.link?.split("/").at(-1) ?? "" };
  };
}

const groupsOf = (who: Person) =>
  sql('select "groupId", "source", "expiresAt" is not null as "ends" from "group_members" where "userId" = $1', who.id);
const projectsOf = (who: Person, of: Tenant) =>
  sql(
    'select "projectId", "role", "external" from "collaborators" where "userId" = $1 and "organizationId" = $2 order by "projectId"',
    who.id,
    of.organization.id,
  );

describe("an invitation", () => {
  test("gives its role, groups and projects until its date on acceptance, and says so before", async () => {
    const of = await tenant();
    const invite = inviting(of, of.owner);
    const guest = await person();
    const [speech, role] = [await group(of.workspace, of.owner), await customRole(of.workspace, of.owner)];
    const memberUntil = inDays(90);
    const given = {
      role: role.id,
      groups: [speech.name.toUpperCase()],
      projects: [{ project: of.project.slug, role: "admin" }],
      memberUntil,
    };
    const { token } = await invite(guest.email, given);
    const [row] = (await callerOf(of.owner).invitations.list({ workspace: of.workspace.id })).items;
    expect(row).toMatchObject({
      role: "custom",
      customRole: { id: role.id, name: role.name },
      groups: [{ id: speech.id, name: speech.name }],
      projects: [{ id: of.project.id, role: "admin" }],
      memberUntil,
    });
    expect(await groupsOf(guest)).toEqual([]);
    const accepted = await callerOf(guest).invitations.accept({ token });
    expect(accepted).toMatchObject({ role: "custom", skipped: { groups: 0, projects: 0 } });
    expect(await groupsOf(guest)).toEqual([{ groupId: speech.id, source: "invitation", ends: true }]);
    expect(await projectsOf(guest, of)).toEqual([{ projectId: of.project.id, role: "admin", external: false }]);
    const rows = await sql(
      'select "roleId", "expiresAt" from "workspace_members" where "workspaceId" = $1 and "userId" = $2',
      of.workspace.id,
      guest.id,
    );
    expect(rows).toEqual([{ roleId: role.id, expiresAt: new Date(memberUntil) }]);
  });

  test("finds a group by its name as names are compared: without case, width and how often a space stands", async () => {
    const of = await tenant();
    const science = await group(of.workspace, of.owner, { name: "Data  Science" });
    for (const name of ["Data  Science", "data science", " ＤＡＴＡ\u00a0Science "]) {
      const email = address();
      await inviting(of, of.owner)(email, { groups: [name] });
      const { items } = await callerOf(of.owner).invitations.list({ workspace: of.workspace.id });
      expect(items.find((row) => row.email === email)?.groups).toEqual([{ id: science.id, name: "Data  Science" }]);
    }
  });

  test("gives somebody of the organization the same at once, with a notice", async () => {
    const of = await tenant();
    const colleague = await person();
    await organizationMember(of.organization, colleague);
    const speech = await group(of.workspace, of.owner);
    const given = { groups: [speech.id], projects: [{ project: of.project.id }], role: "viewer" };
    const { item } = await inviting(of, of.owner)(colleague.email, given);
    expect(item).toEqual({ email: colleague.email, status: "added" });
    expect(await groupsOf(colleague)).toEqual([{ groupId: speech.id, source: "manual", ends: false }]);
    expect(await projectsOf(colleague, of)).toEqual([{ projectId: of.project.id, role: "member", external: false }]);
    expect(await sql('select "kind" from "notifications" where "userId" = $1', colleague.id)).toEqual([
      { kind: "workspace.added" },
    ]);
  });

  test("skips groups and projects that are gone meanwhile, and says how many; a deleted role leaves a viewer", async () => {
    const of = await tenant();
    const guest = await person();
    const [kept, gone] = [await group(of.workspace, of.owner), await group(of.workspace, of.owner)];
    const role = await customRole(of.workspace, of.owner);
    const given = { role: role.id, groups: [kept.id, gone.id], projects: [{ project: of.project.id, role: "viewer" }] };
    const { token } = await inviting(of, of.owner)(guest.email, given);
    await sql('delete from "groups" where "id" = $1', gone.id);
    await sql('delete from "roles" where "id" = $1', role.id);
    await sql('update "projects" set "deletedAt" = now() where "id" = $1', of.project.id);
    const accepted = await callerOf(guest).invitations.accept({ token });
    expect(accepted).toMatchObject({ role: "viewer", skipped: { groups: 1, projects: 1 } });
    expect(await groupsOf(guest)).toHaveLength(1);
    expect(await projectsOf(guest, of)).toEqual([]);
  });

  test("makes newcomers of the default workspace what the organization says, and changes nobody who was there", async () => {
    const of = await tenant();
    const { organization: home, owner } = of;
    await callerOf(owner).organizationPolicy.update({ organization: home.id, defaultRole: "member" });
    const guest = await person();
    const { token } = await inviting(of, owner)(guest.email);
    await callerOf(guest).invitations.accept({ token });
    expect(await callerOf(guest).workspaces.get({ workspace: home.workspace.id })).toMatchObject({ role: "member" });
  });
});

describe("an inviter", () => {
  test("gives nothing that is not of this workspace, follows from it, or is hidden from them", async () => {
    const [of, other] = [await tenant(), await tenant()];
    const invite = inviting(of, of.owner);
    const foreign = await group(other.workspace, other.owner);
    const [users] = await sql<{ id: string }>(
      'select "id" from "groups" where "workspaceId" = $1 and "kind" = $2',
      of.workspace.id,
      "users",
    );
    expect(await refusalOf(invite(address(), { groups: [foreign.id] }))).toBe("INVALID invalid_value (groups)");
    expect(await refusalOf(invite(address(), { groups: [users?.id ?? ""] }))).toBe("INVALID invalid_value (groups)");
    expect(await refusalOf(invite(address(), { groups: ["Admins"] }))).toBe("INVALID invalid_value (groups)");
    const projects = [{ project: other.project.id }];
    expect(await refusalOf(invite(address(), { projects }))).toBe("INVALID invalid_value (projects)");
    const role = await customRole(other.workspace, other.owner);
    expect(await refusalOf(invite(address(), { role: role.id }))).toBe("INVALID invalid_value (role)");
    const owner = [{ project: of.project.id, role: "owner" }];
    expect(await refusalOf(invite(address(), { projects: owner }))).toBe("INVALID invalid_value (role)");
    expect(await refusalOf(invite(address(), { memberUntil: inDays(-1) }))).toBe("INVALID invalid_value (memberUntil)");
  });

  test("with a custom role gives no more than that role, and only projects to which they may add people", async () => {
    const of = await tenant();
    const helper = await person();
    const permissions = ["invitation.create", "invitation.list"];
    await giveRole(of.workspace, helper, await customRole(of.workspace, of.owner, { permissions }));
    const invite = inviting(of, helper);
    const speech = await group(of.workspace, of.owner);
    expect(await refusalOf(invite(address(), { role: "admin" }))).toBe("FORBIDDEN rank_too_low");
    expect(await refusalOf(invite(address(), { role: "member" }))).toBe("FORBIDDEN rank_too_low");
    const bare = await customRole(of.workspace, of.owner, { permissions: ["invitation.list"] });
    expect((await invite(address(), { role: bare.id })).item?.status).toBe("invited");
    expect(await refusalOf(invite(address(), { role: bare.id, groups: [speech.id] }))).toBe(
      "FORBIDDEN permission_missing",
    );
    const into = (role: string) =>
      refusalOf(invite(address(), { role: bare.id, projects: [{ project: of.project.id, role }] }));
    expect(await into("viewer")).toBe("INVALID invalid_value (projects)");
    await accessRule(of.project, [{ user: helper.id }]);
    expect(await into("viewer"), "seen by a rule").toBe("FORBIDDEN permission_missing");
    await collaborator(of.project, helper, "member");
    expect(await into("viewer")).toBe("FORBIDDEN permission_missing");
    await collaborator(of.project, helper, "admin");
    expect(await into("admin")).toBe("done");
    await sql(`update "collaborators" set "expiresAt" = $2 where "userId" = $1`, helper.id, inDays(2));
    const until = (memberUntil?: string) =>
      refusalOf(
        invite(address(), { role: bare.id, projects: [{ project: of.project.id, role: "viewer" }], memberUntil }),
      );
    for (const end of [undefined, inDays(3)]) expect(await until(end)).toBe("FORBIDDEN rank_too_low (memberUntil)");
    expect(await until(inDays(1))).toBe("done");
  });

  test("gives nothing in place of a deleted role that goes further than what they have themselves", async () => {
    const of = await tenant();
    const [helper, guest] = [await person(), await person()];
    const inWorkspace = await customRole(of.workspace, of.owner, { permissions: ["invitation.create"] });
    await giveRole(of.workspace, helper, inWorkspace);
    await collaborator(of.project, helper);
    const own = await customRole(of.workspace, of.owner, { level: "project", permissions: ["collaborator.add"] });
    const place = { workspace: of.workspace.id, project: of.project.id };
    await callerOf(of.owner).collaborators.update({ ...place, user: helper.id, role: own.id });
    const bare = await customRole(of.workspace, of.owner, { level: "project", permissions: [] });
    const given = { role: inWorkspace.id, projects: [{ project: of.project.id, role: bare.id }] };
    const { token } = await inviting(of, helper)(guest.email, given);
    await sql('delete from "roles" where "id" = $1', bare.id);
    expect(await callerOf(guest).invitations.accept({ token })).toMatchObject({ skipped: { projects: 1 } });
    expect(await projectsOf(guest, of)).toEqual([]);
  });

  test("who may not invite any more has invited nobody, until somebody else sends it again", async () => {
    const of = await tenant();
    const admin = await person();
    await workspaceMember(of.workspace, admin, "admin");
    const guest = await person();
    const { item, token } = await inviting(of, admin)(guest.email);
    await workspaceMember(of.workspace, admin, "viewer");
    expect(await refusalOf(callerOf(guest).invitations.accept({ token }))).toBe("EXPIRED inviter_gone");
    const at = { workspace: of.workspace.id, invitation: item?.invitation ?? "" };
    const [row] = (await callerOf(of.owner).invitations.list({ workspace: of.workspace.id })).items;
    expect(row).toMatchObject({ status: "pending", inviterMayInvite: false });
    await workspaceMember(of.workspace, admin, "admin");
    await sql('update "users" set "suspendedAt" = now() where "id" = $1', admin.id);
    const [away] = (await callerOf(of.owner).invitations.list({ workspace: of.workspace.id })).items;
    expect(away).toMatchObject({ status: "pending", inviterMayInvite: false });
    const { link, invitedBy } = await callerOf(of.owner).invitations.resend(at);
    expect(invitedBy.id).toBe(of.owner.id);
    expect(await refusalOf(callerOf(guest).invitations.accept({ token: link.split("/").at(-1) ?? "" }))).toBe("done");
  });

  test("of a project that they lost gives it to nobody who accepts later", async () => {
    const of = await tenant();
    const lead = await person();
    await workspaceMember(of.workspace, lead, "admin");
    const own = await project(of.workspace, lead);
    const guest = await person();
    const { token } = await inviting(of, lead)(guest.email, { projects: [{ project: own.id, role: "admin" }] });
    await sql('update "projects" set "archivedAt" = now() where "id" = $1', own.id);
    expect(await callerOf(guest).invitations.accept({ token })).toMatchObject({ skipped: { projects: 1 } });
  });
});
