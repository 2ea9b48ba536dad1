import { expect, test } from "vitest";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { credential } from "@/server/testing/factories/machines";
import { collaborator, person, project, workspace, workspaceMember } from "@/server/testing/factory";
import { tenant } from "@/server/testing/tenant";

useDatabase();

test("archived projects, and those of archived workspaces, stand apart from the others", async () => {
  const { owner, organization, workspace, project: kept } = await tenant();
  const old = await project(workspace, owner);
  await callerOf(owner).projects.archive({ workspace: workspace.id, project: old.id });
  const idsOf = async (state: "active" | "archived") =>
    (await callerOf(owner).projects.listMine({ of: "owned", state })).items.map(({ id }) => id);
  expect(await idsOf("archived")).toEqual([old.id]);
  expect(await idsOf("active")).toContain(kept.id);
  await callerOf(owner).workspaces.archive({ organization: organization.id, target: workspace.id });
  expect(await idsOf("archived")).toEqual([workspace.project.id, kept.id, old.id]);
  expect(await idsOf("active")).not.toContain(kept.id);
});

test("what one is in says whether one has a part of one's own, which one could give up", async () => {
  const { workspace, project: secret } = await tenant();
  const member = await person();
  await workspaceMember(workspace, member);
  await collaborator(secret, member, "viewer");
  const { items } = await callerOf(member).projects.listMine({ of: "member" });
  expect(items.map(({ id, collaborator: part }) => [id, part])).toEqual([
    [workspace.project.id, false],
    [secret.id, true],
  ]);
  await callerOf(member).collaborators.leave({ workspace: workspace.id, project: secret.id });
  const left = await callerOf(member).projects.listMine({ of: "member" });
  expect(left.items.map(({ id }) => id)).toEqual([workspace.project.id]);
});

/**
 * Somebody with open projects in three workspaces of two organizations, a part in a private one, and one from outside.
 */
async function spread() {
  const [first, second, third] = [await tenant(), await tenant(), await tenant()];
  const who = await person();
  const room = await workspace(first.organization, first.owner);
  for (const place of [first.workspace, room, second.workspace]) await workspaceMember(place, who, "viewer");
  const open = await project(room, first.owner, { visibility: "open", name: "50% off_season" });
  const part = await project(first.workspace, first.owner, { visibility: "open" });
  await collaborator(part, who, "admin");
  await collaborator(third.project, who, "member");
  const shared = [first.workspace.project.id, second.workspace.project.id, room.project.id, open.id];
  return { who, first, second, third, room, open, part, shared };
}

test("open projects of all one's workspaces stand in one list with one's own, page by page, in both orders", async () => {
  const { who, third, part, shared } = await spread();
  const whole = [...shared, part.id, third.project.id].toSorted();
  const all = await callerOf(who).projects.listMine({ of: "member" });
  expect([all.items.map(({ id }) => id), all.total]).toEqual([whole, whole.length]);
  expect(all.items.map(({ role }) => role).toSorted()).toEqual(["admin", "member", ...shared.map(() => "viewer")]);
  for (const sort of ["created", "-created"] as const) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await callerOf(who).projects.listMine({ of: "member", sort, limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(sort === "created" ? whole : whole.toReversed());
  }
});

test("a search finds what it says, and what ended, is suspended or out of a credential's reach is not there", async () => {
  const { who, first, second, room, open, shared } = await spread();
  const idsOf = async (input: { search?: string }) =>
    (await callerOf(who).projects.listMine({ of: "member", ...input })).items.map(({ id }) => id);
  expect(await idsOf({ search: "50% OFF_" })).toEqual([open.id]);
  expect(await idsOf({ search: "50_ off" })).toEqual([]);
  const machine = callerWithCredential(await credential(who, room)).projects.listMine({ of: "member" });
  expect((await machine).items.map(({ id }) => id)).toEqual([room.project.id, open.id]);
  const organizationWide = callerWithCredential(await credential(who, first.organization)).projects.listMine({});
  expect((await organizationWide).items.map(({ id }) => id)).not.toContain(second.workspace.project.id);
  await sql('update "workspaces" set "suspendedAt" = now() where "id" = $1', room.id);
  expect(await idsOf({})).not.toContain(open.id);
  const ended = 'update "workspace_members" set "expiresAt" = now() where "workspaceId" = $1 and "userId" = $2';
  await sql(ended, second.workspace.id, who.id);
  const left = await idsOf({});
  expect(left.filter((id) => shared.includes(id))).toEqual([first.workspace.project.id]);
});
