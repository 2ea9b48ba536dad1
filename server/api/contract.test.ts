import { describe, expect, test } from "vitest";
import { ORGANIZATION_TABLE, PROJECT_TABLE, WORKSPACE_TABLE } from "@/server/access/permissions";
import { ACCOUNT_PERMISSIONS, INSTANCE_PERMISSIONS } from "@/server/access/rights/permissions-of-people";
import { ACTIONS } from "@/server/audit/actions";
import { SYSTEM_ACTIONS } from "@/server/audit/system-actions";
import { declared, mutations, PLACES, placeholdersOf } from "@/server/testing/doors/procedures";

const PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  account: ACCOUNT_PERMISSIONS,
  instance: INSTANCE_PERMISSIONS,
  organization: Object.keys(ORGANIZATION_TABLE),
  workspace: Object.keys(WORKSPACE_TABLE),
  project: Object.keys(PROJECT_TABLE),
};

/** Routes that make something of the place that their body names, as their path is the list of all such things. */
const PLACE_IN_BODY = ["POST /workspaces"];

/** Permissions that no procedure carries: a command asks for them beside its own. */
const BESIDE = ["configuration.read-others", "credential.govern"];

describe.each(declared)("$path", ({ path, type, meta, route }) => {
  test("declares who may call it", () => {
    if (meta.level === "public") {
      expect(meta.reason, `${path} needs a reason for being public`).toMatch(/\w+ \w+/);
      return;
    }
    expect(Object.keys(PERMISSIONS)).toContain(meta.level);
    expect(PERMISSIONS[meta.level ?? ""]).toContain(meta.permission);
  });

  test("has a REST route that fits what it does", () => {
    const { method, path: address = "" } = meta.openapi ?? {};
    expect(address, `${path} has no REST route`).toMatch(/^\/[a-z]/);
    if (type === "query") expect(["GET", "POST"]).toContain(method);
    else expect(["POST", "PUT", "PATCH", "DELETE"]).toContain(method);
    if (type === "query" && method === "POST") {
      expect(address).toMatch(/\/(check|list|who|explain|preview|sign|match|quota)$/);
    }
    expect(meta.openapi?.summary).toMatch(/\w+/);
    const named = PLACE_IN_BODY.includes(route) ? [] : (PLACES[meta.level ?? ""] ?? []);
    expect(placeholdersOf(address).slice(0, named.length)).toEqual(named);
  });
});

test("no two procedures share a REST route", () => {
  const routes = declared.map(({ route }) => route.replace(/\{\w+\}/g, "{}"));
  expect(routes).toEqual([...new Set(routes)]);
});

test("every permission of the tables is the one of some procedure", () => {
  const used = new Set<string | undefined>([...BESIDE, ...declared.map(({ meta }) => meta.permission)]);
  const unused = Object.values(PERMISSIONS)
    .flat()
    .filter((permission) => !used.has(permission));
  expect(unused.sort()).toEqual([]);
});

test("the audit's actions are the permissions of the mutations, and the system's own", () => {
  const permissions = mutations.flatMap(({ meta }) => meta.permission ?? []);
  expect([...ACTIONS].sort()).toEqual([...new Set<string>(permissions)].sort());
  expect(SYSTEM_ACTIONS.filter((action) => (ACTIONS as readonly string[]).includes(action))).toEqual([]);
});
