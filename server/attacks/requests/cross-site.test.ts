import { beforeAll, describe, expect, test } from "vitest";
import { answerTrpc } from "@/server/api/doors/trpc-door";
import { sessionCookieName } from "@/server/auth/session";
import { sql, useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { declared, mutations } from "@/server/testing/doors/procedures";
import { person, type Person } from "@/server/testing/factory";

useDatabase();

const OWN = "http://localhost:3000";

let who: Person;
beforeAll(async () => {
  who = await person();
});

/** The factory's sessions have their id for a token. */
const cookie = () => `${sessionCookieName()}=${who.actor.session?.id ?? ""}`;

async function name(): Promise<unknown> {
  const [row] = await sql('select "name" from "users" where "id" = $1', who.id);
  return row?.name;
}

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string | FormData;
  query?: string;
}

/** A call at the browser's door, as a page of some origin makes it with the victim's cookie. */
async function callDoor(path: string, { method = "POST", headers = {}, body, query = "" }: Sent) {
  const request = new Request(`${OWN}/api/trpc/${path}${query}`, {
    method,
    headers: { cookie: cookie(), ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const answer = await answerTrpc(request);
  return { status: answer.status, text: await answer.text() };
}

const rename = JSON.stringify({ json: { name: "Attacker" } });
const FOREIGN: readonly (readonly [string, Record<string, string>])[] = [
  ["no origin", {}],
  ["a sandboxed origin", { origin: "null" }],
  ["another site", { origin: "https://evil.example" }],
  ["a name that begins like ours", { origin: `${OWN}.evil.example` }],
  ["another port of our host", { origin: "http://localhost:3001" }],
  ["our origin over https", { origin: "https://localhost:3000" }],
  ["our origin in a cross-site request", { origin: OWN, "sec-fetch-site": "cross-site" }],
  ["our origin in a request of a sibling host", { origin: OWN, "sec-fetch-site": "same-site" }],
];
const TYPES = [
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/json",
];

describe.each(FOREIGN)("a write with the victim's cookie and %s", (_case, headers) => {
  test.each(TYPES)("is refused at the browser's door and by REST, as %s", async (type) => {
    const before = await name();
    const sent = { headers: { ...headers, "content-type": type }, body: rename };
    const atDoor = await callDoor("accounts.update", sent);
    expect(atDoor).toMatchObject({ status: 403, text: expect.stringContaining("cross_site_request") as string });
    const byRest = await knock("PATCH", "/account/profile", {
      headers: { cookie: cookie(), ...headers, "content-type": type },
      text: '{"name":"Attacker"}',
    });
    expect(byRest.status).toBe(403);
    expect(await name()).toBe(before);
  });
});

describe("a write with the victim's cookie from our own pages", () => {
  const own = { origin: OWN, "sec-fetch-site": "same-origin" };

  test("is carried out as JSON", async () => {
    const headers = { ...own, "content-type": "application/json" };
    const body = JSON.stringify({ json: { name: "By themselves" } });
    expect(await callDoor("accounts.update", { headers, body })).toMatchObject({ status: 200 });
    expect(await name()).toBe("By themselves");
  });

  test.each(TYPES.slice(0, 3))("is not read as %s, which a form of any site could send", async (type) => {
    const before = await name();
    const { status } = await callDoor("accounts.update", { headers: { ...own, "content-type": type }, body: rename });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(await name()).toBe(before);
  });

  test("is not taken in a batch", async () => {
    const before = await name();
    const headers = { ...own, "content-type": "application/json" };
    const body = JSON.stringify({ 0: { json: { name: "First" } }, 1: { json: { name: "Second" } } });
    const { status } = await callDoor("accounts.update,accounts.update", { headers, body, query: "?batch=1" });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(await name()).toBe(before);
  });
});

describe("GET", () => {
  test.each(mutations)("does not reach $path at the browser's door", async ({ path }) => {
    const [before] = await sql('select count(*)::int as count from "audit_entries" where "result" = $1', "done");
    const query = `?input=${encodeURIComponent(rename)}`;
    const answer = await callDoor(path, { method: "GET", query, headers: { origin: OWN } });
    expect(answer).toMatchObject({ status: 405, text: expect.stringContaining("method_not_allowed") as string });
    const [after] = await sql('select count(*)::int as count from "audit_entries" where "result" = $1', "done");
    expect(after).toEqual(before);
  });

  test("is the method of no REST route that changes something", () => {
    const wrong = declared.filter(({ type, route }) => type === "mutation" && route.startsWith("GET "));
    expect(wrong).toEqual([]);
  });
});
