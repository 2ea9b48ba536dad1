import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { sql, useDatabase } from "@/server/testing/database";
import { scimClient, verifiedDomain, type ScimClient } from "@/server/testing/doors/scim";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

interface Step {
  what: string;
  method: string;
  path: string;
  body?: unknown;
  status: number;
  /** Fields that the answer has. */
  answer?: unknown;
  /** Keeps the id of the answer under this name, for `{name}` in later steps. */
  keep?: string;
  /** What a read of this says afterwards. */
  then?: { path: string; answer: unknown };
}

interface Fixture {
  source: string[];
  steps: Step[];
}

async function fixture(name: string): Promise<Fixture> {
  const text = await readFile(join(import.meta.dirname, "fixtures", `${name}.json`), "utf8");
  return JSON.parse(text) as Fixture;
}

function filled<T>(value: T, names: ReadonlyMap<string, string>): T {
  const text = JSON.stringify(value ?? null).replaceAll(
    /\{(\w+)\}/g,
    (whole, name: string) => names.get(name) ?? whole,
  );
  return JSON.parse(text) as T;
}

let of: Tenant;
let client: ScimClient;

beforeAll(async () => {
  of = await tenant();
  await verifiedDomain(of.organization, "directory.example.com");
  client = await scimClient(of.organization, of.owner);
});

describe.each(["okta", "entra"])("the dialect of %s", (name) => {
  test("each call has the meant effect", async () => {
    const { source, steps } = await fixture(name);
    expect(source.length).toBeGreaterThan(0);
    const names = new Map<string, string>();
    for (const step of steps) {
      const body: unknown = step.body === undefined ? undefined : filled(step.body, names);
      const reply = await client.call(step.method, filled(step.path, names), body);
      expect(reply, step.what).toMatchObject({ status: step.status, body: filled(step.answer ?? {}, names) });
      if (step.keep !== undefined) names.set(step.keep, String(reply.body.id));
      if (step.then === undefined) continue;
      const after = await client.call("GET", filled(step.then.path, names));
      expect(after.body, `${step.what}, afterwards`).toMatchObject(filled(step.then.answer, names) as object);
    }
  });
});

test("every call is in the log, a refused one with its reason", async () => {
  const rows = await sql<{ status: number; detail: string }>('select "status", "detail" from "provisioning_calls"');
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter(({ status }) => status >= 400).every(({ detail }) => detail !== "")).toBe(true);
});
