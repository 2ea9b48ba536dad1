import { describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { addressOf, invitationLink, joinRequest } from "@/server/testing/factories/joining";
import { invitation, person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant } from "@/server/testing/tenant";

useDatabase();

const ROUNDS = 10;
const PATIENCE = { timeout: 120_000 };

const done = (outcomes: readonly string[]) => outcomes.filter((outcome) => outcome === "done").length;

const membersOf = async (workspace: { id: string }) =>
  (await sql('select 1 from "workspace_members" where "workspaceId" = $1', workspace.id)).length;

describe("the last use of a link", () => {
  test("that several take at once is given to exactly one, each time", PATIENCE, async () => {
    const { owner, workspace } = await tenant();
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id, token } = await invitationLink(workspace, owner, { useMaximum: 1 });
      const before = await membersOf(workspace);
      const guests = await Promise.all(Array.from({ length: 4 }, () => person()));
      const outcomes = await Promise.all(
        guests.map((guest) => refusalOf(callerOf(guest).invitationLinks.accept({ token }))),
      );
      expect(done(outcomes), outcomes.join(", ")).toBe(1);
      expect(outcomes.filter((outcome) => outcome === "CONFLICT link_used")).toHaveLength(3);
      expect(await sql('select "uses" from "invitation_links" where "id" = $1', id)).toEqual([{ uses: 1 }]);
      expect(await membersOf(workspace)).toBe(before + 1);
    }
  });
});

describe("the last seat", () => {
  test("is given once to those who come by a link, ask to be let in, or are invited at once", PATIENCE, async () => {
    for (let round = 0; round < ROUNDS / 2; round += 1) {
      const { owner, organization, workspace } = await tenant();
      const { token } = await invitationLink(workspace, owner);
      const colleague = await person({ email: await addressOf(organization, "admit") });
      const guests = [await person(), await person()];
      await sql('update "organizations" set "seatMaximum" = 2 where "id" = $1', organization.id);
      const invited = callerOf(owner).invitations.create({
        workspace: workspace.id,
        emails: [`seat-${round}@example.com`],
      });
      const outcomes = await Promise.all([
        ...guests.map((guest) => refusalOf(callerOf(guest).invitationLinks.accept({ token }))),
        refusalOf(callerOf(colleague).joinRequests.create({ organization: organization.id })),
        invited.then(({ items }) => (items[0]?.status === "invited" ? "done" : (items[0]?.reason ?? ""))),
      ]);
      expect(done(outcomes), outcomes.join(", ")).toBe(1);
    }
  });
});

describe("one invitation", () => {
  test("that two accounts and the link of its inbox accept at once makes one member", PATIENCE, async () => {
    const { owner, workspace } = await tenant();
    for (let round = 0; round < ROUNDS; round += 1) {
      const [guest, stranger] = [await person(), await person()];
      const { id, token } = await invitation(workspace, owner, guest.email);
      const before = await membersOf(workspace);
      const outcomes = await Promise.all([
        refusalOf(callerOf(guest).invitations.accept({ token })),
        refusalOf(callerOf(stranger).invitations.accept({ token })),
        refusalOf(callerOf(guest).invitations.accept({ token: id })),
      ]);
      expect(done(outcomes), outcomes.join(", ")).toBe(1);
      expect(outcomes[1]).toBe("FORBIDDEN address_mismatch");
      expect(await membersOf(workspace)).toBe(before + 1);
    }
  });
});

describe("one request to join", () => {
  test("that is approved, declined and withdrawn at once ends in one of these", PATIENCE, async () => {
    const { owner, organization } = await tenant();
    for (let round = 0; round < ROUNDS; round += 1) {
      const who = await person({ email: await addressOf(organization, "ask") });
      const at = { organization: organization.id, joinRequest: await joinRequest(organization, who) };
      const outcomes = await Promise.all([
        refusalOf(callerOf(owner).joinRequests.approve(at)),
        refusalOf(callerOf(owner).joinRequests.decline(at)),
        refusalOf(callerOf(who).joinRequests.withdraw({ joinRequest: at.joinRequest })),
      ]);
      expect(done(outcomes), outcomes.join(", ")).toBe(1);
      const rows = await sql(
        'select 1 from "organization_members" where "organizationId" = $1 and "userId" = $2',
        organization.id,
        who.id,
      );
      expect(rows).toHaveLength(outcomes[0] === "done" ? 1 : 0);
    }
  });
});
