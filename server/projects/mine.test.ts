import { expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { collaborator, person, project, workspaceMember } from "@/server/testing/factory";
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
