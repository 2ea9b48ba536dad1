import { beforeAll, describe, expect, it } from "vitest";
import { signInByPassword } from "@/server/auth/sign-in";
import { sessionCookieName } from "@/server/auth/session";
import { sql, useDatabase } from "@/server/testing/database";
import { person } from "@/server/testing/factory";
import { credential, type CredentialRef } from "@/server/testing/factories/machines";
import { knock } from "@/server/testing/doors/knock";
import { systemRequest } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

const PASSWORD = "a long enough phrase 1";
let own: Tenant;
let machine: CredentialRef;

beforeAll(async () => {
  own = await tenant();
  machine = await credential(own.owner, own.organization);
});

const projects = () => `/workspaces/${own.workspace.slug}/projects`;
const usersOf = async ({ workspace }: Tenant) => {
  const [row] = await sql<{ id: string }>(
    `select "id" from "groups" where "workspaceId" = $1 and "kind" = 'users'`,
    workspace.id,
  );
  return row?.id ?? "";
};
const counted = async (slug: string) =>
  (await sql(`select 1 from "projects" where "workspaceId" = $1 and "slug" = $2`, own.workspace.id, slug)).length;

describe("authentication", () => {
  it("answers 401 alike for no, unknown and wrong credentials, as a problem document that asks for Basic", async () => {
    const unknown: CredentialRef = { ...machine, accessKey: "tnak_unknown" };
    const wrong: CredentialRef = { ...machine, secretKey: "wrong" };
    for (const presented of [undefined, unknown, wrong]) {
      const reply = await knock("GET", "/whoami", presented === undefined ? {} : { credential: presented });
      expect(reply).toMatchObject({
        status: 401,
        body: { code: "UNAUTHENTICATED", reason: "sign_in_required", status: 401 },
      });
      expect(reply.headers["content-type"]).toContain("application/problem+json");
      expect(reply.headers["www-authenticate"]).toContain("Basic");
    }
  });

  it("says to whom and what a credential belongs", async () => {
    const { status, body } = await knock("GET", "/whoami", { credential: machine });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      actor: { id: own.owner.id },
      organization: { id: own.organization.id },
      role: "owner",
      scopes: null,
    });
  });

  it("refuses expired and revoked credentials from the next request on", async () => {
    const now = new Date();
    const expired = await credential(own.owner, own.workspace, { expiresAt: new Date(now.getTime() - 1_000) });
    const revoked = await credential(own.owner, own.workspace, { revokedAt: now });
    expect(await knock("GET", "/whoami", { credential: expired })).toMatchObject({
      status: 401,
      body: { reason: "expired" },
    });
    expect(await knock("GET", "/whoami", { credential: revoked })).toMatchObject({
      status: 401,
      body: { reason: "credential_revoked" },
    });
  });

  it("keeps what needs a person's session from every credential", async () => {
    const reply = await knock("PUT", "/account/password", {
      credential: machine,
      body: { current: "x", password: PASSWORD },
    });
    expect(reply).toMatchObject({ status: 403, body: { reason: "fresh_sign_in_required" } });
  });
});

describe("a session's cookie", () => {
  it("writes only from our own pages: another origin, or none, is refused", async () => {
    const who = await person({ password: PASSWORD });
    const { token } = await signInByPassword(systemRequest("sign-in"), who.email, PASSWORD);
    const cookie = `${sessionCookieName()}=${token}`;
    const write = (headers: Record<string, string>) =>
      knock("PATCH", "/account/profile", { headers: { cookie, ...headers }, body: { name: "Changed" } });
    for (const headers of [
      {},
      { origin: "https://evil.example" },
      { origin: "http://localhost:3000", "sec-fetch-site": "cross-site" },
    ]) {
      expect(await write(headers)).toMatchObject({ status: 403, body: { reason: "cross_site_request" } });
    }
    expect(await write({ origin: "http://localhost:3000" })).toMatchObject({ status: 200, body: { name: "Changed" } });
  });
});

