import { afterEach, describe, expect, it } from "vitest";
import { authorizeAccount, systemScope } from "@/server/access/authorize";
import { signInByPassword } from "@/server/auth/sign-in";
import { actorByToken } from "@/server/auth/session";
import { completeEnv } from "@/server/env";
import { sql, useDatabase } from "@/server/testing/database";
import { instance, oneTimeToken, organization, person, type Person } from "@/server/testing/factory";
import { credential } from "@/server/testing/factories/machines";
import { requestInfo, systemRequest } from "@/server/testing/requests";
import { confirmEmailChange, verifyEmail } from "./email";
import { changePassword, issueResetLink, requestPasswordReset, resetPassword } from "./password";
import { setUp, signUp } from "./sign-up";

useDatabase();

const PASSWORD = "a long enough phrase 1";
const OTHER = "another long enough phrase 2";

afterEach(() => completeEnv({ SMTP_URL: undefined }));

/** From an address of its own, so that counters of one test do not reach the next. */
let address = 0;
function signInScope() {
  address += 1;
  return systemScope("sign-in", requestInfo({ address: `198.51.100.${address}` }));
}

const signIn = (who: { email: string }, password: string) => signInByPassword(signInScope(), who.email, password);
const alive = async (token: string) => (await actorByToken(token, requestInfo())) !== null;

async function linkToken(who: Person): Promise<string> {
  const link = await issueResetLink(systemRequest("host-command"), who.email);
  return new URL(link).searchParams.get("token") ?? "";
}

describe("sign-up", () => {
  it("is closed after the first owner unless it is open", async () => {
    await instance({ signUp: "closed" });
    const input = { name: "Member", email: "closed@example.com", password: PASSWORD };
    await expect(signUp(systemRequest("sign-up"), input)).rejects.toMatchObject({ reason: "sign_up_closed" });
  });

  it("makes a personal organization with its workspace and the projects Personal and Examples", async () => {
    await instance({ signUp: "open" });
    const { user } = await signUp(systemRequest("sign-up"), {
      name: "Member",
      email: "open@example.com",
      password: PASSWORD,
    });
    const projects = await sql(
      `select p."name", p."slug", p."kind" from "projects" p join "organizations" o on o."id" = p."organizationId"
       where o."personalOf" = $1 order by p."id"`,
      user.id,
    );
    expect(projects).toEqual([
      { name: "Personal", slug: "default", kind: "default" },
      { name: "Examples", slug: "examples", kind: "examples" },
    ]);
  });

  it("refuses an address that differs from an account's by case alone", async () => {
    await instance({ signUp: "open" });
    const who = await person({ email: "Case@Example.com" });
    const input = { name: "Member", email: who.email.toUpperCase(), password: PASSWORD };
    await expect(signUp(systemRequest("sign-up"), input)).rejects.toMatchObject({
      reason: "account_exists",
      field: "email",
    });
  });

  it.each(["password123", "qwertyuiop", "aaaaaaaaaaaa", "member-9999", "123456789012"])(
    "refuses the common password %j",
    async (password) => {
      await instance({ signUp: "open" });
      const input = { name: "Member", email: "member-9999@example.com", password };
      await expect(signUp(systemRequest("sign-up"), input)).rejects.toMatchObject({
        reason: "password_common",
        field: "password",
      });
    },
  );
});

describe("set-up", () => {
  it("lets exactly one of two through that hold the link, and nobody afterwards", async () => {
    await instance({ setupToken: "the-set-up-token" });
    const tries = [1, 2].map((number) =>
      setUp(systemRequest("first-run"), {
        token: "the-set-up-token",
        name: "Owner",
        email: `owner-${number}@example.com`,
        password: PASSWORD,
      }),
    );
    const results = await Promise.allSettled(tries);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const again = setUp(systemRequest("first-run"), {
      token: "the-set-up-token",
      name: "Owner",
      email: "owner-3@example.com",
      password: PASSWORD,
    });
    await expect(again).rejects.toMatchObject({ reason: "set_up_done" });
  });

  it("refuses another token", async () => {
    await instance({ setupToken: "the-set-up-token" });
    const input = { token: "a-guess", name: "Owner", email: "owner-4@example.com", password: PASSWORD };
    await expect(setUp(systemRequest("first-run"), input)).rejects.toMatchObject({ reason: "token_invalid" });
  });
});

