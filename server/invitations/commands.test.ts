import { describe, expect, test } from "vitest";
import { anonymousCaller, callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import {
  organization,
  organizationMember,
  person,
  project,
  workspace,
  workspaceMember,
} from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";

useDatabase();

let number = 0;
const address = () => `guest-${String((number += 1)).padStart(4, "0")}@example.com`;
const DAY = 86_400_000;

async function place() {
  const owner = await person();
  const home = await organization(owner);
  const room = await workspace(home, owner);
  const invite = async (...emails: string[]) =>
    (await callerOf(owner).invitations.create({ workspace: room.id, emails })).items;
  return { owner, home, room, invite };
}

function tokenOf(item: { link?: string | undefined } | undefined): string {
  return item?.link?.split("/").at(-1) ?? "";
}

describe("inviting", () => {
  test("each address is answered for itself, with one audit row for each invited or added person", async () => {
    const { owner, home, room, invite } = await place();
    const [inside, colleague, guest] = [await person(), await person(), address()];
    await workspaceMember(room, inside);
    await organizationMember(home, colleague);
    const items = await invite(guest, guest.toUpperCase(), "not an address", inside.email, colleague.email);
    expect(items).toMatchObject([
      { email: guest, status: "invited", mail: "off" },
      { status: "refused", reason: "already_invited" },
      { email: "not an address", status: "refused", reason: "invalid_value" },
      { status: "refused", reason: "already_member" },
      { status: "added" },
    ]);
    expect(items[0]?.link).toMatch(/^http:\/\/localhost:3000\/invitations\/[\w-]{43}$/);
    expect(await callerOf(colleague).workspaces.get({ workspace: room.id })).toMatchObject({ role: "member" });
    const rows = await sql(
      'select "targetType", "targetName" from "audit_entries" where "action" = $1 and "workspaceId" = $2 order by "id"',
      "invitation.create",
      room.id,
    );
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({ targetType: "user", targetName: colleague.name });
    expect(rows).toContainEqual({ targetType: "invitation", targetName: guest });
    const pending = await callerOf(owner).invitations.list({ workspace: room.id, status: "pending" });
    expect(pending.items).toMatchObject([
      {
        email: guest,
        role: "member",
        status: "pending",
        invitedBy: { id: owner.id, name: owner.name },
        mail: { state: "off" },
      },
    ]);
  });

  test("no token is stored, and the link to copy is not the mailed one", async () => {
    const { room, invite } = await place();
    const [item] = await invite(address());
    const [row] = await sql<Record<string, string>>('select * from "invitations" where "workspaceId" = $1', room.id);
    expect(JSON.stringify(row)).not.toContain(tokenOf(item));
    expect(row?.mailTokenHash).not.toBe(row?.linkTokenHash);
  });

  test("somebody with an account elsewhere is answered as somebody without one", async () => {
    const { invite } = await place();
    const [known, unknown] = await invite((await person()).email, address());
    expect(Object.keys(known ?? {})).toEqual(Object.keys(unknown ?? {}));
    expect(known?.status).toBe("invited");
  });

  test("people and live invitations take the seats, an address once, and a freed seat is free again", async () => {
    const { owner, home, room, invite } = await place();
    await sql('update "organizations" set "seatMaximum" = 2 where "id" = $1', home.id);
    const [first, second] = [address(), address()];
    const items = await invite(first, second);
    expect(items).toMatchObject([{ status: "invited" }, { status: "refused", reason: "seat_maximum" }]);
    const other = await workspace(home, owner);
    const again = await callerOf(owner).invitations.create({ workspace: other.id, emails: [first] });
    expect(again.items).toMatchObject([{ status: "invited" }]);
    await callerOf(owner).invitations.revoke({ workspace: room.id, invitation: items[0]?.invitation ?? "" });
    expect(await invite(second)).toMatchObject([{ reason: "seat_maximum" }]);
    await callerOf(owner).invitations.revoke({ workspace: other.id, invitation: again.items[0]?.invitation ?? "" });
    expect(await invite(second)).toMatchObject([{ status: "invited" }]);
  });

  test("of many invitations to the last seat at once, exactly one is made", async () => {
    const { home, invite } = await place();
    await sql('update "organizations" set "seatMaximum" = 2 where "id" = $1', home.id);
    const items = (await Promise.all(Array.from({ length: 6 }, () => invite(address())))).flat();
    expect(items.filter(({ status }) => status === "invited")).toHaveLength(1);
    expect(items.filter(({ reason }) => reason === "seat_maximum")).toHaveLength(5);
  });

  test("of many invitations of one address at once, exactly one is made", async () => {
    const { invite } = await place();
    const guest = address();
    const items = (await Promise.all(Array.from({ length: 4 }, () => invite(guest)))).flat();
    expect(items.map(({ status }) => status).sort()).toEqual(["invited", "refused", "refused", "refused"]);
  });

  test("ends after 1 to 30 days, and an ended one can be made anew", async () => {
    const { owner, room, invite } = await place();
    const until = (days: number) =>
      callerOf(owner).invitations.create({
        workspace: room.id,
        emails: [address()],
        expiresAt: new Date(Date.now() + days * DAY).toISOString(),
      });
    expect(await refusalOf(until(31))).toBe("INVALID invalid_value (expiresAt)");
    expect(await refusalOf(until(0.5))).toBe("INVALID invalid_value (expiresAt)");
    expect((await until(30)).items).toMatchObject([{ status: "invited" }]);
    const guest = address();
    const [first] = await invite(guest);
    await sql(
      'update "invitations" set "expiresAt" = now() - interval \'1 minute\' where "id" = $1',
      first?.invitation ?? "",
    );
    const expired = await callerOf(owner).invitations.list({ workspace: room.id, status: "expired" });
    expect(expired.items).toMatchObject([{ email: guest, status: "expired" }]);
    expect(await invite(guest)).toMatchObject([{ status: "invited" }]);
  });

  test("nobody comes into a personal organization, and members invite nobody", async () => {
    const { room } = await place();
    const member = await person();
    await workspaceMember(room, member);
    const own = (await callerOf(member).workspaces.list({})).items.find(({ personal }) => personal)?.id ?? "";
    const into = (id: string) => callerOf(member).invitations.create({ workspace: id, emails: [address()] });
    expect(await refusalOf(into(own))).toBe("CONFLICT personal_organization");
    expect(await refusalOf(into(room.id))).toBe("FORBIDDEN permission_missing");
  });

  test("an inviter sends 500 invitations an hour, an organization 1,000, and no more", async () => {
    const { room, invite } = await place();
    const colleague = await person();
    await workspaceMember(room, colleague, "admin");
    const byColleague = () => callerOf(colleague).invitations.create({ workspace: room.id, emails: [address()] });
    const fill = (name: string, count: number) =>
      sql('update "rate_counters" set "count" = $2 where "key" like $1', `${name}:%`, count);
    await sql('delete from "rate_counters"');
    await invite(address());
    await fill("invitation-by", 500);
    expect(await refusalOf(invite(address()))).toBe("LIMIT rate_limited");
    expect((await byColleague()).items).toMatchObject([{ status: "invited" }]);
    await fill("invitation", 1_000);
    expect(await refusalOf(byColleague())).toBe("LIMIT rate_limited");
    await sql('delete from "rate_counters"');
  });
});

describe("the invited person", () => {
  test("opens without a session, sees what it is for and a masked address, and changes nothing", async () => {
    const { owner, home, room, invite } = await place();
    const guest = await person();
    const token = tokenOf((await invite(guest.email))[0]);
    const opened = await anonymousCaller().invitations.open({ token });
    expect(opened).toMatchObject({
      workspace: { name: room.name },
      organization: { name: home.name },
      invitedBy: { name: owner.name },
      status: "pending",
      via: "link",
      match: "signed_out",
      emailMasked: "m•••@example.com",
    });
    expect(opened).not.toHaveProperty("email");
    expect(await callerOf(guest).invitations.open({ token })).toMatchObject({ match: "match", email: guest.email });
    const stranger = await callerOf(await person()).invitations.open({ token });
    expect(stranger.match).toBe("mismatch");
    expect(stranger).not.toHaveProperty("email");
    expect(await sql('select "status", "mismatchAt" from "invitations" where "workspaceId" = $1', room.id)).toEqual([
      { status: "pending", mismatchAt: null },
    ]);
  });

  test("accepts and reaches that workspace with its open projects, the default workspace as viewer, and nothing else", async () => {
    const { owner, home, room, invite } = await place();
    const guest = await person();
    const open = await project(room, owner, { visibility: "open" });
    await project(room, owner);
    const unseen = await workspace(home, owner);
    const accepted = await callerOf(guest).invitations.accept({ token: tokenOf((await invite(guest.email))[0]) });
    expect(accepted).toMatchObject({ workspace: { slug: room.slug }, organization: { id: home.id }, role: "member" });
    const spaces = (await callerOf(guest).workspaces.list({})).items.filter(({ personal }) => !personal);
    expect(spaces.map(({ id, role }) => [id, role])).toEqual([
      [home.workspace.id, "viewer"],
      [room.id, "member"],
    ]);
    const projects = await callerOf(guest).projects.list({ workspace: room.id });
    expect(projects.items.map(({ id }) => id)).toEqual([room.project.id, open.id]);
    expect(await refusalOf(callerOf(guest).workspaces.get({ workspace: unseen.id }))).toBe("NOT_FOUND not_found");
    const { items } = await callerOf(owner).audit.list({ workspace: room.id, action: "invitation.accept" });
    expect(items).toMatchObject([
      { actor: { id: guest.id }, after: { status: "accepted", role: "member", via: "link" } },
    ]);
  });

  test("with another address is refused, and both the row and one audit row tell the inviter", async () => {
    const { owner, room, invite } = await place();
    const stranger = await person();
    const token = tokenOf((await invite(address()))[0]);
    expect(await refusalOf(callerOf(stranger).invitations.accept({ token }))).toBe("FORBIDDEN address_mismatch");
    expect(await refusalOf(callerOf(stranger).invitations.decline({ token }))).toBe("FORBIDDEN address_mismatch");
    const [row] = (await callerOf(owner).invitations.list({ workspace: room.id })).items;
    expect(row).toMatchObject({ status: "pending", mismatchAt: expect.any(String) as string });
    const { items } = await callerOf(owner).audit.list({ workspace: room.id, result: "refused" });
    expect(items.map(({ action, reason, actor }) => [action, reason, actor.id])).toEqual([
      ["invitation.decline", "address_mismatch", stranger.id],
      ["invitation.accept", "address_mismatch", stranger.id],
    ]);
  });

  test("with an unverified address comes in by the copied link as vouched for, in this organization only", async () => {
    const { owner, home, invite } = await place();
    const guest = await person({ verified: false });
    await callerOf(guest).invitations.accept({ token: tokenOf((await invite(guest.email))[0]) });
    const rows = await sql(
      'select "vouchedById", "source" from "organization_members" where "organizationId" = $1 and "userId" = $2',
      home.id,
      guest.id,
    );
    expect(rows).toEqual([{ vouchedById: owner.id, source: "invitation" }]);
    expect(await sql('select "emailVerifiedAt" from "users" where "id" = $1', guest.id)).toEqual([
      { emailVerifiedAt: null },
    ]);
  });

  test("of several accepts at once exactly one succeeds", async () => {
    const { room, invite } = await place();
    const guest = await person();
    const token = tokenOf((await invite(guest.email))[0]);
    const accept = () => refusalOf(callerOf(guest).invitations.accept({ token }));
    const outcomes = await Promise.all(Array.from({ length: 5 }, accept));
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "CONFLICT invitation_accepted")).toHaveLength(4);
    const rows = await sql(
      'select 1 from "audit_entries" where "action" = $1 and "result" = $2 and "workspaceId" = $3',
      "invitation.accept",
      "done",
      room.id,
    );
    expect(rows).toHaveLength(1);
  });

  test("cannot use what was revoked, declined, resent or has expired, and unknown tokens are throttled", async () => {
    const { owner, room, invite } = await place();
    const guest = await person();
    const again = async () => (await invite(guest.email))[0];
    const accept = (token: string) => refusalOf(callerOf(guest).invitations.accept({ token }));
    const revoked = await again();
    await callerOf(owner).invitations.revoke({ workspace: room.id, invitation: revoked?.invitation ?? "" });
    expect(await accept(tokenOf(revoked))).toBe("EXPIRED invitation_ended");
    const declined = await again();
    await callerOf(guest).invitations.decline({ token: tokenOf(declined) });
    expect(await accept(tokenOf(declined))).toBe("EXPIRED invitation_ended");
    const old = await again();
    const at = { workspace: room.id, invitation: old?.invitation ?? "" };
    const fresh = await callerOf(owner).invitations.resend(at);
    expect(await accept(tokenOf(old))).toBe("NOT_FOUND not_found");
    await sql('update "invitations" set "expiresAt" = now() - interval \'1 minute\' where "id" = $1', at.invitation);
    expect(await accept(tokenOf(fresh))).toBe("EXPIRED expired");
    const revived = await callerOf(owner).invitations.resend(at);
    expect(revived).toMatchObject({ id: at.invitation, status: "pending" });
    expect(await accept(tokenOf(revived))).toBe("done");
    expect(await refusalOf(callerOf(owner).invitations.resend(at))).toBe("CONFLICT invitation_accepted");
    await sql('update "rate_counters" set "count" = 30 where "key" like $1', "invitation-token:%");
    expect(await refusalOf(anonymousCaller().invitations.open({ token: "guessed" }))).toBe("LIMIT rate_limited");
    expect(await anonymousCaller().invitations.open({ token: tokenOf(revived) })).toMatchObject({ status: "accepted" });
    await sql('delete from "rate_counters"');
  });

  test("returns after removal by a new invitation alone, and to nothing that was before an end date", async () => {
    const { owner, home, room, invite } = await place();
    const guest = await person();
    await workspaceMember(room, guest, "admin");
    await sql(
      'update "organization_members" set "expiresAt" = now() - interval \'1 minute\' where "userId" = $1 and "organizationId" = $2',
      guest.id,
      home.id,
    );
    const other = await workspace(home, owner);
    const { items } = await callerOf(owner).invitations.create({ workspace: other.id, emails: [guest.email] });
    await callerOf(guest).invitations.accept({ token: tokenOf(items[0]) });
    expect(await callerOf(guest).workspaces.get({ workspace: other.id })).toMatchObject({ role: "member" });
    expect(await refusalOf(callerOf(guest).workspaces.get({ workspace: room.id }))).toBe("NOT_FOUND not_found");
    expect(await invite(guest.email)).toMatchObject([{ status: "added" }]);
  });
});
