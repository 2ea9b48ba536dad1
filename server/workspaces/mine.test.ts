import { expect, test } from "vitest";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { credential } from "@/server/testing/factories/machines";
import { organizationMember, person, workspaceMember } from "@/server/testing/factory";
import { tenant } from "@/server/testing/tenant";

useDatabase();

test("each workspace of one's own says who is in it and which credentials one has there", async () => {
  const { owner, organization, workspace } = await tenant();
  const [admin, member] = [await person(), await person({ name: "Newcomer" })];
  await organizationMember(organization, admin, "admin");
  await workspaceMember(workspace, member);
  const used = await credential(member, workspace, { label: "laptop" });
  await credential(member, workspace, { revokedAt: new Date() });
  await credential(owner, workspace, { label: "another's" });
  await sql('update "credentials" set "lastUsedAt" = $2 where "id" = $1', used.id, new Date("2026-01-02T03:04:05Z"));
  const { items } = await callerOf(member).workspaces.listMine({});
  const shown = items.find(({ id }) => id === workspace.id);
  expect(shown).toMatchObject({
    role: "member",
    members: { total: 3, names: [owner.name, "Newcomer"] },
    credentials: {
      total: 1,
      newest: [{ id: used.id, label: "laptop", lastUsedAt: "2026-01-02T03:04:05.000Z" }],
    },
    lastUsedAt: "2026-01-02T03:04:05.000Z",
  });
  const byKey = await callerWithCredential(used).workspaces.listMine({});
  expect(byKey.items.map(({ id }) => id)).toEqual([workspace.id]);
});

test("whose end date has passed is in none of its numbers and names, as in the list of its members", async () => {
  const { owner, organization, workspace } = await tenant();
  const [stays, left, outside] = [
    await person({ name: "Who stays" }),
    await person({ name: "Whose place has ended" }),
    await person({ name: "Whose membership has ended" }),
  ];
  for (const who of [stays, left, outside]) await workspaceMember(workspace, who);
  const past = new Date(Date.now() - 60_000);
  await sql('update "workspace_members" set "expiresAt" = $2 where "userId" = $1', left.id, past);
  const ended = 'update "organization_members" set "expiresAt" = $2 where "userId" = $1 and "organizationId" = $3';
  await sql(ended, outside.id, past, organization.id);
  const [admin, both] = [await person(), await person()];
  await organizationMember(organization, admin, "admin");
  await workspaceMember(workspace, both);
  await sql('update "workspace_members" set "expiresAt" = $2 where "userId" = $1', both.id, past);
  await organizationMember(organization, both, "admin");
  const { items } = await callerOf(stays).workspaces.listMine({});
  const { total, items: list } = await callerOf(stays).members.list({ workspace: workspace.id });
  expect(list.map(({ user }) => user.id).sort()).toEqual([owner, stays, admin, both].map(({ id }) => id).sort());
  const names = [owner.name, stays.name];
  expect(items.find(({ id }) => id === workspace.id)?.members).toEqual({ total, names });
  expect(total).toBe(4);
});

test("of a suspended workspace nothing is told but that it is", async () => {
  const { owner, organization, workspace } = await tenant();
  const member = await person();
  await workspaceMember(workspace, member);
  await callerOf(owner).workspaces.suspend({ organization: organization.id, target: workspace.id });
  const { items } = await callerOf(member).workspaces.listMine({});
  expect(items.find(({ id }) => id === workspace.id)).toMatchObject({
    status: "suspended",
    members: null,
    credentials: null,
  });
});
