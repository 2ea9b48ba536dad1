import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contextOf } from "@/server/api/request/context-of";
import { pendingCookieName } from "@/server/auth/browser";
import { rememberDevice } from "@/server/auth/known-devices";
import { actorByToken, sessionCookieName } from "@/server/auth/session";
import { signInByPassword } from "@/server/auth/sign-in";
import { signInByTicket } from "@/server/auth/tickets";
import { completeEnv } from "@/server/env";
import { issueFactorLink } from "@/server/account-resets/resets";
import { anonymousCaller, callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { ofDomain } from "@/server/testing/examples/factor";
import {
  oneTimeToken,
  organization,
  organizationMember,
  person,
  type OrganizationRef,
  type Person,
} from "@/server/testing/factory";
import { call, declared } from "@/server/testing/doors/procedures";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo, systemRequest } from "@/server/testing/requests";
import { aged, callerIn, waiting, withApp, withPasskey } from "@/server/testing/sign-in/second-factors";

useDatabase();
// Letters are queued, and nobody delivers them.
completeEnv({ SMTP_URL: "smtp://127.0.0.1:9" });

const PASSWORD = "an-unusual-but-fixed-passphrase";

describe("with the second factor pending", () => {
  test("every procedure answers 401, and the pending cookie is no session", async () => {
    const who = await person({ password: PASSWORD });
    await withApp(who);
    let pending = "";
    const signIn = signInByPassword(systemRequest("sign-in"), who.email, PASSWORD, (token) => (pending = token));
    expect(await refusalOf(signIn)).toBe("UNAUTHENTICATED second_factor_required");
    const others = declared.filter(({ meta }) => meta.level !== "public");
    const codes = new Set<string>();
    for (const procedure of others) codes.add((await call(procedure, null, {}, { pending })).code);
    expect([...codes]).toEqual(["UNAUTHENTICATED"]);
    const cookie = `${sessionCookieName()}=${pending}; ${pendingCookieName()}=${pending}`;
    const header = (name: string) => (name === "cookie" ? cookie : null);
    expect((await contextOf({ method: "GET", header, request: requestInfo() })).actor).toBeNull();
    expect(
      await sql('select 1 from "sessions" where "userId" = $1 and "id" <> $2', who.id, who.actor.session?.id),
    ).toEqual([]);
  });

  test("a change of the password ends the waiting", async () => {
    const who = await person();
    const app = await withApp(who);
    const browser = await waiting(who);
    await anonymousCaller().accounts.resetPassword({
      token: await oneTimeToken(who, "reset_password"),
      password: PASSWORD,
    });
    const { pendingSignIns } = callerIn(browser);
    expect(await refusalOf(pendingSignIns.proveCode({ code: await app.code() }))).toBe("EXPIRED sign_in_expired");
  });
});

describe("enrolling and dropping a factor", () => {
  const STALE = "FORBIDDEN fresh_sign_in_required";

  test("needs a fresh password", async () => {
    const who = await person();
    const { id } = await withPasskey(who);
    for (const stolen of [aged(who, 11), aged(who, 1, "totp"), aged(who, 1, "recovery-code")]) {
      const { secondFactors } = callerOf(stolen);
      expect(await refusalOf(secondFactors.beginTotp())).toBe(STALE);
      expect(await refusalOf(secondFactors.beginPasskey())).toBe(STALE);
      expect(await refusalOf(secondFactors.removePasskey({ passkey: id }))).toBe(STALE);
      expect(await refusalOf(secondFactors.removeTotp())).toBe(STALE);
      expect(await refusalOf(secondFactors.renewRecoveryCodes())).toBe(STALE);
    }
    expect((await callerOf(who).secondFactors.get()).passkeys).toHaveLength(1);
  });
});

