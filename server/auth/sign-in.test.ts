import { describe, expect, it } from "vitest";
import { systemScope } from "@/server/access/authorize";
import { sql, useDatabase } from "@/server/testing/database";
import { person } from "@/server/testing/factory";
import { requestInfo, systemRequest } from "@/server/testing/requests";
import { deviceOf } from "../sessions/views/device";
import { hashPassword, verifyPassword } from "./password";
import { actorByToken, endSession } from "./session";
import { signInByPassword } from "./sign-in";

useDatabase();

const PASSWORD = "a long enough phrase 1";
const from = (address: string) => systemScope("sign-in", requestInfo({ address }));

describe("passwords", () => {
  it("verify against their own hash alone, and never against none", async () => {
    const hash = await hashPassword(PASSWORD);
    expect(hash).toMatch(/^scrypt\$131072\$8\$1\$/);
    expect(await verifyPassword(PASSWORD, hash)).toBe(true);
    expect(await verifyPassword("another", hash)).toBe(false);
    expect(await verifyPassword("", null)).toBe(false);
  });
});

describe("sign-in", () => {
  it("tries at most five of a thousand passwords that come at once, and lets the owner in from elsewhere", async () => {
    const who = await person({ password: PASSWORD });
    const guesses = Array.from({ length: 1_000 }, (_, number) =>
      signInByPassword(from("203.0.113.1"), who.email, `guess ${number}`),
    );
    const results = await Promise.allSettled(guesses);
    const reasons = results.map((result) =>
      result.status === "rejected" ? String(Reflect.get(Object(result.reason), "reason")) : "in",
    );
    expect(reasons.filter((reason) => reason === "password_wrong").length).toBeLessThanOrEqual(5);
    expect(reasons.filter((reason) => reason === "in")).toHaveLength(0);
    await expect(signInByPassword(from("203.0.113.2"), who.email, PASSWORD)).resolves.toMatchObject({
      user: { id: who.id },
    });
  });

  it("bounds guesses from many addresses, for a time that no further try extends", async () => {
    const who = await person({ password: PASSWORD });
    await expect(signInByPassword(from("203.0.113.10"), who.email, "guess")).rejects.toMatchObject({
      reason: "password_wrong",
    });
    // Nineteen more from as many addresses; each would cost half a second of hashing.
    await sql(`update "rate_counters" set "count" = 20 where "key" like 'sign-in-account:%' and "count" > 0`);
    const blocked = signInByPassword(from("203.0.113.90"), who.email, PASSWORD);
    await expect(blocked).rejects.toMatchObject({ reason: "rate_limited" });
    const until = () =>
      sql(`select "resetAt" from "rate_counters" where "key" like 'sign-in-account:%' and "count" >= 20`);
    const before = await until();
    await expect(signInByPassword(from("203.0.113.91"), who.email, PASSWORD)).rejects.toMatchObject({
      reason: "rate_limited",
    });
    expect(await until()).toEqual(before);
    await sql(`update "rate_counters" set "resetAt" = now()`);
    await expect(signInByPassword(from("203.0.113.92"), who.email, PASSWORD)).resolves.toBeDefined();
  });

  it("answers an unknown address as it answers a wrong password, and keeps nothing of what was typed", async () => {
    const unknown = signInByPassword(from("203.0.113.3"), "canary-typed-into-the-wrong-field", "guess");
    await expect(unknown).rejects.toMatchObject({ code: "UNAUTHENTICATED", reason: "password_wrong" });
    const rows = await sql(`select * from "audit_entries" where "result" = 'failed'`);
    expect(JSON.stringify(rows)).not.toContain("canary");
  });

  it("leaves one row with an anonymous actor and the account as the target where it fails", async () => {
    const who = await person({ password: PASSWORD });
    await expect(signInByPassword(from("203.0.113.4"), who.email, "guess")).rejects.toThrow();
    const rows = await sql(
      `select "actorType", "actorId", "targetId", "result" from "audit_entries" where "targetId" = $1`,
      who.id,
    );
    expect(rows).toEqual([{ actorType: "anonymous", actorId: null, targetId: who.id, result: "failed" }]);
  });

  it("refuses a suspended person", async () => {
    const who = await person({ password: PASSWORD, suspended: true });
    await expect(signInByPassword(from("203.0.113.5"), who.email, PASSWORD)).rejects.toMatchObject({
      reason: "suspended",
    });
  });
});

describe("sessions", () => {
  it("are found by their token until they end, on the server", async () => {
    const who = await person({ password: PASSWORD });
    const { token } = await signInByPassword(from("203.0.113.6"), who.email, PASSWORD);
    expect(await actorByToken(token, requestInfo())).toMatchObject({
      id: who.id,
      session: { proofs: [{ method: "password" }] },
    });
    await endSession(systemRequest("sign-in"), token);
    expect(await actorByToken(token, requestInfo())).toBeNull();
  });

  it("end when they are old, or were not used for a week", async () => {
    const who = await person({ password: PASSWORD });
    const old = await signInByPassword(from("203.0.113.7"), who.email, PASSWORD);
    await sql(`update "sessions" set "expiresAt" = now() - interval '1 second' where "userId" = $1`, who.id);
    expect(await actorByToken(old.token, requestInfo())).toBeNull();
    const idle = await signInByPassword(from("203.0.113.8"), who.email, PASSWORD);
    await sql(`update "sessions" set "lastUsedAt" = now() - interval '8 days' where "userId" = $1`, who.id);
    expect(await actorByToken(idle.token, requestInfo())).toBeNull();
  });

  it("never store their token", async () => {
    const who = await person({ password: PASSWORD });
    const { token } = await signInByPassword(from("203.0.113.9"), who.email, PASSWORD);
    expect(JSON.stringify(await sql(`select * from "sessions"`))).not.toContain(token);
  });

  it("name a device that its owner recognises", () => {
    expect(deviceOf("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")).toBe("Firefox on Linux");
    expect(deviceOf(null)).toBe("Unknown browser");
  });
});
