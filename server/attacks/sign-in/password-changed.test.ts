import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { signInByPassword } from "@/server/auth/sign-in";
import { signInByTicket } from "@/server/auth/tickets";
import { anonymousCaller, callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { oneTimeToken, person, type Person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { systemRequest } from "@/server/testing/requests";
import { next } from "@/server/testing/rows";
import { callerIn, waiting, withApp } from "@/server/testing/sign-in/second-factors";
import { startedSession } from "@/server/testing/sign-in/sessions";

const { scrypt } = crypto;
const nothing = () => Promise.resolve();
let steps: (() => Promise<unknown>)[] = [];

// What comes in between, whatever the machine's speed: it is done once the hash is asked for, and before it is known.
beforeAll(() => {
  const interrupted = (...parts: Parameters<typeof scrypt>): void => {
    const step = steps.shift() ?? nothing;
    void step().then(() => scrypt(...parts));
  };
  Object.assign(crypto, { scrypt: interrupted });
  syncBuiltinESMExports();
});

afterAll(() => {
  Object.assign(crypto, { scrypt });
  syncBuiltinESMExports();
});

useDatabase();

const FORMER = "an-unusual-but-fixed-passphrase";
const OWNERS = "another-unusual-passphrase";
const ATTACKERS = "a-third-unusual-passphrase";

let who: Person;

beforeEach(async () => {
  steps = [];
  await sql('delete from "rate_counters"');
  who = await person({ password: FORMER });
});

const signIn = (password: string) => refusalOf(signInByPassword(systemRequest("sign-in"), who.email, password));
const change = (current: string, password: string) => callerOf(who).accounts.changePassword({ current, password });
const reset = async () =>
  anonymousCaller().accounts.resetPassword({ token: await oneTimeToken(who, "reset_password"), password: OWNERS });
const elsewhere = () => `elsewhere-${next()}@example.com`;
const move = (password: string) => callerOf(who).accounts.changeEmail({ password, email: elsewhere() });
const moveByLetter = async (caller = anonymousCaller()) =>
  caller.accounts.confirmEmailChange({ token: await oneTimeToken(who, "change_email", elsewhere()) });
/** Sessions beside the one that the owner has open. */
const others = () =>
  sql(
    'select 1 from "sessions" where "userId" = $1 and "endedAt" is null and "id" <> $2',
    who.id,
    who.actor.session?.id,
  );

describe("a sign-in that is proved and not yet redeemed", () => {
  test.each([
    { by: "a change of the password", end: () => change(FORMER, OWNERS) },
    { by: "a reset of the password", end: reset },
    { by: "a change of the address", end: () => move(FORMER) },
    { by: "a change of the address by its letter", end: () => moveByLetter() },
    { by: "signing out everywhere else", end: () => callerOf(who).sessions.revokeOthers() },
  ])("ends with $by", async ({ end }) => {
    const app = await withApp(who);
    const [first, second] = [await waiting(who), await waiting(who)];
    const { ticket } = await callerIn(first).pendingSignIns.proveCode({ code: await app.code() });
    await end();
    expect(await refusalOf(signInByTicket(systemRequest("sign-in"), ticket, undefined))).toBe(
      "EXPIRED sign_in_expired",
    );
    expect(await refusalOf(callerIn(second).pendingSignIns.proveCode({ code: await app.code(1) }))).toBe(
      "EXPIRED sign_in_expired",
    );
    expect(await others()).toEqual([]);
  });
});

describe("what was begun with the former password, and comes after its change", () => {
  test("makes no session", async () => {
    steps = [() => change(FORMER, OWNERS)];
    expect(await signIn(FORMER)).toBe("UNAUTHENTICATED password_wrong");
    expect(await others()).toEqual([]);
    expect(
      await sql(
        `select "actorType", "reason" from "audit_entries" where "targetId" = $1 and "result" = 'failed'`,
        who.id,
      ),
    ).toEqual([{ actorType: "anonymous", reason: "password_wrong" }]);
    expect(await signIn(OWNERS)).toBe("done");
  });

  test("waits for no second factor", async () => {
    const app = await withApp(who);
    let pending = "";
    steps = [() => change(FORMER, OWNERS)];
    const signingIn = signInByPassword(systemRequest("sign-in"), who.email, FORMER, (token) => (pending = token));
    expect(await refusalOf(signingIn)).toBe("UNAUTHENTICATED second_factor_required");
    const { pendingSignIns } = callerIn({ pending });
    expect(await refusalOf(pendingSignIns.proveCode({ code: await app.code() }))).toBe("EXPIRED sign_in_expired");
  });

  test("makes no session of somebody suspended meanwhile", async () => {
    steps = [() => sql('update "users" set "suspendedAt" = now() where "id" = $1', who.id)];
    expect(await signIn(FORMER)).toBe("UNAUTHENTICATED password_wrong");
    expect(await others()).toEqual([]);
  });

  test("changes no address", async () => {
    steps = [reset];
    expect(await refusalOf(move(FORMER))).toBe("FORBIDDEN password_wrong (password)");
    expect(await sql('select "email" from "users" where "id" = $1', who.id)).toEqual([{ email: who.email }]);
  });

  test("sets no password of its own", async () => {
    steps = [nothing, reset];
    expect(await refusalOf(change(FORMER, ATTACKERS))).toBe("FORBIDDEN password_wrong (current)");
    expect(await signIn(ATTACKERS)).toBe("UNAUTHENTICATED password_wrong");
    expect(await signIn(OWNERS)).toBe("done");
  });

  test("sets none by a link that was sent before it", async () => {
    const token = await oneTimeToken(who, "reset_password");
    steps = [() => change(FORMER, OWNERS)];
    const late = anonymousCaller().accounts.resetPassword({ token, password: ATTACKERS });
    expect(await refusalOf(late)).toBe("EXPIRED token_invalid");
    expect(await signIn(OWNERS)).toBe("done");
  });
});

describe("a change of the address", () => {
  const own = async () => {
    const rows = await sql('select 1 from "sessions" where "id" = $1 and "endedAt" is null', who.actor.session?.id);
    return rows.length === 1;
  };

  test("ends every session but the one that asks for it, or that opens its letter", async () => {
    await startedSession(who, [{ method: "password", at: new Date().toISOString() }]);
    expect(await others()).toHaveLength(1);
    await move(FORMER);
    expect([await own(), await others()]).toEqual([true, []]);
    await startedSession(who, [{ method: "password", at: new Date().toISOString() }]);
    await moveByLetter(callerOf(who));
    expect([await own(), await others()]).toEqual([true, []]);
    await moveByLetter(callerOf(await person()));
    expect(await own()).toBe(false);
  });

  test("is made by no session that has ended meanwhile", async () => {
    steps = [() => sql('update "sessions" set "endedAt" = now() where "userId" = $1', who.id)];
    expect(await refusalOf(move(FORMER))).toBe("UNAUTHENTICATED sign_in_required");
    expect(await sql('select "email" from "users" where "id" = $1', who.id)).toEqual([{ email: who.email }]);
  });
});
