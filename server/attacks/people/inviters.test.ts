import { describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { customRole, giveRole, group } from "@/server/testing/factories/groups-and-roles";
import { invitationLink } from "@/server/testing/factories/joining";
import { collaborator, person, workspaceMember, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant } from "@/server/testing/tenant";

useDatabase();

const BEYOND = "FORBIDDEN rank_too_low";
const HANDS_OUT = ["invitation.create", "invitation.list", "invitation.resend", "invitation.copy-link"];

/** A room with an ordinary group, one to which a rule gives everything, and somebody whose role hands out invitations. */
async function room() {
  const of = await tenant();
  const { owner, workspace } = of;
  const at = { workspace: workspace.id };
  const [plain, powerful] = [await group(workspace, owner), await group(workspace, owner)];
  const everything = { resourceType: "*" as const, permission: "modify" as const };
  await callerOf(owner).accessRules.create({ ...at, ...everything, groups: [powerful.id] });
  const permissions = [...HANDS_OUT, "invitation-link.create", "group.add-members"];
  const role = await customRole(workspace, owner, { permissions });
  const helper = await person();
  await giveRole(workspace, helper, role);
  return { ...of, at, plain, powerful, role, helper };
}

async function invite(who: Person, at: { workspace: string }, groups: string[], role: string) {
  const guest = await person();
  const { items } = await callerOf(who).invitations.create({ ...at, emails: [guest.email], groups, role });
  const [item] = items;
  return { guest, id: item?.invitation ?? "", token: item?.link?.split("/").at(-1) ?? "" };
}

const groupsOf = async ({ id }: Person) =>
  (await sql<{ groupId: string }>('select "groupId" from "group_members" where "userId" = $1', id)).map(
    ({ groupId }) => groupId,
  );

describe("an invitation of somebody who may more", () => {
  test("is not handed out by who could not give its groups", async () => {
    const { owner, helper, at, plain, powerful, role } = await room();
    const { invitations } = callerOf(helper);
    const queues = await sql<{ id: string }>(
      `select "id" from "groups" where "workspaceId" = $1 and "kind" = 'queue_admins'`,
      at.workspace,
    );
    for (const groups of [[powerful.id], queues.map(({ id }) => id)]) {
      const { id: invitation } = await invite(owner, at, groups, role.id);
      expect(await refusalOf(invitations.copyLink({ ...at, invitation }))).toBe(BEYOND);
      expect(await refusalOf(invitations.resend({ ...at, invitation }))).toBe(BEYOND);
    }
    const { id: invitation } = await invite(owner, at, [plain.id], role.id);
    expect(await refusalOf(invitations.copyLink({ ...at, invitation }))).toBe("done");
    expect(await refusalOf(invitations.resend({ ...at, invitation }))).toBe("done");
  });

  test("nor one with an access map by who has less in the project", async () => {
    const { owner, helper, at, project, workspace } = await room();
    const adder = await customRole(workspace, owner, { level: "project", permissions: ["collaborator.add"] });
    await collaborator(project, helper);
    await sql(
      `update "collaborators" set "role" = 'custom', "roleId" = $1 where "userId" = $2 and "projectId" = $3`,
      adder.id,
      helper.id,
      project.id,
    );
    const guest = await person();
    const external = {
      ...at,
      project: project.id,
      email: guest.email,
      access: { job: "all" as const },
      external: true,
    };
    const { invitation = "" } = await callerOf(owner).collaborators.add(external);
    expect(await refusalOf(callerOf(helper).invitations.copyLink({ ...at, invitation }))).toBe(BEYOND);
    expect(await refusalOf(callerOf(helper).invitations.resend({ ...at, invitation }))).toBe(BEYOND);
  });
});

describe("what was promised by somebody who has less by now", () => {
  test("is no group that they could not give today, by invitation and by link", async () => {
    const { owner, at, plain, powerful, role, workspace } = await room();
    const admin = await person();
    await workspaceMember(workspace, admin, "admin");
    const groups = [plain.id, powerful.id];
    const { guest, token } = await invite(admin, at, groups, role.id);
    const link = await invitationLink(workspace, admin, { groups, role: role.id });
    await callerOf(owner).members.changeRole({ ...at, user: admin.id, role: role.id });
    expect(await callerOf(guest).invitations.accept({ token })).toMatchObject({ skipped: { groups: 1 } });
    expect(await groupsOf(guest)).toEqual([plain.id]);
    const other = await person();
    expect(await callerOf(other).invitationLinks.accept({ token: link.token })).toMatchObject({
      skipped: { groups: 1 },
    });
    expect(await groupsOf(other)).toEqual([plain.id]);
  });

  test("is no access map beyond what they have in the project", async () => {
    const { owner, helper, at, project, workspace } = await room();
    await collaborator(project, helper, "admin");
    const guest = await person();
    const external = {
      ...at,
      project: project.id,
      email: guest.email,
      access: { job: "all" as const },
      external: true,
    };
    const { link = "" } = await callerOf(helper).collaborators.add(external);
    const { id } = await customRole(workspace, owner, { level: "project", permissions: ["collaborator.add"] });
    await callerOf(owner).collaborators.update({ ...at, project: project.id, user: helper.id, role: id });
    const token = link.split("/").at(-1) ?? "";
    expect(await refusalOf(callerOf(guest).invitations.accept({ token }))).toBe("EXPIRED inviter_gone");
  });
});
