import { randomBytes } from "node:crypto";
import { expect, test } from "@playwright/test";
import { makeDatabase } from "../../server/testing/database/postgres";
import { shell } from "../../server/testing/processes/shell";
import { BOOT_MILLISECONDS } from "../fixtures";
import { startFront, type Front } from "../nginx";
import { BASIC, INITIAL, OWNER, type List } from "../people/initialized";
import { freePort, startProduct, type Product } from "../product";
import { CALLER_ADDRESS, callerOf, startLoad, type Answer, type Caller, type Work } from "./front-client";

/**
 * Two servers on one PostgreSQL behind nginx, as the guide of several nodes sets it up. nginx repeats nothing, so each
 * request that a server broke off or refused would be seen by whoever sent it.
 */

const RESTARTS = 3;
const WORKSPACE = "/api/v1/workspaces/research";
const AUTHORIZATION = { authorization: `Basic ${btoa(`${BASIC.accessKey}:${BASIC.secretKey}`)}` };
const JSON_BODY = { "content-type": "application/json" };

let front: Front;
const nodes: Product[] = [];
let start: (port: number) => Promise<Product>;
let end = () => Promise.resolve();

function accepted({ status, body }: Answer): string {
  if (status !== 200) throw new Error(`answered ${status}: ${body.slice(0, 200)}`);
  return body;
}

function cookiesOf({ headers }: Answer): Map<string, string> {
  const lines = [headers["set-cookie"] ?? []].flat();
  const pairs = lines.map((line) => line.split(";", 1)[0] ?? "");
  return new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
}

const cookieLine = (cookies: ReadonlyMap<string, string>) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");

/** Signs in as the sign-in page does; its two requests go to different servers. */
async function signIn(ask: Caller): Promise<string> {
  const first = await ask("/api/auth/csrf");
  const { csrfToken } = JSON.parse(accepted(first)) as { csrfToken: string };
  const form = new URLSearchParams({ ...OWNER, csrfToken, json: "true", callbackUrl: front.url });
  const answer = await ask("/api/auth/callback/password", {
    method: "POST",
    headers: {
      ...{ origin: front.url, cookie: cookieLine(cookiesOf(first)) },
      "content-type": "application/x-www-form-urlencoded",
    },
    body: form.toString(),
  });
  const session = [...cookiesOf(answer)].find(([name]) => name === "__Host-tenantry.session");
  if (session === undefined) throw new Error(`nobody was signed in: ${answer.status} ${answer.body}`);
  return cookieLine(new Map([session]));
}

/** Writes one thing after the other, each once, without a key that would make a repetition harmless. */
function writing(ask: Caller, kind: "projects" | "groups", written: string[]): Work {
  const run = async () => {
    const name = `rolling-${randomBytes(8).toString("hex")}`;
    const body = JSON.stringify(kind === "projects" ? { name, slug: name } : { name });
    const headers = { ...AUTHORIZATION, ...JSON_BODY };
    accepted(await ask(`${WORKSPACE}/${kind}`, { method: "POST", headers, body }));
    written.push(name);
  };
  return { kind: `write of ${kind}`, run };
}

function using(ask: Caller, written: string[]): Work {
  const run = async () => {
    const id = `rolling-${randomBytes(8).toString("hex")}`;
    const event = { id, time: new Date().toISOString(), meter: "compute_seconds", quantity: 1, workspace: "research" };
    const headers = { ...AUTHORIZATION, ...JSON_BODY };
    const answer = await ask("/api/v1/usage/events", {
      ...{ method: "POST", headers },
      body: JSON.stringify({ events: [event] }),
    });
    expect(JSON.parse(accepted(answer))).toMatchObject({ items: [{ id, status: "accepted" }] });
    written.push(id);
  };
  return { kind: "usage", run };
}

/** The names that are there and begin as ours do. */
async function namesOf(ask: Caller, kind: "projects" | "groups"): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: string = cursor === "" ? "limit=200" : `limit=200&cursor=${encodeURIComponent(cursor)}`;
    const body = accepted(await ask(`${WORKSPACE}/${kind}?${query}`, { headers: AUTHORIZATION }));
    const page = JSON.parse(body) as List<{ name: string }> & { nextCursor: string | null };
    names.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor;
  }
  return names.filter((name) => name.startsWith("rolling-"));
}

async function secondsUsed(ask: Caller): Promise<number> {
  const from = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const path = `${WORKSPACE}/usage?from=${from}&meter=compute_seconds`;
  const { sum } = JSON.parse(accepted(await ask(path, { headers: AUTHORIZATION }))) as { sum: { quantity: string } };
  return Number(sum.quantity);
}

