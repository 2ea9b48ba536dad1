import { describe, expect, test } from "vitest";
import { transaction } from "@/server/db/tenant";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { collaborator, organization, person, project, workspaceMember, type Person } from "@/server/testing/factory";
import { systemRequest } from "@/server/testing/requests";
import { NOTIFICATION_KINDS } from "./kinds";
import { notify } from "./notify";
import { remindOfEndDates } from "./remind";
import { noticeSentence } from "./sentences";

useDatabase();

async function tell(who: Person, workspace = "research"): Promise<void> {
  const data = { by: "Member 0001", workspace, role: "member", workspaceSlug: workspace };
  await transaction(null, undefined, (tx) => notify(tx, [{ userId: who.id, kind: "workspace.added", data }]));
}

async function inbox(who: Person) {
  const { items } = await callerOf(who).notifications.list({});
  return items;
}

describe("an inbox", () => {
  test("holds what its person was told, newest first, in words and with the way there", async () => {
    const who = await person();
    await tell(who, "first");
    await tell(who, "second");
    const items = await inbox(who);
    expect(items.map(({ sentence, path, readAt }) => ({ sentence, path, readAt }))).toEqual([
      {
        sentence: "Member 0001 added you to the workspace “second” as member.",
        path: "/workspaces/second",
        readAt: null,
      },
      {
        sentence: "Member 0001 added you to the workspace “first” as member.",
        path: "/workspaces/first",
        readAt: null,
      },
    ]);
  });

  test("is its person's alone: nobody else lists it or marks it as read", async () => {
    const [who, other] = [await person(), await person()];
    await tell(who);
    const [notice] = await inbox(who);
    expect(await inbox(other)).toEqual([]);
    const named = { notifications: [notice?.id ?? ""] };
    expect(await callerOf(other).notifications.read(named)).toEqual({ read: 0 });
    expect((await inbox(who))[0]?.readAt).toBeNull();
    expect(await callerOf(who).notifications.read(named)).toEqual({ read: 1 });
    const unread = await callerOf(who).notifications.list({ state: "unread" });
    expect(unread.items).toEqual([]);
  });

  test("does not show a kind that its person keeps out of it, and shows it again when they choose so", async () => {
    const who = await person();
    await tell(who);
    await callerOf(who).notifications.setChoice({ kind: "workspace.added", inbox: false, mail: false });
    expect(await inbox(who)).toEqual([]);
    const { items } = await callerOf(who).notifications.listChoices();
    expect(items.find(({ kind }) => kind === "workspace.added")).toMatchObject({ inbox: false, mail: false });
    await callerOf(who).notifications.setChoice({ kind: "workspace.added", inbox: true, mail: false });
    expect(await inbox(who)).toHaveLength(1);
  });

  test.each(NOTIFICATION_KINDS)("has a sentence for %s that needs no name to be readable", (kind) => {
    expect(noticeSentence(kind, {})).not.toMatch(/undefined|null/);
  });
});

test("days stand as their reader has chosen time zone and format, as of UTC where nothing was chosen", async () => {
  const data = { who: "You are", place: "research", until: "2027-03-04T20:30:00.000Z", days: "7 days" };
  const who = await person();
  await transaction(null, undefined, (tx) => notify(tx, [{ userId: who.id, kind: "membership.ending", data }]));
  expect((await inbox(who))[0]?.sentence).toBe("You are in “research” until Mar 4, 2027: 7 days left.");
  await callerOf(who).accounts.update({ timeZone: "Asia/Tokyo", locale: "de-DE" });
  expect((await inbox(who))[0]?.sentence).toBe("You are in “research” until 05.03.2027: 7 days left.");
});

describe("an end date", () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000 - 60_000).toISOString();

  async function place() {
    const owner = await person();
    const { workspace } = await organization(owner);
    const member = await person();
    await workspaceMember(workspace, member);
    return { owner, member, workspace };
  }

  const setEnd = (workspaceId: string, userId: string, end: string) =>
    sql(
      'update "workspace_members" set "expiresAt" = $3 where "workspaceId" = $1 and "userId" = $2',
      workspaceId,
      userId,
      end,
    );

  test("is said to the person and to the workspace's admins 7 days ahead, once", async () => {
    const { owner, member, workspace } = await place();
    await setEnd(workspace.id, member.id, inDays(7));
    await remindOfEndDates(systemRequest());
    await remindOfEndDates(systemRequest());
    const [own, others] = [await inbox(member), await inbox(owner)];
    expect(own.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^You are in “.*” until \w{3} \d+, \d{4}: 7 days left\.$/),
    ]);
    expect(others.map(({ sentence }) => sentence)).toEqual([expect.stringContaining(`${member.name} is in`)]);
  });

  test("is said again one day ahead, and after it was moved", async () => {
    const { member, workspace } = await place();
    await setEnd(workspace.id, member.id, inDays(7));
    await remindOfEndDates(systemRequest());
    await setEnd(workspace.id, member.id, inDays(1));
    await remindOfEndDates(systemRequest());
    const [last, ...before] = await inbox(member);
    expect(last?.sentence).toContain("one day left");
    expect(before).toHaveLength(1);
  });

  test("that is further away, or over, is said to nobody", async () => {
    const { member, workspace } = await place();
    await setEnd(workspace.id, member.id, inDays(8.5));
    await remindOfEndDates(systemRequest());
    await setEnd(workspace.id, member.id, inDays(-1));
    await remindOfEndDates(systemRequest());
    expect(await inbox(member)).toEqual([]);
  });

  test("of a collaborator is said to the project's owner too", async () => {
    const { owner, workspace } = await place();
    const own = await project(workspace, owner);
    const guest = await person();
    await collaborator(own, guest);
    const end = 'update "collaborators" set "expiresAt" = $3 where "userId" = $1 and "projectId" = $2';
    await sql(end, guest.id, own.id, inDays(3));
    await remindOfEndDates(systemRequest());
    expect(await inbox(guest)).toMatchObject([{ kind: "membership.ending", data: { place: own.name } }]);
    expect(await inbox(owner)).toHaveLength(1);
  });
});
