import { describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { addressOf } from "@/server/testing/factories/joining";
import { credential } from "@/server/testing/factories/machines";
import {
  collaborator,
  organization,
  organizationMember,
  person,
  project,
  workspace,
  workspaceMember,
  type Person,
  type WorkspaceRef,
} from "@/server/testing/factory";
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

describe("somebody whose time is over and who comes back before it was looked for", () => {
  const expired = async (owner: Person, room: WorkspaceRef) =>
    (await callerOf(owner).audit.list({ workspace: room.id, action: "membership.expire" })).items;

  test("is in the audit as over, once, in the workspace", async () => {
    const { owner, room, member } = await place();
    await endIn("workspace_members", "workspaceId", room.id, member.id);
    await callerOf(owner).invitations.create({ workspace: room.id, emails: [member.email], role: "viewer" });
    await expireMemberships(systemRequest());
    const before = { role: "member", credentials: 1, projects: 1 };
    expect(await expired(owner, room)).toMatchObject([
      { actor: { type: "system" }, target: { id: member.id }, before, after: { role: null } },
    ]);
  });

  test("and in the organization, where their address alone lets them ask and not in", async () => {
    const { owner, home, room } = await place();
    const member = await person({ email: await addressOf(home, "admit") });
    await workspaceMember(room, member);
    await endIn("organization_members", "organizationId", home.id, member.id);
    const asked = await callerOf(member).joinRequests.create({ organization: home.id });
    expect(asked).toMatchObject({ status: "pending" });
    await callerOf(owner).joinRequests.approve({ organization: home.id, joinRequest: asked.id, role: "member" });
    await expireMemberships(systemRequest());
    const { items } = await callerOf(owner).audit.listInOrganization({
      organization: home.id,
      action: "membership.expire",
    });
    expect(items).toMatchObject([{ actor: { type: "system" }, target: { id: member.id }, before: { workspaces: 1 } }]);
  });

  test("and in a project, whichever way they come in again", async () => {
    const { owner, home, room } = await place();
    const [guest, own] = [await person(), await project(room, owner)];
    await organizationMember(home, guest);
    await collaborator(own, guest);
    await endIn("collaborators", "projectId", own.id, guest.id);
    await callerOf(owner).collaborators.add({ workspace: room.id, project: own.id, email: guest.email });
    await endIn("collaborators", "projectId", own.id, guest.id);
    const projects = [{ project: own.slug, role: "viewer" as const }];
    await callerOf(owner).invitations.create({ workspace: room.id, emails: [guest.email], role: "viewer", projects });
    await expireMemberships(systemRequest());
    const row = { target: { id: guest.id }, before: { role: "member", project: own.name } };
    expect(await expired(owner, room)).toMatchObject([row, row]);
  });
});
