import { describe, expect, test } from "vitest";
import { anonymousCaller, callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { group } from "@/server/testing/factories/groups-and-roles";
import { invitationLink } from "@/server/testing/factories/joining";
import { instance, organizationMember, person, workspaceMember, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant } from "@/server/testing/tenant";

useDatabase();

const accepting = (who: Person, token: string) => refusalOf(callerOf(who).invitationLinks.accept({ token }));

describe("a link for many", () => {
  test("is shown once, opened without a session, and counts who came by it", async () => {
    const { owner, workspace, organization } = await tenant();
    const speech = await group(workspace, owner);
    const asOwner = callerOf(owner).invitationLinks;
    const made = await asOwner.create({
      workspace: workspace.id,
      role: "viewer",
      groups: [speech.name],
      useMaximum: 2,
    });
    const token = made.link.split("/").at(-1) ?? "";
    expect(made.link).toMatch(/^http:\/\/localhost:3000\/invitations\/[\w-]{43}$/);
    expect(JSON.stringify(await sql('select * from "invitation_links"'))).not.toContain(token);
    expect(await anonymousCaller().invitations.open({ token })).toMatchObject({
      kind: "link",
      workspace: { name: workspace.name },
      organization: { name: organization.name },
      invitedBy: { name: owner.name },
      role: "viewer",
      status: "pending",
      match: "signed_out",
    });
    const [first, second, third] = [await person(), await person(), await person()];
    expect(await callerOf(first).invitationLinks.accept({ token })).toMatchObject({ role: "viewer" });
    expect(await accepting(first, token)).toBe("CONFLICT already_member");
    expect((await asOwner.list({ workspace: workspace.id })).items).toMatchObject([{ uses: 1, status: "open" }]);
    expect(await accepting(second, token)).toBe("done");
    expect(await accepting(third, token)).toBe("CONFLICT link_used");
    expect((await asOwner.list({ workspace: workspace.id, status: "used" })).items).toMatchObject([
      { uses: 2, useMaximum: 2, createdBy: { id: owner.id }, creatorMayInvite: true },
    ]);
    expect(await callerOf(third).invitations.open({ token })).toMatchObject({ status: "used" });
    expect(await sql('select 1 from "group_members" where "groupId" = $1', speech.id)).toHaveLength(2);
    const rows = await sql(
      'select "targetId" from "audit_entries" where "action" = $1 and "workspaceId" = $2 and "result" = $3 order by "id"',
      "invitation-link.accept",
      workspace.id,
      "done",
    );
    expect(rows).toEqual([{ targetId: first.id }, { targetId: second.id }]);
  });

  test("with domains takes verified addresses of these alone; without, others are vouched for by its maker", async () => {
    const { owner, workspace, organization } = await tenant();
    const { token } = await invitationLink(workspace, owner, { allowedDomains: ["@Example.ORG"] });
    const [other, unproved, proved] = [
      await person(),
      await person({ email: "linked-0001@example.org", verified: false }),
      await person({ email: "linked-0002@EXAMPLE.org" }),
    ];
    expect(await accepting(other, token)).toBe("FORBIDDEN domain_not_allowed");
    expect(await accepting(unproved, token)).toBe("FORBIDDEN address_unverified");
    expect(await callerOf(unproved).invitations.open({ token })).toMatchObject({
      match: "unverified",
      allowedDomains: ["example.org"],
    });
    const near = await person({ email: "linked-0003@sub.example.org" });
    expect(await accepting(near, token)).toBe("FORBIDDEN domain_not_allowed");
    expect(await accepting(proved, token)).toBe("done");
    const open = await invitationLink(workspace, owner);
    expect(await accepting(unproved, open.token)).toBe("done");
    const rows = await sql(
      'select "vouchedById" from "organization_members" where "organizationId" = $1 and "userId" in ($2, $3) order by "vouchedById"',
      organization.id,
      unproved.id,
      proved.id,
    );
    expect(rows).toEqual([{ vouchedById: owner.id }, { vouchedById: null }]);
    expect(await sql('select "emailVerifiedAt" from "users" where "id" = $1', unproved.id)).toEqual([
      { emailVerifiedAt: null },
    ]);
  });

  test("is dead once revoked or expired, and once its maker is removed, suspended or may not invite any more", async () => {
    const { owner, workspace, organization } = await tenant();
    const maker = await person();
    await workspaceMember(workspace, maker, "admin");
    const { token } = await invitationLink(workspace, maker);
    const guest = await person();
    await workspaceMember(workspace, maker, "member");
    expect(await accepting(guest, token)).toBe("EXPIRED inviter_gone");
    expect((await callerOf(owner).invitationLinks.list({ workspace: workspace.id })).items).toMatchObject([
      { status: "open", creatorMayInvite: false },
    ]);
    await workspaceMember(workspace, maker, "admin");
    const away = (time: string) => sql(`update "users" set "suspendedAt" = ${time} where "id" = $1`, maker.id);
    await away("now()");
    expect((await callerOf(owner).invitationLinks.list({ workspace: workspace.id })).items).toMatchObject([
      { status: "open", creatorMayInvite: false },
    ]);
    await away("null");
    const suspend = (time: string) =>
      sql(
        `update "organization_members" set "suspendedAt" = ${time} where "userId" = $1 and "organizationId" = $2`,
        maker.id,
        organization.id,
      );
    await suspend("now()");
    expect(await accepting(guest, token)).toBe("EXPIRED inviter_gone");
    await suspend("null");
    await callerOf(owner).members.remove({ workspace: workspace.id, user: maker.id });
    // Who is removed leaves no link behind.
    expect(await accepting(guest, token)).toBe("EXPIRED invitation_ended");
    const revoked = await invitationLink(workspace, owner);
    await callerOf(owner).invitationLinks.revoke({ workspace: workspace.id, link: revoked.id });
    expect(await accepting(guest, revoked.token)).toBe("EXPIRED invitation_ended");
    const old = await invitationLink(workspace, owner);
    await sql('update "invitation_links" set "expiresAt" = now() - interval \'1 minute\' where "id" = $1', old.id);
    expect(await accepting(guest, old.token)).toBe("EXPIRED expired");
  });

  test("takes a seat from newcomers and none from members, and makes nobody an admin", async () => {
    const { owner, workspace, organization } = await tenant();
    await sql('update "organizations" set "seatMaximum" = 1 where "id" = $1', organization.id);
    const { token } = await invitationLink(workspace, owner);
    expect(await accepting(await person(), token)).toBe("LIMIT seat_maximum");
    await sql('update "organizations" set "seatMaximum" = 2 where "id" = $1', organization.id);
    const colleague = await person();
    await organizationMember(organization, colleague);
    expect(await accepting(colleague, token)).toBe("done");
    const admin = callerOf(owner).invitationLinks.create({ workspace: workspace.id, role: "admin" });
    expect(await refusalOf(admin)).toBe("INVALID invalid_value (role)");
    const own = (await callerOf(owner).workspaces.list({})).items.find(({ personal }) => personal)?.id ?? "";
    expect(await refusalOf(callerOf(owner).invitationLinks.create({ workspace: own }))).toBe(
      "CONFLICT personal_organization",
    );
  });

  test("lets people sign up while sign-up is closed, with an address that it takes", async () => {
    const { owner, workspace } = await tenant();
    await instance({ signUp: "closed" });
    const { token } = await invitationLink(workspace, owner, { allowedDomains: ["example.org"] });
    const signUp = (email: string, invitation: string) =>
      refusalOf(
        anonymousCaller().accounts.signUp({ name: "Newcomer", email, password: "an-unusual-passphrase-1", invitation }),
      );
    expect(await signUp("linked-0004@example.com", token)).toBe("FORBIDDEN sign_up_closed");
    expect(await signUp("linked-0005@example.org", token)).toBe("done");
  });

  test("wrong tokens are counted with those of invitations", async () => {
    await sql('delete from "rate_counters"');
    const who = await person();
    expect(await accepting(who, "guessed")).toBe("NOT_FOUND not_found");
    await sql('update "rate_counters" set "count" = 30 where "key" like $1', "invitation-token:%");
    expect(await accepting(who, "guessed")).toBe("LIMIT rate_limited");
    await sql('delete from "rate_counters"');
  });
});