describe("changing a password", () => {
  it("ends every other session and keeps the one that changed it", async () => {
    const who = await person({ password: PASSWORD });
    const a = await signIn(who, PASSWORD);
    const b = await signIn(who, PASSWORD);
    const actor = await actorByToken(a.token, requestInfo());
    if (actor === null) throw new Error("no session");
    await changePassword(authorizeAccount(actor, requestInfo(), "password.change", "session"), {
      current: PASSWORD,
      password: OTHER,
    });
    expect(await alive(a.token)).toBe(true);
    expect(await alive(b.token)).toBe(false);
    await expect(signIn(who, PASSWORD)).rejects.toMatchObject({ reason: "password_wrong" });
  });

  it("ends nothing where the current password is wrong", async () => {
    const who = await person({ password: PASSWORD });
    const a = await signIn(who, PASSWORD);
    const scope = authorizeAccount(who.actor, requestInfo(), "password.change", "session");
    await expect(changePassword(scope, { current: "wrong", password: OTHER })).rejects.toMatchObject({
      reason: "password_wrong",
      field: "current",
    });
    expect(await alive(a.token)).toBe(true);
  });
});

describe("a reset link", () => {
  it("works once, ends every session, and lets the new password in", async () => {
    const who = await person({ password: PASSWORD });
    const { token: session } = await signIn(who, PASSWORD);
    const token = await linkToken(who);
    await resetPassword(systemRequest("one-time-link"), { token, password: OTHER });
    expect(await alive(session)).toBe(false);
    await expect(signIn(who, OTHER)).resolves.toMatchObject({ user: { id: who.id } });
    const again = resetPassword(systemRequest("one-time-link"), { token, password: PASSWORD });
    await expect(again).rejects.toMatchObject({ reason: "token_invalid" });
  });

  it("is dead after a password change, after a newer link, and for another purpose", async () => {
    const who = await person({ password: PASSWORD });
    const old = await linkToken(who);
    const newer = await linkToken(who);
    const use = (token: string) => resetPassword(systemRequest("one-time-link"), { token, password: OTHER });
    await expect(use(old)).rejects.toMatchObject({ reason: "token_invalid" });
    await expect(verifyEmail(systemRequest("one-time-link"), { token: newer })).rejects.toMatchObject({
      reason: "token_invalid",
    });
    const scope = authorizeAccount(who.actor, requestInfo(), "password.change", "session");
    await changePassword(scope, { current: PASSWORD, password: OTHER });
    await expect(use(newer)).rejects.toMatchObject({ reason: "token_invalid" });
  });

  it("kills an unused change of address", async () => {
    const who = await person({ password: PASSWORD });
    const change = await oneTimeToken(who, "change_email", "elsewhere@example.com");
    await resetPassword(systemRequest("one-time-link"), { token: await linkToken(who), password: OTHER });
    await expect(confirmEmailChange(systemRequest("one-time-link"), { token: change })).rejects.toMatchObject({
      reason: "token_invalid",
    });
  });

  it("takes an account that was registered with somebody else's address away from whoever registered it", async () => {
    const squatter = await person({ password: PASSWORD, verified: false });
    const place = await organization(squatter);
    const machine = await credential(squatter, place.workspace);
    await resetPassword(systemRequest("one-time-link"), { token: await linkToken(squatter), password: OTHER });
    const [row] = await sql(`select "revokedAt" is not null as revoked from "credentials" where "id" = $1`, machine.id);
    expect(row).toEqual({ revoked: true });
  });

  it("is asked for with the same answer for known and unknown addresses, and goes to the stored one alone", async () => {
    completeEnv({ SMTP_URL: "smtp://127.0.0.1:9" });
    const who = await person();
    expect(await requestPasswordReset(signInScope(), { email: who.email.toUpperCase() })).toEqual({ mail: true });
    expect(await requestPasswordReset(signInScope(), { email: "nobody@example.com" })).toEqual({ mail: true });
    const letters = await sql(`select "recipient" from "mails" where "kind" = 'reset-password'`);
    expect(letters).toEqual([{ recipient: who.email }]);
  });

  it("says plainly that mail is off, and sends nothing", async () => {
    expect(await requestPasswordReset(signInScope(), { email: "nobody-2@example.com" })).toEqual({ mail: false });
  });
});
