import { beforeAll, describe, expect, test } from "vitest";
import { authorizeAccount } from "@/server/access/authorize";
import type { AccountScope } from "@/server/access/scope";
import { changePassword } from "@/server/accounts/password";
import { removeAccount } from "@/server/accounts/removal";
import { actorByDeviceSignIn } from "@/server/auth/device";
import { suspendUser } from "@/server/instance/commands";
import { authorizeInstance } from "@/server/access/authorize";
import { sql, useDatabase } from "@/server/testing/database";
import { CLIENT, deviceRequest, deviceSignIn } from "@/server/testing/sign-in/devices";
import { organization, person, type Person } from "@/server/testing/factory";
import { requestInfo, systemRequest } from "@/server/testing/requests";
import { answerDevice, checkDevice } from "./approval";
import { endDeviceSignIn } from "./commands";
import { endByRefreshToken, redeemDeviceCode, renewDevice, type Granted, type Refused } from "./grants";
import { listDeviceSignIns } from "./queries";
import { deviceCodeSchema } from "./schema";

useDatabase();

const PASSWORD = "an-unusual-but-fixed-passphrase";
const system = () => systemRequest("oauth");
const of = (who: Person): AccountScope =>
  authorizeAccount(who.actor, requestInfo({ address: `of-${who.id}` }), "device-sign-in.approve", "session");
const redeem = (deviceCode: string, clientId = CLIENT) => redeemDeviceCode(system(), { deviceCode, clientId });
const renew = (refreshToken: string, clientId = CLIENT) => renewDevice(system(), { refreshToken, clientId });
const enter = ({ id }: { id: string }) => actorByDeviceSignIn(id, "jti", requestInfo());

/** As though the device had waited as long as it was told. */
const wait = () => sql(`update "device_authorizations" set "polledAt" = "polledAt" - interval '60 seconds'`);

function granted(answer: Granted | Refused): Granted {
  if ("error" in answer) throw new Error(answer.error);
  return answer;
}

let owner: Person;
let other: Person;
beforeAll(async () => {
  owner = await person({ password: PASSWORD });
  other = await person();
});

