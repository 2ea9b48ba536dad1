import { generate } from "otplib";
import { beforeEach, describe, expect, test } from "vitest";
import { completeEnv } from "@/server/env";
import { signInByTicket } from "@/server/auth/tickets";
import { Authenticator } from "@/server/testing/sign-in/authenticator";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { person, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { systemRequest } from "@/server/testing/requests";
import { aged, callerIn, waiting, withApp, withPasskey } from "@/server/testing/sign-in/second-factors";

useDatabase();
// Letters are queued, and nobody delivers them.
completeEnv({ SMTP_URL: "smtp://127.0.0.1:9" });

let who: Person;
beforeEach(async () => {
  who = await person();
});

async function proofsOf(ticket: string): Promise<unknown> {
  const { token } = await signInByTicket(systemRequest("sign-in"), ticket, undefined);
  expect(token).toMatch(/^[\w-]{43}$/);
  const [row] = await sql<{ proofs: { method: string }[] }>(
    'select "proofs" from "sessions" where "userId" = $1 order by "createdAt" desc, "id" desc limit 1',
    who.id,
  );
  return row?.proofs.map(({ method }) => method);
}

const lettersOf = (kind: string) =>
  sql<{ subject: string }>('select "subject" from "mails" where "recipient" = $1 and "kind" = $2', who.email, kind);

describe("an app for one-time codes", () => {
  test("counts from its first code on, gives ten recovery codes once, and no code counts twice", async () => {
    const { secondFactors } = callerOf(who);
    const { secret, address, picture } = await secondFactors.beginTotp();
    expect(address).toContain(`secret=${secret}`);
    expect(picture).toMatch(/^<svg/);
    expect(await secondFactors.get()).toMatchObject({ totp: null, recoveryCodes: 0 });
    expect(await refusalOf(secondFactors.confirmTotp({ code: "000000" }))).toBe("INVALID code_wrong (code)");
    const code = await generate({ secret });
    const { recoveryCodes } = await secondFactors.confirmTotp({ code });
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await secondFactors.get()).toMatchObject({
      totp: { since: expect.any(String) as unknown },
      recoveryCodes: 10,
    });
    expect(await refusalOf(callerIn(await waiting(who)).pendingSignIns.proveCode({ code }))).toBe(
      "INVALID code_wrong (code)",
    );
    expect(await refusalOf(secondFactors.beginTotp())).toBe("CONFLICT factor_exists");
    expect(await lettersOf("second-factor-changed")).toHaveLength(1);
  });

  test("finishes a waiting sign-in, once", async () => {
    const app = await withApp(who);
    const browser = await waiting(who);
    const { pendingSignIns } = callerIn(browser);
    expect(await pendingSignIns.get()).toEqual({
      email: "m***@example.com",
      totp: true,
      passkeys: false,
      recoveryCodes: true,
    });
    const { ticket } = await pendingSignIns.proveCode({ code: await app.code() });
    expect(await proofsOf(ticket)).toEqual(["password", "totp"]);
    expect(await refusalOf(pendingSignIns.proveCode({ code: await app.code(1) }))).toBe("EXPIRED sign_in_expired");
  });

  test("is gone with its recovery codes when it is dropped", async () => {
    await withApp(who);
    await callerOf(who).secondFactors.removeTotp();
    expect(await callerOf(who).secondFactors.get()).toMatchObject({ totp: null, recoveryCodes: 0 });
    expect(await refusalOf(callerOf(who).secondFactors.renewRecoveryCodes())).toBe("CONFLICT factor_missing");
  });
});

test("a recovery code works once, the count drops, and its owner is told", async () => {
  const { recoveryCodes } = await withApp(who);
  const [code = ""] = recoveryCodes;
  const { ticket } = await callerIn(await waiting(who)).pendingSignIns.proveCode({ code: code.toUpperCase() });
  expect(await proofsOf(ticket)).toEqual(["password", "recovery-code"]);
  expect(await callerOf(who).secondFactors.get()).toMatchObject({ recoveryCodes: 9 });
  expect(await lettersOf("recovery-code-used")).toHaveLength(1);
  expect(await refusalOf(callerIn(await waiting(who)).pendingSignIns.proveCode({ code }))).toBe(
    "INVALID code_wrong (code)",
  );
  const renewed = await callerOf(who).secondFactors.renewRecoveryCodes();
  expect(renewed.recoveryCodes).toHaveLength(10);
  const [, old = ""] = recoveryCodes;
  expect(await refusalOf(callerIn(await waiting(who)).pendingSignIns.proveCode({ code: old }))).toBe(
    "INVALID code_wrong (code)",
  );
});

