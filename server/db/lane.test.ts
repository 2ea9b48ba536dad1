import { describe, expect, test } from "vitest";
import { sql, useDatabase } from "@/server/testing/database";
import { lookUp } from "./lane";

useDatabase();

interface Row {
  number: number;
  text: string | null;
  at: Date;
  list: string[];
  yes: boolean;
}

const ROW = `
  select $1::int as "number", $2::text as "text", timestamptz '2026-11-22 10:00:00.123+02' as "at",
    array['a', 'ü"'] as "list", true as "yes"`;

const find = (number: number) => lookUp<Row>("test-row", ROW, [number, `text ${number}`], ["at"]);

describe("a look-up", () => {
  test("answers a row with its types, and its dates as dates", async () => {
    const at = new Date("2026-11-22T08:00:00.123Z");
    expect(await find(1)).toEqual({ number: 1, text: "text 1", at, list: ["a", 'ü"'], yes: true });
    expect(await lookUp<Row>("test-row", ROW, [1, null], ["at"])).toMatchObject({ text: null });
  });

  test("answers undefined where there is none", async () => {
    expect(await lookUp("test-none", `select 1 as "one" where $1`, [false])).toBeUndefined();
  });

  test("answers each of many at once with its own row", async () => {
    const rows = await Promise.all(Array.from({ length: 200 }, (_, number) => find(number)));
    expect(rows.map((row) => row?.text)).toEqual(rows.map((_, number) => `text ${number}`));
  });

  test("that fails leaves those around it alone", async () => {
    const [before, failed, after] = await Promise.allSettled([
      find(1),
      lookUp("test-error", `select 1 / $1::int as "number"`, [0]),
      find(2),
    ]);
    expect([before.status, failed.status, after.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(failed).toMatchObject({ reason: { code: "22012" } });
  });

  test("sees what was committed before it was asked", async () => {
    await sql(`create table "seen" ("number" int not null)`);
    await sql(`insert into "seen" values (0)`);
    for (let number = 1; number <= 20; number += 1) {
      await sql(`update "seen" set "number" = $1`, number);
      expect(await lookUp("test-seen", `select "number" from "seen"`, [])).toEqual({ number });
    }
  });
});
