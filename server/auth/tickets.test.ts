import { describe, expect, it } from "vitest";
import type { Proof } from "@/server/access/scope";
import { systemScope } from "@/server/access/authorize";
import { atOnce } from "@/server/testing/at-once";
import { sql, useDatabase } from "@/server/testing/database";
import { person, type Person } from "@/server/testing/factory";
import { requestInfo } from "@/server/testing/requests";
import { write } from "@/server/testing/rows";
import { startedSession } from "@/server/testing/sign-in/sessions";
import { redeemTicket } from "./handler";
import { actorByToken } from "./session";
import { issueTicket, signInByTicket, type TicketFields } from "./tickets";

useDatabase();

const now = () => new Date().toISOString();
const proof = (method: Proof["method"]): Proof => ({ method, at: now() });
const ticketOf = (who: Person, fields: Partial<TicketFields> = {}) =>
  write((tx) => issueTicket(tx, { userId: who.id, proofs: [proof("passkey")], ...fields }));
const scope = () => systemScope("sign-in", requestInfo());
const live = (token: string) => actorByToken(token, requestInfo());

describe("a ticket", () => {
  it("is redeemed once for a session with its proofs, by one of ten who try at once", async () => {
    const who = await person();
    const ticket = await ticketOf(who);
    const tries = await atOnce(10, () => signInByTicket(scope(), ticket, undefined), {
      text: `select 1 from "sign_in_tickets" where "userId" = $1 for update`,
      values: [who.id],
    });
    const done = tries.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    expect(done).toHaveLength(1);
    const actor = await live(done[0]?.token ?? "");
    expect(actor).toMatchObject({ id: who.id, session: { proofs: [{ method: "passkey" }] } });
    expect(JSON.stringify(await sql(`select * from "sign_in_tickets"`))).not.toContain(ticket);
  });

  it("is dead after a minute, and for somebody suspended", async () => {
    const who = await person();
    const old = await ticketOf(who);
    await sql(`update "sign_in_tickets" set "expiresAt" = now() - interval '1 second' where "userId" = $1`, who.id);
    await expect(signInByTicket(scope(), old, undefined)).rejects.toMatchObject({ reason: "sign_in_expired" });
    const other = await person({ suspended: true });
    const ticket = await ticketOf(other);
    await expect(signInByTicket(scope(), ticket, undefined)).rejects.toMatchObject({ reason: "suspended" });
  });

  it("adds a proof to the session of its own browser alone, whose id and token change with it", async () => {
    const who = await person();
    const before = await startedSession(who, [proof("password")]);
    const sessionId = (await live(before))?.session?.id ?? "";
    const ticket = await ticketOf(who, { sessionId, proofs: [proof("totp")] });
    await expect(signInByTicket(scope(), ticket, "another")).rejects.toMatchObject({ reason: "sign_in_expired" });
    const { token } = await signInByTicket(scope(), ticket, before);
    expect(await live(before)).toBeNull();
    const session = (await live(token))?.session;
    expect(session?.proofs.map(({ method }) => method)).toEqual(["password", "totp"]);
    expect(session?.id).not.toBe(sessionId);
  });

  it("leads the browser on with the session's cookie, in the answer of who made it", async () => {
    const who = await person();
    const former = await startedSession(who, [proof("password")]);
    const request = new Request("http://localhost/sso", { headers: { cookie: `tenantry.session=${former}` } });
    const answer = await redeemTicket(request, await ticketOf(who), "/workspaces/a");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/workspaces/a");
    const [cookie = "", ...others] = answer.headers.getSetCookie();
    // By what the browser is known again; and nothing waits for a second factor any more.
    expect(others.map((line) => line.split("=")[0])).toEqual(["tenantry.device", "tenantry.pending"]);
    expect(cookie).toMatch(/^tenantry\.session=[\w-]{43};.*HttpOnly.*SameSite=Lax/);
    expect(await live(/=([\w-]+);/.exec(cookie)?.[1] ?? "")).toMatchObject({ id: who.id });
    expect(await live(former)).toBeNull();
    await expect(redeemTicket(request, "guessed", "/")).rejects.toMatchObject({ reason: "sign_in_expired" });
    const foreign = await redeemTicket(request, await ticketOf(who), "//evil.example");
    expect(foreign.headers.get("location")).toBe("/");
  });
});