describe("a passkey", () => {
  test("signs in alone, where the person has proved themselves to it", async () => {
    const { key } = await withPasskey(who);
    const { pendingSignIns } = callerIn({});
    // Passkeys that several devices share count nothing, so that the counter tells no copy.
    const credential = key.answer(await pendingSignIns.passkeyChallenge(), { counter: 0 });
    const { ticket } = await pendingSignIns.signInByPasskey({ credential });
    expect(await proofsOf(ticket)).toEqual(["passkey"]);
    expect(await refusalOf(pendingSignIns.signInByPasskey({ credential }))).toBe("FORBIDDEN passkey_refused");
    const unproved = key.answer(await pendingSignIns.passkeyChallenge(), { verified: false });
    expect(await refusalOf(pendingSignIns.signInByPasskey({ credential: unproved }))).toBe("FORBIDDEN passkey_refused");
  });

  test("is a second factor also where it does not know its holder", async () => {
    const { key } = await withPasskey(who, false);
    const browser = await waiting(who);
    const { pendingSignIns } = callerIn(browser);
    const credential = key.answer(await pendingSignIns.challenge(), { verified: false });
    const { ticket } = await pendingSignIns.provePasskey({ credential });
    expect(await proofsOf(ticket)).toEqual(["password", "passkey"]);
  });

  test("of another origin, another person or another purpose, and a copied one, is refused", async () => {
    const { key } = await withPasskey(who);
    const { pendingSignIns } = callerIn({});
    const sign = async (signing: Parameters<Authenticator["answer"]>[1]) =>
      refusalOf(
        pendingSignIns.signInByPasskey({ credential: key.answer(await pendingSignIns.passkeyChallenge(), signing) }),
      );
    expect(await sign({ origin: "https://evil.example" })).toBe("FORBIDDEN passkey_refused");
    expect(await sign({ counter: 7 })).toBe("done");
    expect(await sign({ counter: 7 })).toBe("FORBIDDEN passkey_refused");
    const other = await person();
    const waits = callerIn(await waiting(other)).pendingSignIns;
    const credential = key.answer(await waits.challenge(), { counter: 9 });
    expect(await refusalOf(waits.provePasskey({ credential }))).toBe("FORBIDDEN passkey_refused");
    const confirmation = key.answer(await callerOf(who).sessions.confirmationChallenge(), { counter: 10 });
    expect(await refusalOf(pendingSignIns.signInByPasskey({ credential: confirmation }))).toBe(
      "FORBIDDEN passkey_refused",
    );
  });

  test("is made once, renamed and removed by its owner alone", async () => {
    const key = new Authenticator();
    const { secondFactors } = callerOf(who);
    const credential = key.register(await secondFactors.beginPasskey());
    const { passkey, recoveryCodes } = await secondFactors.createPasskey({ name: "Phone", credential });
    expect(recoveryCodes).toHaveLength(10);
    expect(await refusalOf(secondFactors.createPasskey({ name: "Again", credential }))).toBe(
      "FORBIDDEN passkey_refused",
    );
    const stranger = callerOf(await person()).secondFactors;
    expect(await refusalOf(stranger.removePasskey({ passkey: passkey.id }))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(stranger.renamePasskey({ passkey: passkey.id, name: "x" }))).toBe("NOT_FOUND not_found");
    expect(await secondFactors.renamePasskey({ passkey: passkey.id, name: "Tablet" })).toMatchObject({
      name: "Tablet",
    });
    await secondFactors.removePasskey({ passkey: passkey.id });
    expect(await secondFactors.get()).toMatchObject({ passkeys: [], recoveryCodes: 0 });
  });
});

describe("a dangerous step", () => {
  test("asks for a proof of the last ten minutes; a change of factors for more than a code", async () => {
    const { secondFactors } = callerOf(aged(who, 11));
    expect(await refusalOf(secondFactors.beginTotp())).toBe("FORBIDDEN fresh_sign_in_required");
    expect(await refusalOf(callerOf(aged(who, 9)).secondFactors.beginTotp())).toBe("done");
    expect(await refusalOf(callerOf(aged(who, 1, "totp")).secondFactors.beginTotp())).toBe(
      "FORBIDDEN fresh_sign_in_required",
    );
  });

  test("is allowed after a confirmation, which changes the session's id and cookie", async () => {
    const app = await withApp(who);
    const session = who.actor.session?.id ?? "";
    const { sessions } = callerOf(aged(who, 30));
    expect(await sessions.confirmation()).toMatchObject({
      password: false,
      code: true,
      passkey: false,
      connections: [],
    });
    expect(await refusalOf(sessions.confirm({ code: "000000" }))).toBe("FORBIDDEN code_wrong (code)");
    const { ticket } = await sessions.confirm({ code: await app.code() });
    // The factory's sessions have their id as their token.
    const { token } = await signInByTicket(systemRequest("sign-in"), ticket, session);
    expect(token).not.toBe(session);
    const rows = await sql<{ id: string; endedAt: Date | null; authenticatedAt: Date }>(
      'select "id", "endedAt", "authenticatedAt" from "sessions" where "userId" = $1 order by "endedAt" nulls last',
      who.id,
    );
    expect(rows.map(({ endedAt }) => endedAt === null)).toEqual([false, true]);
    expect(rows[0]?.id).toBe(session);
  });
});

test("signing out everywhere else ends all other sessions and leaves this one", async () => {
  await sql(
    `insert into "sessions" ("id", "userId", "tokenHash", "proofs", "authenticatedAt", "lastUsedAt", "expiresAt")
     values ('ses_other', $1, 'hash', '[]', now(), now(), now() + interval '1 day')`,
    who.id,
  );
  expect(await callerOf(who).sessions.revokeOthers()).toEqual({ sessions: 1, devices: 0 });
  expect((await callerOf(who).sessions.list({})).items.map(({ id }) => id)).toEqual([who.actor.session?.id]);
});
