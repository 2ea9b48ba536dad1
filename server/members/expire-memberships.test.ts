import { describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { collaborator, organization, person, project, workspace, workspaceMember } from "@/server/testing/factory";
import { credential } from "@/server/testing/machines";
import { systemRequest } from "@/server/testing/requests";
import { expireMemberships } from "./expire-memberships";

useDatabase();

async function place() {
  const owner = await person();
  const home = await organization(owner);
  const room = await workspace(home, owner);
  const member = await person();
  await workspaceMember(room, member);
  const own = await project(room, member);
  await credential(member, room);
  return { owner, home, room, member, own };
}

const rows = async (table: string, userId: string, organizationId: string) => {
  const text = `select 1 from "${table}" where "userId" = $1 and "organizationId" = $2`;
  return (await sql(text, userId, organizationId)).length;
};

async function endIn(table: string, key: string, id: string, userId: string, when = "now() - interval '1 minute'") {
  await sql(`update "${table}" set "expiresAt" = ${when} where "${key}" = $1 and "userId" = $2`, id, userId);
}

describe("what has reached its end date", () => {
  test("in a workspace goes with roles in its projects and credentials, and the audit says so once", async () => {
    const { owner, home, room, member } = await place();
    await endIn("workspace_members", "workspaceId", room.id, member.id);
    await expireMemberships(systemRequest());
    await expireMemberships(systemRequest());
    expect(await rows("workspace_members", member.id, home.id)).toBe(0);
    expect(await rows("collaborators", member.id, home.id)).toBe(0);
    expect(await rows("organization_members", member.id, home.id)).toBe(1);
    const { items } = await callerOf(owner).audit.list({ workspace: room.id, action: "membership.expire" });
    expect(items).toMatchObject([{ actor: { type: "system" }, target: { id: member.id }, before: { credentials: 1 } }]);
  });

  test("in an organization takes everything below with it", async () => {
    const { owner, home, member } = await place();
    await endIn("organization_members", "organizationId", home.id, member.id);
    await expireMemberships(systemRequest());
    for (const table of ["organization_members", "workspace_members", "collaborators"]) {
      expect(await rows(table, member.id, home.id), table).toBe(0);
    }
    const asked = { organization: home.id, action: "membership.expire" };
    expect((await callerOf(owner).audit.listInOrganization(asked)).items).toHaveLength(1);
  });

  test("in one project ends there alone", async () => {
    const { owner, home, room, member } = await place();
    const other = await project(room, owner);
    await collaborator(other, member);
    await endIn("collaborators", "projectId", other.id, member.id);
    await expireMemberships(systemRequest());
    expect(await rows("collaborators", member.id, home.id)).toBe(1);
    expect(await rows("workspace_members", member.id, home.id)).toBe(1);
  });

  test("does not take along a project that somebody is let into from outside afterwards", async () => {
    const { owner, home, room, member } = await place();
    await endIn("organization_members", "organizationId", home.id, member.id);
    const at = { workspace: room.id, project: (await project(room, owner)).id };
    const invited = await callerOf(owner).collaborators.add({ ...at, email: member.email, external: true });
    const token = new URL(invited.link ?? "").pathname.split("/").at(-1) ?? "";
    await callerOf(member).invitations.accept({ token });
    await expireMemberships(systemRequest());
    expect(await callerOf(member).projects.get(at)).toMatchObject({ role: "member", inWorkspace: false });
    expect(await rows("collaborators", member.id, home.id)).toBe(1);
  });

  test("and lies ahead stays as it is", async () => {
    const { home, room, member } = await place();
    await endIn("workspace_members", "workspaceId", room.id, member.id, "now() + interval '1 minute'");
    await expireMemberships(systemRequest());
    expect(await rows("workspace_members", member.id, home.id)).toBe(1);
  });
});
