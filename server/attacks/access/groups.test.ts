import { beforeEach, describe, expect, test } from "vitest";
import { heldInWorkspace, workspaceRights } from "@/server/access/rights/held";
import { callerOf } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { accessRule, resourceIn } from "@/server/testing/factories/access";
import { customRole, giveRole, group } from "@/server/testing/factories/groups-and-roles";
import { person, project, workspaceMember, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

const MEMBER = workspaceRights(heldInWorkspace("member"));
const ADDING = ["group.create", "group.add-members", "group.update", "invitation.create", "invitation-link.create"];
const beyond = "FORBIDDEN rank_too_low";

let of: Tenant;
let at: { workspace: string };
let adder: Person;
beforeEach(async () => {
  of = await tenant();
  at = { workspace: of.workspace.id };
  adder = await person();
  const role = await customRole(of.workspace, of.owner, { permissions: [...MEMBER, ...ADDING] });
  await giveRole(of.workspace, adder, role);
});

const reads = async (id: string) =>
  (await callerOf(adder).decisions.check({ ...at, permission: "read", resource: { type: "job", id } })).allowed;

describe("who adds members to groups by a custom role", () => {
  test("adds nobody, themself included, to one that rules give more than they have", async () => {
    const hidden = await project(of.workspace, of.owner, { name: "Secret weapon" });
    const job = await resourceIn(hidden);
    const circle = await group(of.workspace, of.owner, { name: "Circle" });
    await accessRule(hidden, [{ group: circle.id }], { permission: "modify" });
    const members = [{ type: "user" as const, id: adder.id }];
    const { groups, invitations, invitationLinks } = callerOf(adder);
    const emails = ["circle-0001@example.com"];
    const named = { ...at, group: circle.id };
    expect(await refusalOf(groups.addMembers({ ...named, members }))).toBe(beyond);
    expect(await refusalOf(groups.update({ ...named, members }))).toBe(beyond);
    expect(await refusalOf(invitations.create({ ...at, emails, groups: [circle.id] }))).toBe(beyond);
    expect(await refusalOf(invitationLinks.create({ ...at, role: "viewer", groups: [circle.id] }))).toBe(beyond);
    expect(await reads(job.id)).toBe(false);
    expect(await refusalOf(groups.update({ ...named, description: "Of friends" }))).toBe("done");
    expect(await refusalOf(callerOf(of.owner).groups.addMembers({ ...named, members }))).toBe("done");
    expect(await reads(job.id)).toBe(true);
  });

  test("adds nobody, themself included, for longer than they have what rules give it", async () => {
    const hidden = await project(of.workspace, of.owner, { name: "Secret weapon" });
    const circle = await group(of.workspace, of.owner, { name: "Circle" });
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    await accessRule(hidden, [{ group: circle.id }], { permission: "modify" });
    const members = [{ type: "user" as const, id: adder.id }];
    const named = { ...at, group: circle.id, members };
    const until = (hours: number) => ({ expiresAt: inHours(hours).toISOString() });
    await callerOf(of.owner).groups.addMembers({ ...named, ...until(2) });
    const { groups } = callerOf(adder);
    const longer = `${beyond} (expiresAt)`;
    expect(await refusalOf(groups.addMembers({ ...named, expiresAt: null }))).toBe(longer);
    expect(await refusalOf(groups.addMembers({ ...named, ...until(3) }))).toBe(longer);
    const invite = (memberUntil?: string) =>
      refusalOf(
        callerOf(adder).invitations.create({
          ...at,
          emails: ["circle-0003@example.com"],
          groups: [circle.id],
          memberUntil,
        }),
      );
    expect(await invite()).toBe(`${beyond} (memberUntil)`);
    expect(await invite(until(3).expiresAt)).toBe(`${beyond} (memberUntil)`);
    expect(await invite(until(1).expiresAt)).toBe("done");
    expect(await refusalOf(groups.addMembers({ ...named, ...until(1) }))).toBe("done");
    // What ends before them is theirs to the end.
    const own = await project(of.workspace, adder, { name: "Own" });
    const friends = await group(of.workspace, of.owner, { name: "Friends" });
    await accessRule(own, [{ group: friends.id }], { permission: "modify", expiresAt: inHours(1) });
    await accessRule(hidden, [{ user: adder.id }], { permission: "modify", expiresAt: inHours(2) });
    await accessRule(hidden, [{ group: friends.id }], { permission: "modify", expiresAt: inHours(1) });
    expect(await refusalOf(groups.addMembers({ ...named, group: friends.id, expiresAt: null }))).toBe("done");
  });

  test("adds whom they like where rules give no more than they have, or have ended", async () => {
    const own = await project(of.workspace, adder, { name: "Own" });
    const job = await resourceIn(own);
    const circle = await group(of.workspace, of.owner, { name: "Circle" });
    await accessRule(own, [{ group: circle.id }], { type: "job", permission: "modify" });
    await accessRule(own, [{ group: circle.id }], { resource: job.id, type: "job" });
    const gone = { expiresAt: new Date(Date.now() - 1_000), permission: "modify" as const };
    await accessRule(of.workspace, [{ group: circle.id }], gone);
    const other = await person();
    await workspaceMember(of.workspace, other, "viewer");
    const { groups, invitations } = callerOf(adder);
    const members = [{ type: "user" as const, id: other.id }];
    expect(await refusalOf(groups.addMembers({ ...at, group: circle.id, members }))).toBe("done");
    const emails = ["circle-0002@example.com"];
    expect(await refusalOf(invitations.create({ ...at, emails, groups: [circle.id] }))).toBe("done");
  });
});
