import { describe, expect, test } from "vitest";
import { completeEnv } from "@/server/env";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { invitation, person, workspaceMember, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant } from "@/server/testing/tenant";

useDatabase();

const noticesOf = async (who: Person) =>
  (await sql<{ kind: string }>('select "kind" from "notifications" where "userId" = $1 order by "id"', who.id)).map(
    ({ kind }) => kind,
  );

async function invited(options: { verified?: boolean } = {}) {
  const of = await tenant();
  const guest = await person(options);
  const made = await invitation(of.workspace, of.owner, guest.email);
  const row = async () => (await callerOf(of.owner).invitations.list({ workspace: of.workspace.id })).items[0];
  return { ...of, guest, ...made, row };
}

describe("the invited person", () => {
  test("finds it in their account, opens and accepts it by its id without any link", async () => {
    const { guest, id, workspace, organization, owner } = await invited();
    const mine = callerOf(guest).invitations;
    const { items, total } = await mine.listMine({});
    expect(total).toBe(1);
    expect(items).toMatchObject([
      {
        id,
        workspace: { name: workspace.name },
        organization: { name: organization.name },
        invitedBy: { name: owner.name },
        role: "member",
      },
    ]);
    expect(await mine.open({ token: id })).toMatchObject({ via: "inbox", match: "match", email: guest.email });
    expect(await mine.accept({ token: id })).toMatchObject({ workspace: { id: workspace.id } });
    expect((await mine.listMine({})).items).toEqual([]);
    expect(await noticesOf(owner)).toEqual(["invitation.accepted"]);
  });

  test("finds nothing there, neither by the id, before their address is verified", async () => {
    const { guest, id } = await invited({ verified: false });
    expect((await callerOf(guest).invitations.listMine({})).items).toEqual([]);
    expect(await refusalOf(callerOf(guest).invitations.open({ token: id }))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(callerOf(guest).invitations.accept({ token: id }))).toBe("NOT_FOUND not_found");
    const other = await person();
    expect(await refusalOf(callerOf(other).invitations.decline({ token: id }))).toBe("NOT_FOUND not_found");
  });

  test("declines with a word to the inviter, who reads it", async () => {
    const { guest, token, row, owner } = await invited();
    await callerOf(guest).invitations.decline({ token, reason: " I work elsewhere now. " });
    expect(await row()).toMatchObject({
      status: "declined",
      endedReason: "I work elsewhere now.",
      endedBy: { id: guest.id },
    });
    expect(await noticesOf(owner)).toEqual(["invitation.declined"]);
  });

  test("is told that it has expired by 410, can ask for a new one then, and gets it by a resend", async () => {
    const { guest, id, token, row, owner, workspace } = await invited();
    await sql('update "invitations" set "expiresAt" = now() - interval \'1 minute\' where "id" = $1', id);
    expect(await refusalOf(callerOf(guest).invitations.accept({ token }))).toBe("EXPIRED expired");
    expect(await callerOf(guest).invitations.open({ token })).toMatchObject({
      status: "expired",
      invitedBy: { name: owner.name },
    });
    await callerOf(guest).invitations.askAnew({ token });
    expect(await row()).toMatchObject({ status: "expired", reissueAskedEmail: guest.email });
    await callerOf(owner).invitations.resend({ workspace: workspace.id, invitation: id });
    expect(await row()).toMatchObject({ status: "pending", reissueAskedEmail: null, reissueAskedAt: null });
    expect(await refusalOf(callerOf(guest).invitations.accept({ token }))).toBe("NOT_FOUND not_found");
  });

  test("who cannot come in proves nothing by trying: the address stays unverified, and the key can be used again", async () => {
    completeEnv({ SMTP_URL: "smtp://127.0.0.1:9" });
    const { guest, id, organization } = await invited({ verified: false });
    completeEnv({ SMTP_URL: undefined });
    const { token } = await mailed(id);
    await sql('update "organizations" set "suspendedAt" = now() where "id" = $1', organization.id);
    const accept = () => refusalOf(callerOf(guest).invitations.accept({ token }));
    const verified = () => sql('select 1 from "users" where "id" = $1 and "emailVerifiedAt" is not null', guest.id);
    expect(await accept()).toBe("FORBIDDEN suspended");
    expect(await verified()).toEqual([]);
    await sql('update "organizations" set "suspendedAt" = null where "id" = $1', organization.id);
    expect(await accept()).toBe("done");
    expect(await verified()).toHaveLength(1);
  });

  test("comes into no archived or deleted workspace, and into none after the date until which they were to stay", async () => {
    const { guest, id, token, workspace } = await invited();
    const accept = () => refusalOf(callerOf(guest).invitations.accept({ token }));
    await sql('update "workspaces" set "archivedAt" = now() where "id" = $1', workspace.id);
    expect(await accept()).toBe("CONFLICT archived");
    await sql('update "workspaces" set "archivedAt" = null, "deletedAt" = now() where "id" = $1', workspace.id);
    expect(await accept()).toBe("EXPIRED invitation_ended");
    await sql('update "workspaces" set "deletedAt" = null where "id" = $1', workspace.id);
    await sql('update "invitations" set "memberUntil" = now() - interval \'1 minute\' where "id" = $1', id);
    expect(await accept()).toBe("EXPIRED expired");
  });
});

