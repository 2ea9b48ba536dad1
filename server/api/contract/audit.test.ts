import { beforeAll, describe, expect, test } from "vitest";
import { ACTIONS } from "@/server/audit/actions";
import { SYSTEM_ACTIONS } from "@/server/audit/system-actions";
import { completeEnv } from "@/server/env";
import { sql, useDatabase } from "@/server/testing/database";
import { call, mutations, type Outcome } from "@/server/testing/doors/procedures";
import { placeOf, tenant, type Tenant } from "@/server/testing/tenant";
import { exampleOf } from "./examples";

useDatabase();
// Letters are queued, and nobody delivers them.
completeEnv({ SMTP_URL: "smtp://127.0.0.1:9" });

interface Row extends Record<string, unknown> {
  action: string;
  result: string;
  reason: string | null;
  actorId: string | null;
  organizationId: string | null;
}

async function rowsOf({ request }: Outcome): Promise<Row[]> {
  return sql<Row>(
    'select "action", "result", "reason", "actorId", "organizationId" from "audit_entries" where "requestId" = $1',
    request,
  );
}

/** A move is written down where the project comes from and where it goes; a request that is granted becomes a rule. */
const IN_TWO_PLACES = ["projects.move", "accessRequests.approve"];

/** Usage says how often and how much, never who may do what: it is its own record. What is refused of it has its row. */
const RECORDED = ["usage.record"];

describe.each(mutations)("$path", (procedure) => {
  const { level, permission } = procedure.meta;

  test("leaves exactly one row when it is done", async () => {
    const of = await tenant();
    const { actor, input, browser } = await exampleOf(procedure.path, of);
    const outcome = await call(procedure, actor, input, browser);
    expect(outcome).toMatchObject({ code: "done" });
    const rows = await rowsOf(outcome);
    if (RECORDED.includes(procedure.path)) {
      expect(rows).toEqual([]);
      return;
    }
    const each = IN_TWO_PLACES.includes(procedure.path) ? [{ result: "done" }] : [];
    expect(rows).toMatchObject([{ result: "done", reason: null }, ...each]);
    expect<readonly (string | undefined)[]>([
      permission,
      ...(level === "public" ? ACTIONS : []),
      ...SYSTEM_ACTIONS,
    ]).toContain(rows[0]?.action);
    if (actor !== null) expect(rows[0]?.actorId).toBe(actor.id);
    if (["organization", "workspace", "project"].includes(level ?? "")) {
      expect(rows[0]).toMatchObject({ action: permission, organizationId: of.organization.id });
    }
  });
});

/** Public procedures refuse nobody, and nobody is an outsider to their own account. */
const closed = mutations.filter(({ meta }) => meta.level !== "public" && meta.level !== "account");

// Shared: what is refused changes neither.
let mine: Tenant;
let theirs: Tenant;
beforeAll(async () => {
  mine = await tenant();
  theirs = await tenant();
});

describe.each(closed)("$path", (procedure) => {
  test("leaves exactly one row when it is refused", async () => {
    const { level, permission } = procedure.meta;
    const { actor } = theirs.owner;
    const outcome = await call(procedure, actor, placeOf(level, mine));
    expect(["NOT_FOUND", "FORBIDDEN"]).toContain(outcome.code);
    // An outsider's attempt belongs to no chain of the organization, or its owners could read who looked for what.
    const row = {
      action: permission,
      result: "refused",
      reason: outcome.reason,
      actorId: actor.id,
      organizationId: null,
    };
    expect(await rowsOf(outcome)).toEqual([row]);
  });
});