describe("bad input", () => {
  it.each([
    ["a body that is no JSON", { text: "{" }, 400, "body_unreadable"],
    ["a body that is no object", { text: "[]" }, 400, "body_unreadable"],
    [
      "a form",
      { text: "name=x", headers: { "content-type": "application/x-www-form-urlencoded" } },
      400,
      "body_unreadable",
    ],
    ["JSON sent as text", { text: "{}", headers: { "content-type": "text/plain" } }, 400, "body_unreadable"],
    ["a body above 1 MiB", { body: { name: "x".repeat(1_048_576) } }, 413, "body_too_large"],
    ["an empty name", { body: { name: "" } }, 422, "invalid_value"],
    ["a name with NUL", { body: { name: "a\u0000b" } }, 422, "invalid_value"],
    ["a slug that begins like an id", { body: { name: "x", slug: "prj_x" } }, 422, "invalid_value"],
    ["another place in the body than in the path", { body: { name: "x", workspace: "another" } }, 422, "invalid_value"],
  ])("refuses %s", async (_case, options, status, reason) => {
    const reply = await knock("POST", projects(), { credential: machine, ...options });
    expect(reply).toMatchObject({ status, body: { reason, requestId: expect.stringMatching(/^req_/) as string } });
  });

  it("takes numbers of a body as numbers, and of an address as digits", async () => {
    const { body: vault } = await knock("POST", `/workspaces/${own.workspace.id}/vaults`, {
      credential: machine,
      body: { name: "Base", groups: [await usersOf(own)], format: "json", content: '{"a":1}', active: false },
    });
    const address = `/workspaces/${own.workspace.id}/vaults/${String(vault.id)}`;
    const expecting = (expectedVersion: unknown) =>
      knock("PATCH", address, {
        credential: machine,
        body: { expectedVersion, format: "json", content: '{"a":2}' },
      });
    for (const given of ["1", [1], true, "1e0"]) {
      expect(await expecting(given)).toMatchObject({ status: 422, body: { field: "expectedVersion" } });
    }
    expect((await expecting(1)).status).toBe(200);
    const unused = (text: string) =>
      knock("GET", `/workspaces/${own.workspace.id}/resources?unused=${text}`, { credential: machine });
    for (const text of ["1e1", "0x10", "%2010", "10.0", "", "true"]) {
      expect(await unused(text), text).toMatchObject({ status: 422, body: { field: "unused" } });
    }
    expect((await unused("10")).status).toBe(200);
  });

  it.each(["0", "201", "many", "-1", "1.5", "1e1", "0x10", "%201"])(
    "answers 400 to the limit %s, and never cuts it quietly",
    async (limit) => {
      expect(await knock("GET", `${projects()}?limit=${limit}`, { credential: machine })).toMatchObject({
        status: 400,
        body: { reason: "invalid_limit", field: "limit" },
      });
    },
  );

  it("answers 400 to a cursor that it did not make, 404 to an unknown path, 405 to an unknown method", async () => {
    expect(await knock("GET", `${projects()}?cursor=zzz`, { credential: machine })).toMatchObject({
      status: 400,
      body: { reason: "invalid_cursor" },
    });
    expect(await knock("GET", "/nothing", { credential: machine })).toMatchObject({ status: 404 });
    expect(await knock("GET", "/workspaces/%zz", { credential: machine })).toMatchObject({ status: 404 });
    expect(await knock("DELETE", "/whoami", { credential: machine })).toMatchObject({ status: 405 });
  });

  it("takes nothing of a body but what the schema names", async () => {
    const body = {
      name: "Mine",
      slug: "mass",
      id: "prj_x",
      ownerId: "usr_x",
      organizationId: "org_x",
      createdAt: "2020-01-01T00:00:00Z",
      ["__proto__"]: { role: "owner" },
    };
    const reply = await knock("POST", projects(), { credential: machine, body });
    expect(reply.status).toBe(200);
    const [row] = await sql(
      `select "organizationId", "createdAt" > now() - interval '1 hour' as fresh from "projects" where "id" = $1`,
      reply.body.id,
    );
    expect(row).toEqual({ organizationId: own.organization.id, fresh: true });
  });

  it("pages without a repeat or a gap while rows arrive", async () => {
    const seen: unknown[] = [];
    let cursor: string | null = "";
    for (let page = 0; page < 50 && cursor !== null; page += 1) {
      const query: string = cursor === "" ? "?limit=1" : `?limit=1&cursor=${cursor}`;
      const { body } = await knock("GET", `${projects()}${query}`, { credential: machine });
      seen.push(...(body.items as { id: string }[]).map((item) => item.id));
      cursor = body.nextCursor as string | null;
      if (page === 0) await knock("POST", projects(), { credential: machine, body: { name: "Late", slug: "late" } });
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(2);
  });
});

describe("an Idempotency-Key", () => {
  const send = (key: string, body: unknown) =>
    knock("POST", projects(), { credential: machine, body, headers: { "idempotency-key": key } });

  it("gives a retry the first answer and changes nothing twice", async () => {
    const first = await send("key-1", { name: "Once", slug: "once" });
    const second = await send("key-1", { name: "Once", slug: "once" });
    expect(first.status).toBe(200);
    expect(second).toMatchObject({ status: 200, body: first.body, headers: { "idempotency-replayed": "true" } });
    expect(await counted("once")).toBe(1);
  });

  it("lets exactly one of ten that come at once through", async () => {
    const body = { name: "Raced" };
    const replies = await Promise.all(Array.from({ length: 10 }, () => send("key-2", body)));
    const statuses = replies.map(({ status }) => status);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    const made = await sql(
      `select "id" from "projects" where "workspaceId" = $1 and "name" = 'Raced'`,
      own.workspace.id,
    );
    expect(made).toHaveLength(1);
    expect(await send("key-2", body)).toMatchObject({ status: 200, body: { id: made[0]?.id } });
  });

  it("is refused for another request", async () => {
    await send("key-3", { name: "First", slug: "first" });
    expect(await send("key-3", { name: "Second", slug: "second" })).toMatchObject({
      status: 409,
      body: { reason: "idempotency_key_reused" },
    });
    expect(await counted("second")).toBe(0);
  });

  it("stays free where the request failed", async () => {
    expect((await send("key-4", { name: "" })).status).toBe(422);
    expect((await send("key-4", { name: "Now", slug: "now" })).status).toBe(200);
  });

  it("keeps a stored answer sealed, since it may hold a secret that is shown once", async () => {
    const path = `/workspaces/${own.workspace.slug}/credentials`;
    const made = await knock("POST", path, {
      credential: machine,
      body: { label: "x" },
      headers: { "idempotency-key": "key-5" },
    });
    expect(made.status).toBe(200);
    const rows = JSON.stringify(await sql(`select * from "idempotency_keys"`));
    expect(rows).not.toContain(String(made.body.secretKey));
  });
});
