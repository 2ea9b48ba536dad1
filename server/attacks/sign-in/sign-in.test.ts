import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemScope } from "@/server/access/authorize";
import { signInByPassword } from "@/server/auth/sign-in";
import { completeEnv } from "@/server/env";
import { sql, useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo } from "@/server/testing/requests";

const { scrypt } = crypto;
let hashed = 0;

// Times differ from run to run; how often the slow hash is computed does not.
beforeAll(() => {
  const counting = (...parts: Parameters<typeof scrypt>): void => {
    hashed += 1;
    scrypt(...parts);
  };
  Object.assign(crypto, { scrypt: counting });
  syncBuiltinESMExports();
});

afterAll(() => {
  Object.assign(crypto, { scrypt });
  syncBuiltinESMExports();
});

useDatabase();

const PASSWORD = "a long enough phrase 1";
const from = (address: string) => systemScope("sign-in", requestInfo({ address }));

beforeEach(async () => {
  completeEnv({ SMTP_URL: undefined });
  await sql('delete from "rate_counters"');
});

interface Attempt {
  answer: string;
  hashes: number;
  rows: number;
}

/** One attempt to sign in: what it answers, how often it hashes, and what it writes. */
async function attempt(email: string, password: string): Promise<Attempt> {
  const rows = async () => (await sql('select 1 from "audit_entries"')).length;
  const [hashes, written] = [hashed, await rows()];
  const answer = await refusalOf(signInByPassword(from("203.0.113.1"), email, password));
  return { answer, hashes: hashed - hashes, rows: (await rows()) - written };
}

describe("whether an account exists", () => {
  test("is told by no answer of the sign-in, no work that it does, and nothing that it writes", async () => {
    const known = await person({ password: PASSWORD });
    const withoutPassword = await person();
    const suspended = await person({ password: PASSWORD, suspended: true });
    const same = { answer: "UNAUTHENTICATED password_wrong", hashes: 1, rows: 1 };
    expect(await attempt(known.email, "wrong")).toEqual(same);
    expect(await attempt("nobody@example.com", "wrong")).toEqual(same);
    expect(await attempt(withoutPassword.email, "wrong")).toEqual(same);
    expect(await attempt(suspended.email, "wrong")).toEqual(same);
    expect(await attempt("no address at all", "wrong")).toEqual(same);
    expect(await attempt(`${known.email}\u0000`, PASSWORD)).toEqual(same);
    expect(await attempt("", "")).toEqual(same);
  });

  test("of an organization under a name that no database holds, neither", async () => {
    for (const name of ["a%00b", "acme%00", "%EF%BF%BD", "org_none"]) {
      expect(await knock("GET", `/sign-in/organizations/${name}`)).toMatchObject({
        status: 404,
        body: { reason: "not_found" },
      });
    }
  });

  test("is told by no limit of the sign-in: known and unknown addresses are counted alike", async () => {
    const known = await person({ password: PASSWORD });
    const answers = async (email: string) => {
      const scope = from(email === known.email ? "203.0.113.2" : "203.0.113.3");
      const tries = Array.from({ length: 7 }, () => refusalOf(signInByPassword(scope, email, "wrong")));
      return (await Promise.all(tries)).sort();
    };
    expect(await answers(known.email)).toEqual(await answers("nobody-2@example.com"));
  });

  test("is told neither by the answer of a reset nor by its time, which is the same floor for both", async () => {
    completeEnv({ SMTP_URL: "smtp://127.0.0.1:9" });
    const known = await person();
    const times: number[] = [];
    const bodies: unknown[] = [];
    for (const email of [known.email, "nobody-3@example.com"]) {
      const started = performance.now();
      const { status, body } = await knock("POST", "/reset-password", { body: { email } });
      times.push(performance.now() - started);
      bodies.push({ status, body });
    }
    expect(bodies[1]).toEqual(bodies[0]);
    expect(Math.min(...times)).toBeGreaterThan(390);
  });

  test("is told by no limit of a reset", async () => {
    const known = await person();
    const statuses = async (email: string) => {
      const replies = await Promise.all(
        [1, 2, 3, 4, 5].map(() => knock("POST", "/reset-password", { body: { email } })),
      );
      return replies.map(({ status }) => status).sort();
    };
    expect(await statuses(known.email)).toEqual([200, 200, 200, 429, 429]);
    expect(await statuses("nobody-4@example.com")).toEqual([200, 200, 200, 429, 429]);
  });
});

describe("an owner whose account is being guessed at", () => {
  test("gets in from their own address while another one is blocked, and from everywhere when the window is over", async () => {
    const owner = await person({ password: PASSWORD });
    await Promise.all(
      Array.from({ length: 30 }, () => refusalOf(signInByPassword(from("203.0.113.4"), owner.email, "guess"))),
    );
    expect(await refusalOf(signInByPassword(from("203.0.113.4"), owner.email, PASSWORD))).toBe("LIMIT rate_limited");
    expect(await refusalOf(signInByPassword(from("203.0.113.5"), owner.email, PASSWORD))).toBe("done");
    const [longest] = await sql(
      `select max("resetAt") - now() <= interval '5 minutes' as bounded from "rate_counters" where "key" like 'sign-in-%'`,
    );
    expect(longest).toEqual({ bounded: true });
  });
});
