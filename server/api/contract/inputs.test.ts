import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { listRoutes } from "@/server/api/rest/routes";
import { sql, useDatabase } from "@/server/testing/database";
import { person, type Person } from "@/server/testing/factory";
import { call, declared, mutations, placeholdersOf } from "@/server/testing/doors/procedures";
import { placeOf, tenant, type Tenant } from "@/server/testing/tenant";
import { exampleOf } from "./examples";

useDatabase();

const inputsOf = new Map(listRoutes().map(({ name, procedure }) => [name, procedure._def.inputs]));

/** The names of all fields that a procedure takes. */
function fieldsOf(path: string): string[] {
  return (inputsOf.get(path) ?? []).flatMap((input) => (input instanceof z.ZodObject ? Object.keys(input.shape) : []));
}

const lists = declared.filter(({ path, meta }) => meta.level !== "public" && fieldsOf(path).includes("cursor"));
const patches = mutations.filter(({ meta }) => meta.openapi?.method === "PATCH");

let of: Tenant;
let operator: Person;
beforeAll(async () => {
  of = await tenant();
  operator = await person({ operator: true });
});

test("there are lists and changes to try", () => {
  expect(lists.length).toBeGreaterThan(50);
  expect(patches.length).toBeGreaterThan(25);
});

/** Nothing, what is no base 64, no id, an id of no form, a place that is none, and a cursor with something behind it. */
const CURSORS = ["", "!", "x".repeat(200), btoa("org_1"), btoa("at-0"), btoa("at--1"), `${btoa("at-1")}%00`];

describe.each(lists)("$path", (procedure) => {
  test("answers 400 to a cursor that is none, and to a limit that is no number", async () => {
    const { actor } = procedure.meta.level === "instance" ? operator : of.owner;
    // Things below the place may be any: the form of an input is looked at before.
    const things = Object.fromEntries(procedure.ids.map((name) => [name, "nothing"]));
    const place = { ...things, ...placeOf(procedure.meta.level, of) };
    for (const cursor of CURSORS) {
      const outcome = await call(procedure, actor, { ...place, cursor });
      expect(outcome, cursor).toMatchObject({ code: "INVALID", reason: "invalid_cursor", field: "cursor" });
    }
    if (!fieldsOf(procedure.path).includes("limit")) return;
    for (const limit of ["10", [10], true, null, 1.5, 0, 201]) {
      const outcome = await call(procedure, actor, { ...place, limit });
      expect(outcome, String(limit)).toMatchObject({ code: "INVALID", reason: "invalid_limit", field: "limit" });
    }
  });
});

describe.each(patches)("$path", (procedure) => {
  test.each([{}, { nothing: "that it knows" }])(
    "writes nothing down where %j is what it is to change",
    async (given) => {
      const mine = await tenant();
      const { actor, input } = await exampleOf(procedure.path, mine);
      const names = placeholdersOf(procedure.meta.openapi?.path ?? "");
      const fields = Object.entries(typeof input === "object" && input !== null ? input : {});
      const named = Object.fromEntries(fields.filter(([name]) => names.includes(name)));
      const outcome = await call(procedure, actor, { ...named, ...given });
      // What has to be given is asked for; where all may be left out, nothing is changed.
      if (outcome.code !== "done") expect(outcome).toMatchObject({ code: "INVALID", reason: "invalid_value" });
      expect(await sql(`select "action" from "audit_entries" where "requestId" = $1`, outcome.request)).toEqual([]);
    },
  );
});
