import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { buildSync } from "esbuild";
import { afterEach, beforeEach, expect, test } from "vitest";
import { paged, problem, startApi, type Api, type Reply } from "../testing/api";
import { ROUTES } from "./generated/api-types";
import { Tenantry, type TenantryOptions } from "./client";
import { TenantryError } from "./errors";

const KEYS = { accessKey: "an-access-key", secretKey: "a-secret-key" };

let api: Api;
let configDir: string;
beforeEach(async () => {
  api = await startApi();
  configDir = mkdtempSync(join(tmpdir(), "tenantry-sdk-"));
});
afterEach(async () => {
  await api.stop();
  rmSync(configDir, { recursive: true });
});

function client(options: TenantryOptions = {}): Tenantry {
  return new Tenantry({ host: api.host, ...KEYS, configDir, workspace: "vision", backoff: 1, ...options });
}

/** Answers one after another, the last one for good. */
function inTurn(...replies: Reply[]): () => Reply {
  return () => (replies.length > 1 ? replies.shift() : replies[0]) ?? {};
}

async function refusal(promise: Promise<unknown>): Promise<TenantryError> {
  const thrown: unknown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof TenantryError)) throw new Error(`no refusal: ${inspect(thrown)}`);
  return thrown;
}

const limited = { status: 429, headers: { "retry-after": "0" }, body: problem("LIMIT", "rate_limited") };
const unavailable = { status: 503, body: problem("UNAVAILABLE", "database_unavailable") };

test("signs in with Basic, and puts fields into the path, the query or the body", async () => {
  api.on("GET /workspaces/vision/projects", { body: { items: [], nextCursor: null, total: 0 } });
  api.on("POST /workspaces/a%20b/projects", { body: { id: "prj_1" } });
  await client().call("projects.list", { search: "x & y", limit: 5 });
  await client({ agent: "my-agent/1" }).call("projects.create", { workspace: "a b", name: "Näme" });
  const [list, create] = api.seen;
  expect(list?.query).toEqual({ search: "x & y", limit: "5" });
  expect(list?.headers.authorization).toBe(`Basic ${Buffer.from("an-access-key:a-secret-key").toString("base64")}`);
  expect(list?.headers).not.toHaveProperty("idempotency-key");
  expect(create?.body).toEqual({ name: "Näme" });
  expect(create?.headers["user-agent"]).toBe("my-agent/1 tenantry-js");
});

test("a part of a path leads nowhere else", async () => {
  api.on("GET /workspaces/a%2F..%2Fb", { body: { id: "ws_1" } });
  expect(await client().call("workspaces.get", { workspace: "a/../b" })).toEqual({ id: "ws_1" });
  for (const workspace of ["", ".", ".."]) {
    await expect(client().call("workspaces.get", { workspace })).rejects.toThrow("workspace must be named");
  }
});

test("tries again after 429 and 503, with the same key for the same write", async () => {
  const made: Reply = { body: { id: "prj_1" } };
  const running = { status: 409, body: problem("CONFLICT", "idempotency_key_in_progress") };
  api.on("POST /workspaces/vision/projects", inTurn(limited, unavailable, running, made));
  expect(await client().call("projects.create", { name: "Vision" })).toEqual({ id: "prj_1" });
  const keys = api.seen.map(({ headers }) => headers["idempotency-key"]);
  expect(keys).toHaveLength(4);
  expect(new Set(keys).size).toBe(1);
  await client().call("projects.create", { name: "Vision" }, { idempotencyKey: "mine" });
  expect(api.seen.at(-1)?.headers["idempotency-key"]).toBe("mine");
});

test("waits for as long as Retry-After says, and gives up where that is too long", async () => {
  api.on("GET /whoami", inTurn({ ...limited, headers: { "retry-after": "1" } }, { body: { actor: {} } }));
  const started = performance.now();
  await client().call("accounts.whoami");
  expect(performance.now() - started).toBeGreaterThan(950);
  api.on("GET /whoami", { ...limited, headers: { "retry-after": "3600" } });
  expect(await refusal(client().call("accounts.whoami"))).toMatchObject({ status: 429, retryAfter: 3_600 });
  expect(api.seen).toHaveLength(3);
});

test("stops after the attempts that it was given, and does not try again what will not change", async () => {
  api.on("GET /whoami", unavailable);
  await refusal(client().call("accounts.whoami"));
  expect(api.seen).toHaveLength(4);
  await refusal(client({ attempts: 2 }).call("accounts.whoami"));
  expect(api.seen).toHaveLength(6);
  api.on("GET /whoami", { status: 409, body: problem("CONFLICT", "taken", { field: "slug" }) });
  await refusal(client().call("accounts.whoami"));
  expect(api.seen).toHaveLength(7);
});

