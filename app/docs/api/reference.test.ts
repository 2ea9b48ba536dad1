import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { listRoutes } from "@/server/api/rest/routes";

import { apiReference } from "./reference";

const CALL = /\btrpc\.(\w+\.\w+)\.(?:mutate|query)\b/g;

/** What the pages call of the server, by name. */
function calledByPages(): string[] {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
  return [
    ...new Set(
      files.flatMap((file) => [...readFileSync(join("app", file), "utf8").matchAll(CALL)].map(([, name = ""]) => name)),
    ),
  ];
}

const operations = (await apiReference()).flatMap((group) => group.operations);
const documented = new Map(operations.map((operation) => [`${operation.method} ${operation.path}`, operation]));
const routes = new Map(listRoutes().map((route) => [route.name, route]));

describe("the reference", () => {
  test("has every route, with an example that signs in as the route wants", () => {
    for (const { name, method, template, procedure } of routes.values()) {
      const operation = documented.get(`${method} ${template}`);
      expect(operation, `${name} is not in the reference`).toBeDefined();
      expect(operation?.summary, name).not.toBe("");
      const { level, reach, reveals, agents } = procedure._def.meta ?? {};
      const isShownToAgents = reveals !== true || agents !== undefined;
      expect(operation?.session, name).toBe((level === "account" && reach === "session") || !isShownToAgents);
      const signedIn = level === "public" ? /^curl(?! -[ub])/ : operation?.session === true ? / -b / : / -u /;
      expect(operation?.example, name).toMatch(signedIn);
    }
  });

  test("has everything that a page does: nothing is for the console alone", () => {
    const called = calledByPages();
    expect(called.length).toBeGreaterThan(50);
    const missing = called.filter((name) => {
      const route = routes.get(name);
      return route === undefined || !documented.has(`${route.method} ${route.template}`);
    });
    expect(missing).toEqual([]);
  });

  test("shows bodies that are JSON, with lists that hold something", () => {
    const bodies = operations.flatMap(({ example }) => /-d '(.*)' \\$/m.exec(example)?.[1] ?? []);
    expect(bodies.length).toBeGreaterThan(50);
    for (const body of bodies) expect(Object.keys(JSON.parse(body) as object).length, body).toBeGreaterThan(0);
    expect(bodies.filter((body) => body.includes("[]"))).toEqual([]);
  });
});
