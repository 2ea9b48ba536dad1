import { expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { credential } from "@/server/testing/factories/machines";
import {
  collaborator,
  organization,
  organizationMember,
  person,
  project,
  workspace,
  workspaceMember,
} from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";

useDatabase();

async function place() {
  const owner = await person();
  const home = await organization(owner);
  const room = await workspace(home, owner);
  const member = await person();
  await workspaceMember(room, member);
  return { owner, home, room, member };
}

test("a member sees their role, the projects that they reach and why, and their credentials", async () => {
  const { owner, room, member } = await place();
  const [, own] = [await project(room, owner), await project(room, owner)];
  await collaborator(own, member, "viewer");
  await credential(member, room);
  const access = await callerOf(member).members.getAccess({ workspace: room.id });
  expect(access).toMatchObject({
    user: { id: member.id },
    role: "member",
    source: "manual",
    credentials: 1,
    projectsTotal: 2,
  });
  expect(access.projects.map(({ id, role, source }) => [id, role, source])).toEqual([
    [room.project.id, "member", "open"],
    [own.id, "viewer", "own"],
  ]);
  expect(access.permissions).toContain("project.create");
  expect(access.permissions).not.toContain("invitation.create");
});

test("an admin of the organization has theirs from there, in every project", async () => {
  const { owner, home, room } = await place();
  const boss = await person();
  await organizationMember(home, boss, "admin");
  const closed = await project(room, owner);
  const access = await callerOf(boss).members.getAccess({ workspace: room.id });
  expect(access).toMatchObject({ role: "admin", source: "inherited", organizationRole: "admin" });
  expect(access.projects.find(({ id }) => id === closed.id)).toMatchObject({ role: "admin", source: "inherited" });
});

test("admins look at somebody else's, nobody else does, and strangers do not exist", async () => {
  const { owner, room, member } = await place();
  const asked = { workspace: room.id, user: member.id };
  expect(await callerOf(owner).members.getAccess(asked)).toMatchObject({ user: { id: member.id }, role: "member" });
  const other = callerOf(member).members.getAccess({ workspace: room.id, user: owner.id });
  expect(await refusalOf(other)).toBe("FORBIDDEN permission_missing");
  const stranger = await person();
  expect(await refusalOf(callerOf(owner).members.getAccess({ ...asked, user: stranger.id }))).toBe(
    "NOT_FOUND not_found",
  );
});
