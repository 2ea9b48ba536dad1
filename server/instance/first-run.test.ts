import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { signInByPassword } from "@/server/auth/sign-in";
import { completeEnv, env, type Env } from "@/server/env";
import { sql, useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { systemRequest } from "@/server/testing/requests";
import { prepareInstance } from "./first-run";

useDatabase();

const INIT: Partial<Env> = {
  TENANTRY_INIT_OWNER_EMAIL: "member-0001@example.com",
  TENANTRY_INIT_OWNER_PASSWORD: "a long enough phrase 1",
  TENANTRY_INIT_ORGANIZATION: "research",
  TENANTRY_INIT_WORKSPACE: "vision",
  TENANTRY_INIT_ACCESS_KEY: "initial-key-0001",
  TENANTRY_INIT_SECRET_KEY: "initial-secret-0001-0001-0001-0001",
};

const keys = env().TENANTRY_SEAL_KEYS;
const processState = (globalThis as Record<symbol, Map<string, unknown> | undefined>)[Symbol.for("tenantry.process")];

function useKeys(text: string | undefined): void {
  completeEnv({ TENANTRY_SEAL_KEYS: text });
  processState?.delete("seal-keys");
}

const start = () => prepareInstance(systemRequest("first-run"));

beforeEach(() => sql(`delete from "instance"`));

afterEach(() => {
  useKeys(keys);
  completeEnv(Object.fromEntries(Object.keys(INIT).map((name) => [name, undefined])));
});

describe("the first start", () => {
  it("makes a set-up link, and each start until it is used makes another", async () => {
    const first = await start();
    const second = await start();
    expect(first.setUpLink).toMatch(/\/setup\?token=/);
    expect(second.setUpLink).not.toBe(first.setUpLink);
    const [row] = await sql<{ setupTokenHash: string }>(`select "setupTokenHash" from "instance"`);
    expect(second.setUpLink).not.toContain(row?.setupTokenHash);
  });

  it("makes what the environment names once, and changes nothing of it later", async () => {
    completeEnv(INIT);
    expect(await start()).toEqual({ setUpLink: null });
    await sql(`update "organizations" set "name" = 'Renamed' where "slug" = 'research'`);
    completeEnv({
      TENANTRY_INIT_OWNER_PASSWORD: "another long enough phrase 2",
      TENANTRY_INIT_SECRET_KEY: "x".repeat(40),
    });
    await start();
    const [counts] = await sql(
      `select (select count(*)::int from "users") as users, (select count(*)::int from "credentials") as credentials,
         (select "name" from "organizations" where "slug" = 'research') as name`,
    );
    expect(counts).toEqual({ users: 1, credentials: 1, name: "Renamed" });
    const signedIn = signInByPassword(systemRequest("sign-in"), "member-0001@example.com", "a long enough phrase 1");
    await expect(signedIn).resolves.toMatchObject({ user: { email: "member-0001@example.com" } });
  });

  it("says which name another organization has already, and makes nothing of the rest", async () => {
    completeEnv(INIT);
    await start();
    completeEnv({ TENANTRY_INIT_ORGANIZATION: "sales", TENANTRY_INIT_ACCESS_KEY: "initial-key-0002" });
    await expect(start()).rejects.toThrow(/^TENANTRY_INIT_WORKSPACE is a workspace of another organization/);
    expect(await sql(`select 1 from "organizations" where "slug" = 'sales'`)).toEqual([]);
    completeEnv({ TENANTRY_INIT_WORKSPACE: "deals" });
    expect(await start()).toEqual({ setUpLink: null });
    expect(await sql(`select 1 from "workspaces" where "slug" in ('deals', 'vision')`)).toHaveLength(2);
  });

  it("gives the owner operation, a verified address, and a credential that reaches the organization", async () => {
    completeEnv(INIT);
    await start();
    const rows = await sql(`select "operator", "emailVerifiedAt" is not null as verified from "users"`);
    expect(rows).toEqual([{ operator: true, verified: true }]);
    const basic = Buffer.from("initial-key-0001:initial-secret-0001-0001-0001-0001").toString("base64");
    const { status, body } = await knock("GET", "/workspaces/vision", { headers: { authorization: `Basic ${basic}` } });
    expect({ status, slug: body.slug }).toEqual({ status: 200, slug: "vision" });
  });
});

describe("seal keys", () => {
  it("that are not those of the data stop the start with one line, before anything is written", async () => {
    await start();
    const before = await sql(`select * from "instance"`);
    useKeys(`k1:${randomBytes(32).toString("base64")}`);
    await expect(start()).rejects.toThrow(/TENANTRY_SEAL_KEYS/);
    useKeys(`k2:${randomBytes(32).toString("base64")}`);
    await expect(start()).rejects.toThrow(/TENANTRY_SEAL_KEYS lacks the key/);
    expect(await sql(`select * from "instance"`)).toEqual(before);
  });

  it("may get a new first one while the old one still stands behind it", async () => {
    await start();
    useKeys(`k2:${randomBytes(32).toString("base64")},${keys ?? ""}`);
    await expect(start()).resolves.toBeDefined();
  });
});
