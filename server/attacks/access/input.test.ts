import { beforeEach, describe, expect, test } from "vitest";
import { useDatabase } from "@/server/testing/database";
import { accessRule, resourceIn } from "@/server/testing/factories/access";
import { knockText } from "@/server/testing/doors/knock";
import { credential, type CredentialRef } from "@/server/testing/factories/machines";
import { newId } from "@/server/ids";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let key: CredentialRef;
let base: string;
let job: { id: string };
beforeEach(async () => {
  of = await tenant();
  key = await credential(of.owner, of.workspace);
  base = `/workspaces/${of.workspace.id}`;
  job = await resourceIn(of.project);
});

const PATIENCE = 240_000;

/** What no field of ours is; each stands in the place of each. */
const ODD: readonly unknown[] = [
  "",
  "\0",
  "a\0b",
  "\ud800",
  "*",
  "__proto__",
  newId("prj"),
  "x".repeat(40),
  null,
  0,
  1e308,
  2 ** 53,
  [],
  {},
  ["\0"],
];

async function statuses(calls: readonly (readonly [string, string, unknown])[]): Promise<string[]> {
  const found: string[] = [];
  for (const [method, path, body] of calls) {
    const answer = await knockText(method, path, { credential: key, ...(body === undefined ? {} : { body }) });
    if (answer.status >= 500) found.push(`${answer.status} ${method} ${path} ${JSON.stringify(body)}`);
  }
  return found;
}

function variants(body: Record<string, unknown>): Record<string, unknown>[] {
  return Object.keys(body).flatMap((name) => ODD.map((odd) => ({ ...body, [name]: odd })));
}

describe("odd values", () => {
  test("in questions of access are refused or answered, never an error of ours", { timeout: PATIENCE }, async () => {
    const resource = { type: "job", id: job.id };
    const asked = { actor: of.owner.id, permission: "read", resource };
    const targets = [
      ...variants(resource),
      ...variants({ project: of.project.id, type: "job" }),
      ...variants({ type: "job" }),
    ];
    const bodies = [...variants(asked), ...targets.map((one) => ({ ...asked, resource: one }))];
    const calls = bodies.flatMap((body) => [
      ["POST", `${base}/access/check`, body] as const,
      ["POST", `${base}/access/explain`, body] as const,
      ["POST", `${base}/access/who`, { permission: "read", resource: body.resource }] as const,
    ]);
    const list = {
      actor: of.owner.id,
      permission: "read",
      type: "job",
      project: of.project.slug,
      search: "a",
      limit: 2,
      cursor: "x",
    };
    const lists = variants(list).map((body) => ["POST", `${base}/access/list`, body] as const);
    expect(await statuses([...calls, ...lists])).toEqual([]);
  });

  test("in rules, resources, requests and their lists too", { timeout: PATIENCE }, async () => {
    const rule = await accessRule(of.project, [{ user: of.owner.id }]);
    const rules = {
      resourceType: "job",
      project: of.project.id,
      permission: "read",
      users: [of.owner.id],
      groups: [],
      sharedWith: [],
      roles: ["member"],
      expiresAt: "2030-01-01T00:00:00Z",
    };
    const item = {
      type: "job",
      externalId: "one",
      name: "One",
      project: of.project.slug,
      owner: of.owner.id,
      sizeBytes: 1,
      attributes: { a: 1 },
      url: "https://example.com/",
      lastUsedAt: "2026-01-01T00:00:00Z",
    };
    const asking = { permission: "read", resource: { type: "job", id: job.id }, message: "" };
    const query = (of: Record<string, string>) => new URLSearchParams(of).toString();
    const texts = ODD.filter((one) => typeof one === "string");
    const named = [
      "type",
      "project",
      "search",
      "owner",
      "cursor",
      "user",
      "group",
      "resource",
      "sharedWith",
      "actor",
      "of",
    ];
    const gets = named.flatMap((name) =>
      texts.flatMap((text) =>
        ["resources", "access-rules", "access/rights", "access/who", "access-requests", "resource-types"].map(
          (list) =>
            [
              "GET",
              `${base}/${list}?${query({ [name]: text, ...(list === "access/who" ? { permission: "read", ...(name === "type" ? {} : { type: "job" }) } : {}) })}`,
              undefined,
            ] as const,
        ),
      ),
    );
    const writes = [
      ...variants(rules).flatMap((body) => [
        ["POST", `${base}/access-rules`, body] as const,
        ["POST", `${base}/access-rules/preview`, body] as const,
        ["PATCH", `${base}/access-rules/${rule}`, body] as const,
        ["POST", `${base}/access-rules/${rule}/preview`, body] as const,
      ]),
      ...variants(item).map((body) => ["POST", `${base}/resources`, { resources: [body] }] as const),
      ...ODD.map((odd) => ["POST", `${base}/resources`, { resources: [{ ...item, attributes: { a: odd } }] }] as const),
      ...ODD.map(
        (odd) => ["POST", `${base}/resources`, { resources: [{ ...item, attributes: { [String(odd)]: 1 } }] }] as const,
      ),
      ...variants({ name: "Two", owner: of.owner.id, sizeBytes: 1, attributes: {}, url: null, lastUsedAt: null }).map(
        (body) => ["PATCH", `${base}/resources/${job.id}`, body] as const,
      ),
      ...ODD.map((odd) => ["POST", `${base}/resources/remove`, { resources: [odd] }] as const),
      ...variants(asking).map((body) => ["POST", `${base}/access-requests`, body] as const),
    ];
    expect(await statuses([...gets, ...writes])).toEqual([]);
  });
});