describe("a device", () => {
  test("waits, is let in by whoever approves it, and comes in once", async () => {
    const { deviceCode, userCode } = await deviceRequest();
    expect(userCode).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    expect(await redeem(deviceCode)).toMatchObject({ error: "authorization_pending" });
    const shown = await checkDevice(of(owner), { code: userCode });
    expect(shown).toMatchObject({ host: "build-7", address: "192.0.2.10", agent: "tests", scopes: null });
    expect(await answerDevice(of(owner), { code: userCode }, true)).toEqual({ host: "build-7", approved: true });
    for (const late of [true, false]) {
      await expect(answerDevice(of(other), { code: userCode }, late)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await wait();
    const both = await Promise.all([redeem(deviceCode), redeem(deviceCode)]);
    const [signIn, ...more] = both.filter((answer): answer is Granted => !("error" in answer));
    expect(more).toEqual([]);
    expect(signIn?.userId).toBe(owner.id);
    await wait();
    expect(await redeem(deviceCode)).toMatchObject({ error: "invalid_grant" });
    const actor = await enter({ id: signIn?.id ?? "" });
    expect(actor).toMatchObject({ id: owner.id, session: null, credential: { kind: "device", organizationId: null } });
    const rows = await sql<{ action: string; actorId: string }>(
      `select "action", "actorId" from "audit_entries" where "targetType" = 'device_sign_in' order by "id"`,
    );
    expect(rows).toEqual([
      { action: "device-sign-in.approve", actorId: owner.id },
      { action: "device-sign-in.begin", actorId: owner.id },
    ]);
  });

  test("that asks too soon waits longer each time", async () => {
    const { deviceCode } = await deviceRequest();
    expect(await redeem(deviceCode)).toMatchObject({ error: "authorization_pending" });
    expect(await redeem(deviceCode)).toMatchObject({ error: "slow_down" });
    await sql(`update "device_authorizations" set "polledAt" = "polledAt" - interval '6 seconds'`);
    expect(await redeem(deviceCode)).toMatchObject({ error: "slow_down" });
    await wait();
    expect(await redeem(deviceCode)).toMatchObject({ error: "authorization_pending" });
  });

  test("is refused, comes too late, or with another client's code", async () => {
    const { deviceCode, userCode } = await deviceRequest();
    expect(await redeem(deviceCode, "another")).toMatchObject({ error: "invalid_grant" });
    expect(await redeem("a-code-that-nobody-has")).toMatchObject({ error: "invalid_grant" });
    await answerDevice(of(owner), { code: userCode }, false);
    expect(await redeem(deviceCode)).toMatchObject({ error: "access_denied" });
    const late = await deviceRequest();
    await sql(`update "device_authorizations" set "expiresAt" = now() where "status" = 'pending'`);
    expect(await redeem(late.deviceCode)).toMatchObject({ error: "expired_token" });
    await expect(checkDevice(of(owner), { code: late.userCode })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is found however its code is typed, and wrong codes are counted", async () => {
    const { userCode } = await deviceRequest();
    const typed = userCode.toLowerCase().replace("-", " ");
    expect(deviceCodeSchema.parse({ code: typed })).toEqual({ code: userCode });
    expect(deviceCodeSchema.safeParse({ code: "AEIO-UAEI" }).success).toBe(false);
    const guesser = await person();
    for (let time = 0; time < 3; time += 1) await checkDevice(of(guesser), { code: userCode });
    for (let time = 0; time < 10; time += 1) {
      await expect(checkDevice(of(guesser), { code: "BBBB-BBBB" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(answerDevice(of(guesser), { code: userCode }, true)).rejects.toMatchObject({ reason: "rate_limited" });
    expect(await checkDevice(of(owner), { code: userCode })).toMatchObject({ code: userCode });
  });

  test("is let in by no session that ended while its answer was under way", async () => {
    const member = await person();
    const { userCode, deviceCode } = await deviceRequest();
    const begun = of(member);
    await sql(`update "sessions" set "endedAt" = now() where "userId" = $1`, member.id);
    const answer = answerDevice(begun, { code: userCode }, true);
    await expect(answer).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    expect(await redeem(deviceCode)).toMatchObject({ error: "authorization_pending" });
  });
});

describe("a sign-in", () => {
  test("is renewed by each refresh token once; one that comes again ends it for both", async () => {
    const first = await deviceSignIn(owner);
    const second = granted(await renew(first.refreshToken));
    const third = granted(await renew(second.refreshToken));
    expect(third).toMatchObject({ id: first.id, expiresAt: first.expiresAt });
    expect(await renew(third.refreshToken, "another")).toMatchObject({ error: "invalid_grant" });
    await enter(first);
    expect(await renew(first.refreshToken)).toMatchObject({ error: "invalid_grant" });
    await expect(enter(first)).rejects.toMatchObject({ reason: "credential_revoked" });
    expect(await renew(third.refreshToken)).toMatchObject({ error: "invalid_grant" });
  });

  test("of two renewals at once one succeeds, and the sign-in ends", async () => {
    const { refreshToken } = await deviceSignIn(owner);
    const answers = await Promise.all([renew(refreshToken), renew(refreshToken)]);
    expect(answers.filter((answer) => "error" in answer)).toHaveLength(1);
  });

  test("lasts 30 days, or as long as the strictest organization allows, however it is renewed", async () => {
    const days = ({ expiresAt }: Granted) => Math.round((expiresAt.getTime() - Date.now()) / 86_400_000);
    const member = await person();
    expect(days(await deviceSignIn(member))).toBe(30);
    const strict = await organization(member);
    await sql(`update "organizations" set "maxCredentialDays" = 7 where "id" = $1`, strict.id);
    const signIn = await deviceSignIn(member);
    expect(days(signIn)).toBe(7);
    await sql(`update "device_sign_ins" set "expiresAt" = now() where "id" = $1`, signIn.id);
    await expect(enter(signIn)).rejects.toMatchObject({ reason: "credential_revoked" });
    const over = await renew(signIn.refreshToken);
    expect(over).toMatchObject({ error: "invalid_grant" });
    expect(over).toHaveProperty("description", expect.stringContaining("ended on 20"));
  });

  test("is its person's to see and to end, and the device's to give back", async () => {
    const member = await person();
    const signIn = await deviceSignIn(member);
    const page = { limit: 50, sort: "-created" } as const;
    expect((await listDeviceSignIns(of(member), page)).items).toMatchObject([{ id: signIn.id, host: "build-7" }]);
    expect((await listDeviceSignIns(of(other), page)).items).toEqual([]);
    const end = (who: Person) => endDeviceSignIn(of(who), { deviceSignIn: signIn.id });
    await expect(end(other)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await end(member);
    await expect(end(member)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(enter(signIn)).rejects.toMatchObject({ reason: "credential_revoked" });
    const given = await deviceSignIn(member);
    expect(await endByRefreshToken(system(), { refreshToken: given.refreshToken, clientId: CLIENT })).toBe(true);
    expect(await endByRefreshToken(system(), { refreshToken: `${given.id}.random.k.tag`, clientId: CLIENT })).toBe(
      false,
    );
    await expect(enter(given)).rejects.toMatchObject({ reason: "credential_revoked" });
  });

  test("ends with a change of password, a suspension and the account, and so does one that waits", async () => {
    const member = await person({ password: PASSWORD });
    const operator = await person({ operator: true });
    const waiting = await deviceRequest();
    await answerDevice(of(member), { code: waiting.userCode }, true);
    const signIn = await deviceSignIn(other);
    const own = granted(await redeem((await approved(member)).deviceCode));
    await changePassword(of(member), { current: PASSWORD, password: "another-unusual-passphrase" });
    await expect(enter(own)).rejects.toMatchObject({ reason: "credential_revoked" });
    expect(await redeem(waiting.deviceCode)).toMatchObject({ error: "access_denied" });
    const second = granted(await redeem((await approved(member)).deviceCode));
    const instance = authorizeInstance(operator.actor, requestInfo(), "user.suspend");
    await suspendUser(instance, { user: member.id });
    await expect(enter(second)).rejects.toMatchObject({ reason: "credential_revoked" });
    expect(await renew(second.refreshToken)).toMatchObject({ error: "invalid_grant" });
    const leaving = await person({ password: PASSWORD });
    const last = granted(await redeem((await approved(leaving)).deviceCode));
    await removeAccount(of(leaving), { email: leaving.email, password: PASSWORD });
    await expect(enter(last)).rejects.toMatchObject({ reason: "credential_revoked" });
    expect((await enter(signIn)).id).toBe(other.id);
  });
});

async function approved(who: Person) {
  const device = await deviceRequest();
  await answerDevice(of(who), { code: device.userCode }, true);
  return device;
}
