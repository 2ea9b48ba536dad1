import { describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { organization, organizationMember, person, workspace, workspaceMember } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";

useDatabase();

const ROUNDS = 10;
const PATIENCE = { timeout: 120_000 };

const recordsOf = (action: string, user: string) =>
  sql(`select 1 from "audit_entries" where "action" = $1 and "targetId" = $2 and "result" = 'done'`, action, user);

async function place() {
  const owner = await person();
  const home = await organization(owner);
  return { owner, home, room: await workspace(home, owner) };
}

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

describe("somebody leaves at the moment at which they are changed", () => {
  test.each([
    {
      action: "member.change-role",
      change: ({ owner, room }: Awaited<ReturnType<typeof place>>, user: string) =>
        callerOf(owner).members.changeRole({ workspace: room.id, user, role: "viewer" }),
    },
    {
      action: "member.set-end-date",
      change: ({ owner, room }: Awaited<ReturnType<typeof place>>, user: string) =>
        callerOf(owner).members.setEndDate({ workspace: room.id, user, expiresAt: tomorrow() }),
    },
    {
      action: "organization-member.change-role",
      change: ({ owner, home }: Awaited<ReturnType<typeof place>>, user: string) =>
        callerOf(owner).members.changeRoleInOrganization({ organization: home.id, user, role: "billing" }),
    },
    {
      action: "organization-member.set-end-date",
      change: ({ owner, home }: Awaited<ReturnType<typeof place>>, user: string) =>
        callerOf(owner).members.setEndDateInOrganization({ organization: home.id, user, expiresAt: tomorrow() }),
    },
  ])("and $action is answered as it was done, or refused and not done", PATIENCE, async ({ action, change }) => {
    const at = await place();
    for (let round = 0; round < ROUNDS; round += 1) {
      const member = await person();
      await organizationMember(at.home, member);
      await workspaceMember(at.room, member);
      const [changed, left] = await Promise.all([
        refusalOf(change(at, member.id)),
        refusalOf(callerOf(member).members.leaveOrganization({ organization: at.home.id })),
      ]);
      const records = await recordsOf(action, member.id);
      expect([round, changed, left, records.length]).toEqual([
        round,
        changed === "done" ? "done" : "NOT_FOUND not_found",
        "done",
        changed === "done" ? 1 : 0,
      ]);
    }
  });
});