describe("wrong codes", () => {
  let who: Person;
  let right: string;

  beforeEach(async () => {
    who = await person();
    right = await (await withApp(who)).code();
  });

  const lookedAt = async () =>
    (
      await sql(
        `select 1 from "audit_entries" where "action" = 'session.prove-second-factor' and "targetId" = $1`,
        who.id,
      )
    ).length;

  test("many at once from many addresses: at most five are looked at", async () => {
    const browsers = [await waiting(who), await waiting(who), await waiting(who)];
    const tries = Array.from({ length: 60 }, (_, index) =>
      refusalOf(
        callerIn(browsers[index % 3] ?? {}, `198.51.100.${String(index)}`).pendingSignIns.proveCode({ code: "000000" }),
      ),
    );
    const answers = await Promise.all(tries);
    expect(answers.filter((answer) => answer === "INVALID code_wrong (code)").length).toBeLessThanOrEqual(5);
    expect(await lookedAt()).toBeLessThanOrEqual(5);
  });

  test("five end the sign-in that waits", async () => {
    const browser = await waiting(who);
    const { pendingSignIns } = callerIn(browser);
    for (let index = 0; index < 5; index += 1) {
      expect(await refusalOf(pendingSignIns.proveCode({ code: "000000" }))).toBe("INVALID code_wrong (code)");
    }
    await sql(`update "rate_counters" set "count" = 0`);
    expect(await refusalOf(pendingSignIns.proveCode({ code: right }))).toBe("EXPIRED sign_in_expired");
    expect(await lookedAt()).toBe(5);
  });

  test("lock nobody out of a browser that they have used before, and out of others for five minutes", async () => {
    const device = await rememberDevice(systemRequest("sign-in"), who.id, undefined);
    const guessed = callerIn(await waiting(who)).pendingSignIns;
    for (let index = 0; index < 6; index += 1) await refusalOf(guessed.proveCode({ code: "000000" }));
    const fresh = callerIn(await waiting(who)).pendingSignIns;
    expect(await refusalOf(fresh.proveCode({ code: right }))).toBe("LIMIT rate_limited");
    const own = callerIn({ ...(await waiting(who)), device }).pendingSignIns;
    expect(await refusalOf(own.proveCode({ code: right }))).toBe("done");
  });
});

describe("resetting somebody's password or second factor", () => {
  let owner: Person;
  let home: OrganizationRef;

  beforeAll(async () => {
    owner = await person();
    home = await organization(owner);
  });

  const start = (by: Person, who: Person, what: "password" | "second_factor" = "second_factor") =>
    refusalOf(callerOf(by).accountResets.startForMember({ organization: home.id, user: who.id, what }));
  const REFUSED = "FORBIDDEN recovery_not_allowed (user)";

  test("is not the owner's of an account that belongs to another organization too", async () => {
    const who = await ofDomain(home);
    await organizationMember(await organization(await person()), who);
    expect(await start(owner, who, "password")).toBe(REFUSED);
    expect(await start(owner, who)).toBe(REFUSED);
  });

  test("is not the owner's of an address that is not of a verified domain of theirs, nor of an operator", async () => {
    const who = await person();
    await organizationMember(home, who);
    expect(await start(owner, who)).toBe(REFUSED);
    const operator = await ofDomain(home);
    await sql('update "users" set "operator" = true where "id" = $1', operator.id);
    expect(await start(owner, operator)).toBe(REFUSED);
    expect(await start(owner, await person())).toBe("NOT_FOUND not_found");
  });

  test("is not an admin's, and needs a fresh sign-in", async () => {
    const who = await ofDomain(home);
    const admin = await person();
    await organizationMember(home, admin, "admin");
    expect(await start(admin, who)).toBe("FORBIDDEN permission_missing");
    expect(await start(aged(owner, 11), who)).toBe("FORBIDDEN fresh_sign_in_required");
    expect(await start(owner, who)).toBe("done");
  });

  test("sends a link to the person alone, which drops their factors and ends all their sessions, once", async () => {
    const who = await ofDomain(home);
    const app = await withApp(who);
    const started = await callerOf(owner).accountResets.startForMember({
      organization: home.id,
      user: who.id,
      what: "second_factor",
    });
    expect(started).toEqual({ mailed: true });
    expect(await sql('select "kind" from "mails" where "recipient" = $1', who.email)).toContainEqual({
      kind: "reset-second-factor",
    });
    const operator = callerOf(await person({ operator: true })).accountResets;
    completeEnv({ SMTP_URL: undefined });
    expect(await refusalOf(operator.startForUser({ user: who.id, what: "second_factor" }))).toBe(
      "UNAVAILABLE mail_off",
    );
    completeEnv({ SMTP_URL: "smtp://127.0.0.1:9" });
    const link = await issueFactorLink(systemRequest("host-command"), who.email);
    const token = new URL(link).searchParams.get("token") ?? "";
    const { accounts, accountResets } = anonymousCaller();
    // Of another purpose.
    expect(await refusalOf(accounts.resetPassword({ token, password: PASSWORD }))).toBe("EXPIRED token_invalid");
    const browser = await waiting(who);
    expect(await refusalOf(accountResets.resetSecondFactor({ token }))).toBe("done");
    expect(await refusalOf(accountResets.resetSecondFactor({ token }))).toBe("EXPIRED token_invalid");
    expect(await refusalOf(callerIn(browser).pendingSignIns.proveCode({ code: await app.code() }))).toBe(
      "EXPIRED sign_in_expired",
    );
    expect(await sql('select 1 from "sessions" where "userId" = $1 and "endedAt" is null', who.id)).toEqual([]);
    expect(await callerOf(who).secondFactors.get()).toMatchObject({ totp: null, recoveryCodes: 0 });
  });
});