/** The token of an invitation's letter, which is replaced here by one that is known. */
async function mailed(id: string): Promise<{ token: string }> {
  const { hashToken, newToken } = await import("@/server/secrets/token");
  const token = newToken();
  await sql('update "invitations" set "mailTokenHash" = $2 where "id" = $1', id, hashToken(token));
  return { token };
}

describe("somebody with another address", () => {
  test("is made known to an inviter who is in the organization still, and to nobody who has left it", async () => {
    const { token, owner, organization } = await invited();
    const stranger = callerOf(await person()).invitations;
    const suspend = 'update "organization_members" set "suspendedAt" = now() where "organizationId" = $1';
    await sql(`${suspend} and "userId" = $2`, organization.id, owner.id);
    await refusalOf(stranger.accept({ token }));
    await stranger.askAnew({ token });
    expect(await noticesOf(owner)).toEqual([]);
  });

  test("is told of once to the inviter, and asks for an invitation of their own, seldom", async () => {
    const { token, row, owner } = await invited();
    const stranger = await person();
    const asStranger = callerOf(stranger).invitations;
    await refusalOf(asStranger.accept({ token }));
    await refusalOf(asStranger.accept({ token }));
    expect(await noticesOf(owner)).toEqual(["invitation.mismatch"]);
    expect(await asStranger.open({ token })).toMatchObject({ match: "mismatch", asked: false });
    await sql('delete from "rate_counters"');
    await asStranger.askAnew({ token });
    expect(await asStranger.open({ token })).toMatchObject({ asked: true });
    expect(await row()).toMatchObject({ status: "pending", reissueAskedEmail: stranger.email });
    expect(await noticesOf(owner)).toEqual(["invitation.mismatch", "invitation.asked-anew"]);
    await asStranger.askAnew({ token });
    await asStranger.askAnew({ token });
    expect(await refusalOf(asStranger.askAnew({ token }))).toBe("LIMIT rate_limited");
    await sql('delete from "rate_counters"');
    const rows = await sql(
      'select 1 from "organization_members" where "userId" = $1 and "source" <> $2',
      stranger.id,
      "manual",
    );
    expect(rows).toEqual([]);
  });

  test("asks in vain where it has ended, and the invited person need not ask", async () => {
    const { guest, id, token, owner, workspace } = await invited();
    expect(await refusalOf(callerOf(guest).invitations.askAnew({ token }))).toBe("CONFLICT already_invited");
    await callerOf(owner).invitations.revoke({ workspace: workspace.id, invitation: id });
    expect(await refusalOf(callerOf(await person()).invitations.askAnew({ token }))).toBe("EXPIRED invitation_ended");
  });
});

describe("the link to copy", () => {
  test("is made anew for those who may give what it gives; the former is dead, the mailed one stays", async () => {
    const { guest, id, token, owner, workspace } = await invited();
    const { token: fromMail } = await mailed(id);
    const at = { workspace: workspace.id, invitation: id };
    const { link } = await callerOf(owner).invitations.copyLink(at);
    const opening = (held: string) => refusalOf(callerOf(guest).invitations.open({ token: held }));
    expect(await opening(token)).toBe("NOT_FOUND not_found");
    expect(await opening(link.split("/").at(-1) ?? "")).toBe("done");
    expect(await opening(fromMail)).toBe("done");
    const viewer = await person();
    await workspaceMember(workspace, viewer, "viewer");
    expect(await refusalOf(callerOf(viewer).invitations.copyLink(at))).toBe("FORBIDDEN permission_missing");
    await callerOf(owner).invitations.revoke(at);
    expect(await refusalOf(callerOf(owner).invitations.copyLink(at))).toBe("CONFLICT invitation_ended");
  });
});
