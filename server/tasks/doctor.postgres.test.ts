import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CONNECTIONS_OF_A_PROCESS } from "@/server/db/lane";
import { env } from "@/server/env";
import { nodeName } from "@/server/http/node-name";
import { sql, useDatabase } from "@/server/testing/database";
import { installation, type Installation } from "@/server/testing/processes/installation";
import { dnsServer } from "@/server/testing/servers/dns";

useDatabase();

let here: Installation;
let servers: pg.Client[] = [];

beforeEach(async () => {
  here = await installation();
  await dnsServer();
});

afterEach(async () => {
  await Promise.all(servers.map((server) => server.end()));
  servers = [];
  await here.end();
});

/** A server is connected to the database under this name. */
async function connected(name: string): Promise<void> {
  const server = new pg.Client({ connectionString: env().DATABASE_URL, application_name: name });
  await server.connect();
  servers.push(server);
}

test("doctor names the nodes that are connected, and says that they fit together", async () => {
  expect(await here.line("nodes")).toBe("note   nodes: no server is connected to the database");
  await connected(nodeName());
  await connected(nodeName().replace(/:\d+$/, ":3001"));
  expect(await here.line("nodes")).toMatch(/^ok +nodes: \S+:3000 \(\S+\), \S+:3001 \(\S+\), with the same seal keys$/);
});

test("doctor finds a node of another release", async () => {
  await connected(nodeName());
  await connected(nodeName().replace(/\/\S+/, "/0.0.1"));
  expect(await here.line("nodes")).toMatch(/^fault .*\(0\.0\.1\).*; give all of them one release$/);
});

test("doctor finds a node with other seal keys, whose name tells nothing about them", async () => {
  const [release = "", mark = "", address = ""] = nodeName().split(" ");
  expect(mark).toHaveLength(8);
  expect(nodeName()).not.toContain(env().TENANTRY_SEAL_KEYS?.split(":")[1]);
  await connected(`${release} otherkey ${address}`);
  expect(await here.line("nodes")).toMatch(/^fault .*TENANTRY_SEAL_KEYS are not the same on all of them/);
});

test("doctor counts the connections that all nodes may open", async () => {
  const [setting] = await sql<{ most: number }>(`select current_setting('max_connections')::int as "most"`);
  const tooMany = Math.ceil((setting?.most ?? 0) / CONNECTIONS_OF_A_PROCESS);
  for (let at = 0; at < tooMany; at += 1) await connected(nodeName().replace(/:\d+$/, `:${4000 + at}`));
  expect(await here.line("nodes")).toMatch(/^fault .*up to \d+ connections of \d+: raise max_connections$/);
});
