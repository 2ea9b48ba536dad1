import { describe, expect, test } from "vitest";
import { answerTrpc } from "@/server/api/doors/trpc-door";
import { exampleOf } from "@/server/api/contract/examples";
import { sessionCookieName } from "@/server/auth/session";
import { completeEnv } from "@/server/env";
import { newId } from "@/server/ids";
import { sql, useDatabase } from "@/server/testing/database";
import { person, workspaceMember } from "@/server/testing/factory";
import { credential } from "@/server/testing/factories/machines";
import { knock } from "@/server/testing/doors/knock";
import { call, mutations } from "@/server/testing/doors/procedures";
import { tenant } from "@/server/testing/tenant";

useDatabase();
completeEnv({ SMTP_URL: "smtp://127.0.0.1:9" });

/** A text that can be found again wherever it is stored. */
const CANARY = newId("usr");

/** The number of the transaction that comes next. */
async function now(): Promise<string> {
  const [row] = await sql<{ number: string }>("select pg_current_xact_id()::text as number");
  return row?.number ?? "";
}

/** The tables that hold it in any of the rows that were written since. */
async function tablesWithCanary(since: string): Promise<string[]> {
  const tables = await sql<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'");
  const searches = tables.map(
    ({ name }) => `select '${name}' as name from "${name}" t where xmin::text::bigint >= $2 and t::text like $1`,
  );
  const found = await sql<{ name: string }>(searches.join(" union all "), `%${CANARY}%`, since);
  return found.map(({ name }) => name);
}

const OVERWRITING: Readonly<Record<string, unknown>> = {
  id: CANARY,
  ownerId: CANARY,
  userId: CANARY,
  createdBy: CANARY,
  invitedById: CANARY,
  vouchedById: CANARY,
  organizationId: CANARY,
  workspaceId: CANARY,
  projectId: CANARY,
  personalOf: CANARY,
  source: CANARY,
  status: CANARY,
  kind: CANARY,
  tokenHash: CANARY,
  secretHash: CANARY,
  passwordHash: CANARY,
  emailKey: CANARY,
  emailVerified: true,
  emailVerifiedAt: "2020-01-01T00:00:00Z",
  suspendedAt: null,
  createdAt: "2020-01-01T00:00:00Z",
  stateVersion: 99,
  AND: [{ id: CANARY }],
  OR: [{}],
  data: { operator: true },
  where: {},
  constructor: { prototype: { operator: true, role: "owner" } },
};

/** `__proto__` as a key of its own, as JSON.parse makes it. */
function withPrototype(input: Readonly<Record<string, unknown>>): unknown {
  const text = JSON.stringify(input);
  return JSON.parse(`{"__proto__":{"role":"owner","operator":true,"${CANARY}":true},${text.slice(1)}`) as unknown;
}

describe.each(mutations)("$path", (procedure) => {
  test("takes nothing from a body but the fields that it names", async () => {
    const of = await tenant();
    const { actor, input, browser } = await exampleOf(procedure.path, of);
    const fields = typeof input === "object" ? input : {};
    // A credential for somebody else is refused by its name; see below.
    const asked = procedure.path === "credentials.create" ? ["userId"] : Object.keys(Object(fields) as object);
    const named = Object.fromEntries(Object.entries(OVERWRITING).filter(([name]) => !asked.includes(name)));
    const operators = () => sql('select "id" from "users" where "operator" order by "id"');
    const before = await operators();
    const start = await now();
    const outcome = await call(procedure, actor, withPrototype({ ...named, ...fields }), browser);
    expect(["done", "INVALID"]).toContain(outcome.code);
    expect(await tablesWithCanary(start)).toEqual([]);
    expect(JSON.stringify(outcome.value ?? null)).not.toContain(CANARY);
    if (procedure.meta.level !== "instance" && procedure.path !== "accounts.setUp") {
      expect(await operators()).toEqual(before);
    }
    expect(Reflect.get({}, "operator")).toBeUndefined();
    expect(Reflect.get({}, CANARY)).toBeUndefined();
  });
});

describe("who signs up", () => {
  test("is neither verified nor operator nor a member of anything, whatever they send", async () => {
    const { organization } = await tenant();
    await sql(
      'insert into "instance" ("id", "signUp") values (1, $1) on conflict ("id") do update set "signUp" = $1, "setupTokenHash" = null',
      "open",
    );
    const forged = {
      role: "owner",
      operator: true,
      emailVerified: true,
      verified: true,
      organization: organization.id,
    };
    const body = { name: "Member", email: "mass@example.com", password: "a long enough phrase 1", ...forged };
    expect(await knock("POST", "/sign-up", { body })).toMatchObject({ status: 200, body: { emailVerified: false } });
    const rows = await sql(
      `select u."operator", u."emailVerifiedAt", count(om.*)::int as organizations from "users" u
       join "organization_members" om on om."userId" = u."id" where u."emailKey" = $1 group by 1, 2`,
      body.email,
    );
    expect(rows).toEqual([{ operator: false, emailVerifiedAt: null, organizations: 1 }]);
  });
});

describe("a body with types and prototypes of its own", () => {
  test("pollutes no prototype through the browser's transformer", async () => {
    const who = await person();
    const headers = {
      cookie: `${sessionCookieName()}=${who.actor.session?.id ?? ""}`,
      origin: "http://localhost:3000",
      "content-type": "application/json",
    };
    const paths = ["__proto__.polluted", "constructor.prototype.polluted", "name.__proto__.polluted"];
    for (const path of paths) {
      const body = JSON.stringify({
        json: { name: "x", polluted: "yes" },
        meta: { values: { [path]: ["Date"] }, referentialEqualities: { polluted: [path] } },
      });
      const request = new Request("http://localhost:3000/api/trpc/accounts.update", { method: "POST", headers, body });
      const { status } = await answerTrpc(request);
      expect(status).toBeLessThan(500);
      expect(Reflect.get({}, "polluted")).toBeUndefined();
    }
  });
});

describe("a credential", () => {
  test("is the caller's own: one for somebody else is refused with 403, also to the workspace's admins", async () => {
    const { owner, organization, workspace } = await tenant();
    const member = await person();
    await workspaceMember(workspace, member);
    const machine = await credential(owner, organization);
    const path = `/workspaces/${workspace.id}/credentials`;
    for (const field of ["user", "userId"]) {
      const reply = await knock("POST", path, { credential: machine, body: { label: "theirs", [field]: member.id } });
      expect(reply).toMatchObject({ status: 403, body: { reason: "permission_missing" } });
    }
    const own = await knock("POST", path, { credential: machine, body: { label: "mine", user: owner.id } });
    expect(own).toMatchObject({ status: 200, body: { owner: { id: owner.id } } });
    expect(await sql('select 1 from "credentials" where "userId" = $1', member.id)).toEqual([]);
  });
});