const addressOf = ({ port }: Pick<Product, "port">) => `127.0.0.1:${port}`;

/** As the guide says it: the next one goes once this one is back in the rotation. */
async function restart(at: number): Promise<void> {
  const node = nodes[at];
  if (node === undefined) throw new Error("there are two nodes");
  await node.stop();
  expect(node.takeErrors(), "errors in the log of a server that was stopped").toEqual([]);
  expect(await front.rotation(), "a server that stopped was out of the rotation").not.toContain(addressOf(node));
  nodes[at] = await start(node.port);
  await expect.poll(front.rotation, { timeout: 10_000 }).toEqual(nodes.map(addressOf));
}

test.describe("two servers behind nginx", { tag: "@postgres" }, () => {
  test.beforeAll(async () => {
    test.setTimeout(BOOT_MILLISECONDS);
    const database = await makeDatabase(shell.TEST_DATABASE_URL ?? "", "rolling");
    const ports = [await freePort(), await freePort()];
    front = await startFront(ports.map((port) => addressOf({ port })));
    start = (port) =>
      startProduct({
        port,
        environment: {
          ...INITIAL,
          DATABASE_URL: database.url,
          TENANTRY_SEAL_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
          TENANTRY_URL: front.url,
          TENANTRY_TRUSTED_PROXIES: "127.0.0.1",
          TENANTRY_DRAIN_SECONDS: "6",
        },
      });
    for (const port of ports) nodes.push(await start(port));
    end = async () => {
      await front.stop();
      for (const node of nodes) await node.stop();
      await database.drop();
    };
    await expect.poll(front.rotation, { timeout: 10_000 }).toEqual(nodes.map(addressOf));
  });

  test.afterAll(() => end());

  test("a session of one is good on the other, and the caller's address is the one that nginx saw", async () => {
    const ask = callerOf(front);
    const cookie = await signIn(ask);
    const forged = { cookie, "x-forwarded-for": "203.0.113.9" };
    const answers = [
      await ask("/api/v1/account/sessions", { headers: forged }),
      await ask("/api/v1/account/sessions", { headers: forged }),
    ];
    for (const answer of answers) {
      const { items } = JSON.parse(accepted(answer)) as List<{ current: boolean; address: string | null }>;
      expect(items.filter(({ current }) => current).map(({ address }) => address)).toEqual([CALLER_ADDRESS]);
    }
    const asked = (await front.passed()).filter(({ request }) => request.includes("/account/sessions"));
    expect(new Set(asked.flatMap((passed) => passed.nodes))).toEqual(new Set(nodes.map(addressOf)));
    expect((await ask("/metrics")).status, "metrics are not for the outside").toBe(404);
  });

  test("each is restarted three times under load: no request fails, no write is lost or doubled", async () => {
    test.setTimeout(300_000);
    const ask = callerOf(front);
    const cookie = await signIn(ask);
    const written = { projects: [] as string[], groups: [] as string[], usage: [] as string[] };
    const call = async () => void accepted(await ask("/api/v1/whoami", { headers: AUTHORIZATION }));
    const page = async () => {
      const html = accepted(await ask("/workspaces/research/projects", { headers: { cookie } }));
      if (!html.includes("</html>")) throw new Error("half a page");
    };
    const load = startLoad([
      ...[1, 2].map(() => ({ kind: "call", run: call })),
      { kind: "page", run: page },
      ...(["projects", "groups"] as const).map((kind) => writing(ask, kind, written[kind])),
      using(ask, written.usage),
    ]);
    try {
      for (let turn = 0; turn < RESTARTS; turn += 1) for (const at of nodes.keys()) await restart(at);
    } finally {
      await load.stop();
    }
    expect(load.failed).toEqual([]);
    for (const [kind, count] of load.answered) expect(count, kind).toBeGreaterThan(50);
    expect((await namesOf(ask, "projects")).sort()).toEqual(written.projects.sort());
    expect((await namesOf(ask, "groups")).sort()).toEqual(written.groups.sort());
    expect(await secondsUsed(ask)).toBe(written.usage.length);
    const passed = await front.passed();
    expect(passed.filter(({ status }) => status >= 500)).toEqual([]);
    expect(passed.filter(({ nodes: sentTo }) => sentTo.length !== 1)).toEqual([]);
    test.info().annotations.push({ type: "answered", description: JSON.stringify([...load.answered]) });
  });
});
