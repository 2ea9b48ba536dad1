import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { infoFromNext } from "@/server/api/next-request";
import { taskScope } from "@/server/background/task-scope";
import { writeUses } from "@/server/auth/uses";
import { completeEnv } from "@/server/env";
import { nodeListener } from "@/server/http/node-door";
import { sql, useDatabase } from "@/server/testing/database";
import { credential } from "@/server/testing/factories/machines";
import { tenant } from "@/server/testing/tenant";

useDatabase();

const holder = globalThis as Record<symbol, Map<string, unknown> | undefined>;

function trust(list: string): void {
  completeEnv({ TENANTRY_TRUSTED_PROXIES: list });
  holder[Symbol.for("tenantry.process")]?.delete("trusted-proxies");
}

let server: Server;
let url: string;
/** What a page would learn of the last request that was handed on to Next. */
let atNext: IncomingHttpHeaders = {};

beforeAll(async () => {
  const listener = nodeListener(async (request, response) => {
    atNext = { ...request.headers };
    response.end();
    return Promise.resolve();
  });
  server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

function headersAtNext(): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(atNext)) headers.set(name, String(value));
  return headers;
}

afterEach(() => trust(""));
afterAll(() => void server.close());

/** Thirty askings for a reset from one peer, five at a time, each with another address in front. */
async function storm(): Promise<number[]> {
  await sql('delete from "rate_counters"');
  const ask = (number: number) =>
    fetch(`${url}/api/v1/reset-password`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-forwarded-for": `198.51.100.${number}`,
        forwarded: `for=198.51.100.${number}`,
      },
      body: JSON.stringify({ email: `storm-${number}@example.com` }),
    });
  const statuses: number[] = [];
  for (let number = 0; number < 30; number += 5) {
    const answers = await Promise.all([0, 1, 2, 3, 4].map((more) => ask(number + more)));
    statuses.push(...answers.map(({ status }) => status));
  }
  return statuses;
}

describe("X-Forwarded-For of a peer that is no trusted proxy", () => {
  test.each(["", "10.0.0.0/8"])("opens no new window of a limit, where %j is trusted", async (proxies) => {
    trust(proxies);
    const statuses = await storm();
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  });

  test("stands in no audit row and in no credential's last use", async () => {
    const { owner, organization, workspace } = await tenant();
    const machine = await credential(owner, organization);
    const answer = await fetch(`${url}/api/v1/workspaces/${workspace.id}/projects`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Basic ${Buffer.from(`${machine.accessKey}:${machine.secretKey}`).toString("base64")}`,
        "x-forwarded-for": "198.51.100.7, 127.0.0.1",
        "x-real-ip": "198.51.100.7",
        "x-tenantry-address": "198.51.100.7",
      },
      body: JSON.stringify({ name: "From somewhere" }),
    });
    expect(answer.status).toBe(200);
    const rows = await sql('select "address" from "audit_entries" where "credentialId" = $1', machine.id);
    expect(rows).toEqual([{ address: "127.0.0.1" }]);
    await writeUses(taskScope());
    const used = await sql('select "lastUsedAddress" from "credentials" where "id" = $1', machine.id);
    expect(used).toEqual([{ lastUsedAddress: "127.0.0.1" }]);
  });

  test("does not reach a page's idea of the caller, nor do our own headers that it forges", async () => {
    const forged = {
      "x-forwarded-for": "198.51.100.7",
      "x-tenantry-address": "198.51.100.7",
      "x-tenantry-request": "req_forged",
    };
    await fetch(`${url}/sign-in`, { headers: forged });
    const info = infoFromNext(headersAtNext());
    expect(info.address).toBe("127.0.0.1");
    expect(info.id).not.toBe("req_forged");
  });
});

describe("X-Forwarded-For of a trusted proxy", () => {
  test("counts with its last hop that is no proxy of ours, so each caller has a window of their own", async () => {
    trust("127.0.0.0/8");
    expect((await storm()).filter((status) => status === 200)).toHaveLength(30);
    const forged = { "x-forwarded-for": "192.0.2.1, 198.51.100.9" };
    await fetch(`${url}/sign-in`, { headers: forged });
    const info = infoFromNext(headersAtNext());
    expect(info.address).toBe("198.51.100.9");
  });
});
