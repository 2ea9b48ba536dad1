import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { completeEnv } from "@/server/env";
import { newId } from "@/server/ids";
import { open } from "@/server/secrets/seal";
import { newToken } from "@/server/secrets/token";
import { anonymousCaller, callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { call, declared } from "@/server/testing/doors/procedures";
import { invitation, person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant } from "@/server/testing/tenant";

useDatabase();

beforeEach(async () => {
  await sql('delete from "rate_counters"');
});

const bodySchema = z.object({ text: z.string() });

/** The token of an invitation's letter, which is not the one of the link to copy. */
async function mailedToken(id: string): Promise<string> {
  const [row] = await sql<{ mail: string; body: string }>(
    'select m."id" as "mail", m."sealedBody" as "body" from "invitations" i join "mails" m on m."id" = i."mailId" where i."id" = $1',
    id,
  );
  const { text } = bodySchema.parse(JSON.parse(open(row?.body ?? "", `mail:${row?.mail ?? ""}`)));
  return /\/invitations\/([\w-]+)/.exec(text)?.[1] ?? "";
}

async function membershipsOf(who: { id: string }): Promise<number> {
  const rows = await sql(
    'select 1 from "organization_members" om join "organizations" o on o."id" = om."organizationId" where om."userId" = $1 and o."personalOf" is null',
    who.id,
  );
  return rows.length;
}

describe("somebody who has the invited address without having proved it", () => {
  test("accepts, declines and reads nothing without one of the two tokens: an invitation has no other way in", async () => {
    const { owner, workspace } = await tenant();
    const squatter = await person({ verified: false });
    const { id } = await invitation(workspace, owner, squatter.email);
    const ways = declared.filter(({ path, route }) => path.startsWith("invitations.") && route.includes("{token}"));
    expect((await callerOf(squatter).invitations.listMine({})).items).toEqual([]);
    expect(ways.length).toBeGreaterThan(2);
    for (const procedure of ways) {
      for (const token of [id, squatter.email, squatter.id, newToken()]) {
        expect(await call(procedure, squatter.actor, { token, invitation: id })).toMatchObject({ code: "NOT_FOUND" });
      }
    }
    expect(await refusalOf(callerOf(squatter).invitations.list({ workspace: workspace.id }))).toBe(
      "NOT_FOUND not_found",
    );
    expect(await membershipsOf(squatter)).toBe(0);
  });

  test("stays unproved when vouched for, and is vouched for in that organization alone", async () => {
    const [one, two] = [await tenant(), await tenant()];
    const squatter = await person({ verified: false });
    const { token } = await invitation(one.workspace, one.owner, squatter.email);
    await invitation(two.workspace, two.owner, squatter.email);
    await callerOf(squatter).invitations.accept({ token });
    expect(await sql('select "emailVerifiedAt" from "users" where "id" = $1', squatter.id)).toEqual([
      { emailVerifiedAt: null },
    ]);
    const rows = await sql(
      'select "vouchedById" from "organization_members" where "userId" = $1 and "source" = $2',
      squatter.id,
      "invitation",
    );
    expect(rows).toEqual([{ vouchedById: one.owner.id }]);
    expect(await refusalOf(callerOf(squatter).workspaces.get({ workspace: two.workspace.id }))).toBe(
      "NOT_FOUND not_found",
    );
  });
});

describe("an account with another address than the invited one", () => {
  test("is refused with 403 whichever token it holds, learns no address, and proves nothing by trying", async () => {
    completeEnv({ SMTP_URL: "smtp://127.0.0.1:9" });
    const { owner, workspace } = await tenant();
    const stranger = await person({ verified: false });
    const { id, token } = await invitation(workspace, owner, "somebody-else@example.com");
    for (const held of [token, await mailedToken(id)]) {
      const asStranger = callerOf(stranger).invitations;
      expect(await refusalOf(asStranger.accept({ token: held }))).toBe("FORBIDDEN address_mismatch");
      expect(await refusalOf(asStranger.decline({ token: held }))).toBe("FORBIDDEN address_mismatch");
      const opened = await asStranger.open({ token: held });
      expect(JSON.stringify(opened)).not.toContain("somebody-else");
    }
    completeEnv({ SMTP_URL: undefined });
    expect(await membershipsOf(stranger)).toBe(0);
    expect(await sql('select "emailVerifiedAt" from "users" where "id" = $1', stranger.id)).toEqual([
      { emailVerifiedAt: null },
    ]);
    expect(await sql('select "status" from "invitations" where "id" = $1', id)).toEqual([{ status: "pending" }]);
  });
});

describe("an invitation's token", () => {
  test("has 256 bits, of which only hashes are kept", async () => {
    const { owner, workspace } = await tenant();
    const tokens = await Promise.all(Array.from({ length: 5 }, () => invitation(workspace, owner)));
    for (const { token } of tokens) {
      expect(token).toMatch(/^[\w-]{43}$/);
      expect(Buffer.from(token, "base64url")).toHaveLength(32);
    }
    const stored = JSON.stringify(await sql('select * from "invitations"'));
    for (const { token } of tokens) expect(stored).not.toContain(token);
  });

  test("gives nothing when altered, cut, lengthened, of another kind or from another instance", async () => {
    const { owner, workspace } = await tenant();
    const guest = await person();
    const { id, token } = await invitation(workspace, owner, guest.email);
    const flipped = (token.startsWith("A") ? "B" : "A") + token.slice(1);
    const [row] = await sql<Record<string, string>>('select * from "invitations" where "id" = $1', id);
    const wrong = [
      flipped,
      token.slice(0, -1),
      `${token}A`,
      `${token} `,
      token.toUpperCase(),
      newToken(),
      newId("inv"),
      row?.linkTokenHash ?? "",
    ];
    for (const text of wrong) {
      expect(await refusalOf(callerOf(guest).invitations.accept({ token: text })), text).toBe("NOT_FOUND not_found");
    }
    expect(await membershipsOf(guest)).toBe(0);
  });

  test("gives the invited role in the invited place until the invited end, whatever the request says", async () => {
    const { owner, workspace } = await tenant();
    const victim = await tenant();
    const guest = await person();
    const { id, token } = await invitation(workspace, owner, guest.email, "viewer");
    const forged = {
      token,
      role: "admin",
      organization: victim.organization.id,
      organizationId: victim.organization.id,
      workspace: victim.workspace.id,
      workspaceId: victim.workspace.id,
      expiresAt: "2099-01-01T00:00:00Z",
    };
    await sql('update "invitations" set "expiresAt" = now() - interval \'1 minute\' where "id" = $1', id);
    const accept = declared.filter(({ path }) => path === "invitations.accept");
    for (const procedure of accept) {
      expect(await call(procedure, guest.actor, forged)).toMatchObject({ code: "EXPIRED" });
    }
    await sql('update "invitations" set "expiresAt" = now() + interval \'1 day\' where "id" = $1', id);
    for (const procedure of accept) expect(await call(procedure, guest.actor, forged)).toMatchObject({ code: "done" });
    expect(await callerOf(guest).workspaces.get({ workspace: workspace.id })).toMatchObject({ role: "viewer" });
    expect(await refusalOf(callerOf(guest).workspaces.get({ workspace: victim.workspace.id }))).toBe(
      "NOT_FOUND not_found",
    );
    expect(await membershipsOf(guest)).toBe(1);
  });

  test("is not guessed at for long: from the thirty-first wrong one on, an address waits", async () => {
    const statuses: number[] = [];
    for (let guess = 0; guess < 33; guess += 1) {
      statuses.push((await knock("GET", `/invitations/${newToken()}`)).status);
    }
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 404));
    expect(statuses.slice(30)).toEqual([429, 429, 429]);
    expect(await refusalOf(anonymousCaller().invitations.open({ token: newToken() }))).toBe("LIMIT rate_limited");
  });
});
