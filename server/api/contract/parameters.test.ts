import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { openApiText } from "@/server/api/rest/openapi";
import { listRoutes } from "@/server/api/rest/routes";
import { useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { credential, type CredentialRef } from "@/server/testing/factories/machines";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

let of: Tenant;
let machine: CredentialRef;
beforeAll(async () => {
  of = await tenant();
  machine = await credential(of.owner, of.organization);
});

/** Every address there is: each route, and beside it the files that the same route answers. */
const addresses = listRoutes().flatMap(({ method, template, fields, procedure: { _def } }) => {
  const { exported, printed } = _def.meta ?? {};
  const files = [...(exported === undefined ? [] : [".csv", ".json"]), ...(printed === undefined ? [] : [".pdf"])];
  return ["", ...files].map((ending) => ({
    address: `${method} ${template}${ending}`,
    method,
    template,
    ending,
    fields,
  }));
});

test("there are addresses to try", () => {
  expect(addresses.length).toBeGreaterThan(300);
  expect(addresses.filter(({ ending }) => ending !== "").length).toBeGreaterThan(40);
});

describe.each(addresses)("$address", ({ method, template, ending, fields }) => {
  const path = template.replace(/\{\w+\}/g, "1") + ending;

  test("names a parameter that it does not know, and answers nothing else", async () => {
    const known = fields.has("limit") ? "limit=1&" : "";
    expect(await knock(method, `${path}?${known}roel=admin`, { credential: machine })).toMatchObject({
      status: 400,
      body: { code: "INVALID", reason: "unknown_parameter", field: "roel" },
    });
  });
});

describe("a list", () => {
  const list = () => `/workspaces/${of.workspace.slug}/members`;

  test("is filtered by what it knows, and says of a slip what was meant by none of its parameters", async () => {
    expect(await knock("GET", `${list()}?role=admin`, { credential: machine })).toMatchObject({ status: 200 });
    const { body } = await knock("GET", `${list()}?roel=admin`, { credential: machine });
    expect(body.detail).toMatch(/^roel is not a parameter of this call, which takes cursor, .*limit, .*role, /);
  });

  test("takes each parameter once: which of two was meant nobody can say", async () => {
    expect(await knock("GET", `${list()}?role=admin&role=member`, { credential: machine })).toMatchObject({
      status: 422,
      body: { reason: "invalid_value", field: "role", detail: "role must be given once." },
    });
  });

  test.each(["__proto__", "constructor", "toString"])("does not know %j", async (name) => {
    expect(await knock("GET", `${list()}?${name}=x`, { credential: machine })).toMatchObject({
      status: 400,
      body: { reason: "unknown_parameter" },
    });
  });
});

const documentShape = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ parameters: z.array(z.unknown()).default([]) }))),
});
const queryShape = z.object({ in: z.literal("query"), name: z.string() });

test("what the API's document names is known at each address", async () => {
  const { paths } = documentShape.parse(JSON.parse(await openApiText()));
  for (const { method, template, ending, fields } of addresses) {
    const { parameters = [] } = paths[`${template}${ending}`]?.[method.toLowerCase()] ?? {};
    const named = parameters
      .map((parameter) => queryShape.safeParse(parameter))
      .flatMap(({ data }) => data?.name ?? []);
    expect([...fields], `${method} ${template}${ending}`).toEqual(expect.arrayContaining(named));
  }
});