test("the passkey of whoever registered a foreign address ends when the address's owner resets the password", async () => {
  const who = await person({ verified: false });
  const { key } = await withPasskey(who);
  await anonymousCaller().accounts.resetPassword({
    token: await oneTimeToken(who, "reset_password"),
    password: PASSWORD,
  });
  const { pendingSignIns } = callerIn({});
  const credential = key.answer(await pendingSignIns.passkeyChallenge());
  expect(await refusalOf(pendingSignIns.signInByPasskey({ credential }))).toBe("FORBIDDEN passkey_refused");
});

describe("the policy of an organization", () => {
  test("ends sessions after their time and without use, by the strictest of a person's organizations", async () => {
    const owner = await person({ password: PASSWORD });
    const [strict, lax] = [await organization(owner), await organization(owner)];
    const { token } = await signInByPassword(systemRequest("sign-in"), owner.email, PASSWORD);
    const alive = async () => (await actorByToken(token, requestInfo())) !== null;
    const policies = callerOf(owner).organizationPolicy;
    await policies.update({ organization: strict.id, sessionIdleMinutes: 30, sessionHours: 8 });
    await policies.update({ organization: lax.id, sessionIdleMinutes: 600 });
    expect(await alive()).toBe(true);
    await sql(`update "sessions" set "lastUsedAt" = now() - interval '31 minutes' where "userId" = $1`, owner.id);
    expect(await alive()).toBe(false);
    await sql(`update "sessions" set "lastUsedAt" = now() where "userId" = $1`, owner.id);
    expect(await alive()).toBe(true);
    await sql(`update "sessions" set "createdAt" = now() - interval '9 hours' where "userId" = $1`, owner.id);
    expect(await alive()).toBe(false);
    await policies.update({ organization: strict.id, sessionHours: null });
    expect(await alive()).toBe(true);
  });

  test("asks for a second factor of everybody, and first of whoever asks for it", async () => {
    const owner = await person();
    const home = await organization(owner);
    const change = { organization: home.id, requireSecondFactor: true };
    expect(await refusalOf(callerOf(owner).organizationPolicy.update(change))).toBe(
      "CONFLICT factor_first (requireSecondFactor)",
    );
    const app = await withApp(owner);
    const { ticket } = await callerIn(await waiting(owner)).pendingSignIns.proveCode({ code: await app.code() });
    const { token } = await signInByTicket(systemRequest("sign-in"), ticket, undefined);
    const actor = await actorByToken(token, requestInfo());
    if (actor === null) throw new Error("no session");
    const proved = callerOf({ ...owner, actor });
    await proved.organizationPolicy.update(change);
    const byPassword = callerOf(owner).organizations;
    expect(await refusalOf(byPassword.get({ organization: home.id }))).toBe("FORBIDDEN second_factor_required");
    expect(await refusalOf(proved.organizations.get({ organization: home.id }))).toBe("done");
  });
});

test("a sign-in from a browser that has not been there before is told; one from a known one is not", async () => {
  const who = await person();
  const scope = systemRequest("sign-in");
  const noticed = async () =>
    (await sql(`select 1 from "notifications" where "userId" = $1 and "kind" = 'sign-in.new-browser'`, who.id)).length;
  const first = await rememberDevice(scope, who.id, undefined);
  expect(await noticed()).toBe(0);
  expect(await rememberDevice(scope, who.id, first)).toBe(first);
  expect(await noticed()).toBe(0);
  expect(await rememberDevice(scope, who.id, undefined)).not.toBe(first);
  expect(await noticed()).toBe(1);
});
