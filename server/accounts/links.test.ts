import { expect, test } from "vitest";
import { systemScope } from "@/server/access/authorize";
import { sql, useDatabase } from "@/server/testing/database";
import { instance, oneTimeToken, person } from "@/server/testing/factory";
import { requestInfo } from "@/server/testing/requests";
import { openLink } from "./links";
import { LINK_PURPOSES } from "./schema";

useDatabase();

const scope = () => systemScope("one-time-link", requestInfo());
const DEAD = { valid: false, email: null };

test("a mailed link tells its address and works for its own purpose alone", async () => {
  const who = await person({ verified: false });
  for (const purpose of ["verify_email", "change_email", "reset_password"] as const) {
    const token = await oneTimeToken(who, purpose);
    for (const asked of LINK_PURPOSES) {
      const expected = asked === purpose ? { valid: true, email: who.email } : DEAD;
      expect(await openLink(scope(), { purpose: asked, token }), `${purpose} asked as ${asked}`).toEqual(expected);
    }
  }
});

test("opening a link changes nothing", async () => {
  const who = await person({ verified: false });
  const token = await oneTimeToken(who, "verify_email");
  for (let visit = 0; visit < 3; visit += 1) {
    expect(await openLink(scope(), { purpose: "verify_email", token })).toMatchObject({ valid: true });
  }
  const [row] = await sql<{ at: Date | null }>('select "emailVerifiedAt" as at from users where id = $1', who.id);
  expect(row).toEqual({ at: null });
});

test("the set-up link works while there is no owner", async () => {
  await instance({ setupToken: "set-up-token" });
  expect(await openLink(scope(), { purpose: "set_up", token: "set-up-token" })).toEqual({ valid: true, email: null });
  expect(await openLink(scope(), { purpose: "set_up", token: "another" })).toEqual(DEAD);
  await instance();
  expect(await openLink(scope(), { purpose: "set_up", token: "set-up-token" })).toEqual(DEAD);
});

test("wrong tokens of one address are limited, right ones never are", async () => {
  const token = await oneTimeToken(await person(), "reset_password");
  const request = { ...requestInfo(), address: "203.0.113.77" };
  const from = systemScope("one-time-link", request);
  for (let attempt = 0; attempt < 30; attempt += 1) {
    expect(await openLink(from, { purpose: "reset_password", token: `wrong-${attempt}` })).toEqual(DEAD);
  }
  await expect(openLink(from, { purpose: "reset_password", token: "wrong" })).rejects.toMatchObject({
    reason: "rate_limited",
  });
  expect(await openLink(from, { purpose: "reset_password", token })).toMatchObject({ valid: true });
});