test("an error says code, reason, field, permission and request", async () => {
  const body = problem("FORBIDDEN", "permission_missing", { permission: "project.create", detail: "Vision" });
  api.on("POST /workspaces/vision/projects", { status: 403, body });
  const error = await refusal(client().call("projects.create", { name: "Vision" }));
  expect(error).toMatchObject({
    status: 403,
    code: "FORBIDDEN",
    reason: "permission_missing",
    permission: "project.create",
    field: null,
    detail: "Vision",
    requestId: "req_1",
    message: "FORBIDDEN permission_missing (project.create)",
  });
});

test("what answers instead of the API is no success", async () => {
  api.on("GET /whoami", { body: "<html>" });
  expect(await refusal(client().call("accounts.whoami"))).toMatchObject({ reason: "unexpected_answer" });
  api.on("GET /whoami", { status: 502, body: "<html>" });
  expect(await refusal(client().call("accounts.whoami"))).toMatchObject({ status: 502, code: "UNAVAILABLE" });
  const elsewhere = await startApi();
  api.on("GET /whoami", { status: 307, headers: { location: `${elsewhere.host}/api/v1/whoami` } });
  expect(await refusal(client().call("accounts.whoami"))).toMatchObject({ status: 307 });
  expect(elsewhere.seen).toEqual([]);
  await elsewhere.stop();
});

test("no answer is an error too, and an end from outside ends it at once", async () => {
  api.on("GET /whoami", { silent: true });
  const late = await refusal(client({ timeout: 30, attempts: 2 }).call("accounts.whoami"));
  expect(late).toMatchObject({ code: "UNREACHABLE", reason: "timeout", status: 0 });
  expect(api.seen).toHaveLength(2);
  const ending = new AbortController();
  const call = client().call("accounts.whoami", undefined, { signal: ending.signal });
  setTimeout(() => ending.abort(), 20);
  await expect(call).rejects.toThrow("aborted");
  const nowhere = await refusal(client({ host: "http://127.0.0.1:1", attempts: 1 }).call("accounts.whoami"));
  expect(nowhere).toMatchObject({ code: "UNREACHABLE", reason: "network" });
});

test("turns the pages of a list as they are asked for", async () => {
  const projects = Array.from({ length: 450 }, (_, index) => ({ id: `prj_${index}` }));
  api.on("GET /workspaces/vision/projects", paged(projects));
  const all = [];
  for await (const { id } of client().items("projects.list")) all.push(id);
  expect(all).toEqual(projects.map(({ id }) => id));
  expect(api.seen.map(({ query }) => query.cursor)).toEqual([undefined, "200", "400"]);
  for await (const page of client().pages("projects.list", { limit: 3, search: "x" })) {
    expect(page.items).toHaveLength(3);
    break;
  }
  expect(api.seen).toHaveLength(4);
  expect(api.seen.at(-1)?.query).toEqual({ limit: "3", search: "x" });
});

test("without a named place it is the credential's workspace, and there the caller's default project", async () => {
  api.on("GET /whoami", { body: { workspace: { id: "ws_1", slug: "vision", name: "Vision" } } });
  const standard = { id: "prj_1", kind: "default", isDefault: false };
  api.on("GET /workspaces/ws_1/projects", paged([standard, { id: "prj_2", kind: "ordinary", isDefault: false }]));
  api.on("GET /workspaces/ws_1/projects/prj_1", { body: { name: "Default" } });
  const free = new Tenantry({ host: api.host, ...KEYS, configDir });
  expect(await free.call("projects.get")).toEqual({ name: "Default" });
  await free.call("projects.get");
  expect(api.seen).toHaveLength(4);
  api.on("GET /workspaces/ws_1/projects", paged([standard, { id: "prj_2", kind: "ordinary", isDefault: true }]));
  expect(await new Tenantry({ host: api.host, ...KEYS, configDir }).activeProject()).toBe("prj_2");
  api.on("GET /whoami", { body: { workspace: null } });
  await expect(new Tenantry({ host: api.host, ...KEYS, configDir }).activeWorkspace()).rejects.toThrow(
    "Name a workspace",
  );
});

test("another workspace than the active one has another project", async () => {
  await expect(client({ project: "mine" }).call("projects.get", { workspace: "audio" })).rejects.toThrow(
    "project must be named",
  );
  expect(api.seen).toEqual([]);
});

test("is light: no package beside it, few bytes of its own, and a line for each route of the API", () => {
  const entry = join(import.meta.dirname, "index.ts");
  const built = buildSync({ entryPoints: [entry], bundle: true, platform: "node", format: "esm", write: false });
  const [file] = built.outputFiles;
  expect(file?.text).not.toMatch(/from "(?!node:)/);
  const table = JSON.stringify(ROUTES, null, 2).length;
  expect((file?.contents.length ?? Infinity) - table).toBeLessThan(24_000);
  expect(table / Object.keys(ROUTES).length).toBeLessThan(90);
});

test("a client shows nobody its secret", () => {
  const shown = inspect(client(), { depth: 10, showHidden: true });
  expect(shown).not.toContain(KEYS.secretKey);
  expect(JSON.stringify(client())).not.toContain(KEYS.secretKey);
});
