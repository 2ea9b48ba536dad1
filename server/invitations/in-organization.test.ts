import { expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { organizationMember, person, project, workspace } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant } from "@/server/testing/tenant";

useDatabase();

const invite = (who: Parameters<typeof callerOf>[0], room: { id: string }, email: string) =>
  callerOf(who).invitations.create({ workspace: room.id, emails: [email] });

test("an organization's admins see the invitations of all its workspaces, each with its workspace", async () => {
  const of = await tenant();
  const { organization, owner } = of;
  const other = await workspace(organization, owner);
  const admin = await person();
  await organizationMember(organization, admin, "admin");
  await invite(owner, of.workspace, "listed-0001@example.com");
  await invite(owner, other, "listed-0002@example.com");
  const secret = await project(of.workspace, owner);
  const guest = { email: "listed-0003@example.com", external: true };
  await callerOf(owner).collaborators.add({ workspace: of.workspace.id, project: secret.id, ...guest });
  const elsewhere = await tenant();
  await invite(elsewhere.owner, elsewhere.workspace, "listed-0004@example.com");

  const list = callerOf(admin).invitations.listInOrganization;
  const { items, total } = await list({ organization: organization.id });
  expect(total).toBe(3);
  expect(items.map(({ email, workspace: { id }, inviterMayInvite }) => [email, id, inviterMayInvite])).toEqual([
    ["listed-0001@example.com", of.workspace.id, true],
    ["listed-0002@example.com", other.id, true],
    ["listed-0003@example.com", of.workspace.id, true],
  ]);
  expect(items[2]?.external).toEqual({ id: secret.id, name: secret.name });
  expect(JSON.stringify(items)).not.toContain("http");
});

test("they are found by address and state, page by page", async () => {
  const of = await tenant();
  for (const number of [1, 2, 3]) await invite(of.owner, of.workspace, `paged-000${number}@example.com`);
  const list = callerOf(of.owner).invitations.listInOrganization;
  const named = { organization: of.organization.id };
  const [first] = (await list({ ...named, search: "PAGED-0002" })).items;
  await callerOf(of.owner).invitations.revoke({ workspace: of.workspace.id, invitation: first?.id ?? "" });
  expect((await list({ ...named, status: "revoked" })).items).toEqual([expect.objectContaining({ id: first?.id })]);
  const page = await list({ ...named, status: "pending", limit: 1 });
  const next = await list({ ...named, status: "pending", limit: 1, cursor: page.nextCursor ?? "" });
  expect(new Set([...page.items, ...next.items].map(({ email }) => email))).toEqual(
    new Set(["paged-0001@example.com", "paged-0003@example.com"]),
  );
  expect(next.nextCursor).toBeNull();
});

test("the inviter's right is asked for in each workspace for itself", async () => {
  const of = await tenant();
  const other = await workspace(of.organization, of.owner);
  const leaving = await person();
  await organizationMember(of.organization, leaving, "admin");
  await invite(leaving, of.workspace, "orphan-0001@example.com");
  await callerOf(of.owner).members.changeRoleInOrganization({
    organization: of.organization.id,
    user: leaving.id,
    role: "member",
  });
  await invite(of.owner, other, "orphan-0002@example.com");
  const { items } = await callerOf(of.owner).invitations.listInOrganization({ organization: of.organization.id });
  expect(items.map(({ inviterMayInvite }) => inviterMayInvite)).toEqual([false, true]);
});

test("members and strangers do not see them", async () => {
  const of = await tenant();
  const member = await person();
  await organizationMember(of.organization, member, "member");
  const named = { organization: of.organization.id };
  expect(await refusalOf(callerOf(member).invitations.listInOrganization(named))).toBe("FORBIDDEN permission_missing");
  expect(await refusalOf(callerOf(await person()).invitations.listInOrganization(named))).toBe("NOT_FOUND not_found");
});
