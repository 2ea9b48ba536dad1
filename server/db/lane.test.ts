import { describe, expect, test } from "vitest";
import { sql, useDatabase } from "@/server/testing/database";
import { isDatabaseDown } from "./conflicts";
import { lookUp } from "./lane";
import { isEmbedded } from "./pool";

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

describe("when the database ends the connection", () => {
  const end = () =>
    sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where "query" like '%to_json(found)%' and pid <> pg_backend_pid()`,
    );

  test("what was asked fails as a database that is down, and the next look-up is answered", async ({ skip }) => {
    if (isEmbedded()) skip();
    await find(1);
    const slow = lookUp("test-slow", `select pg_sleep(10)::text as "slept"`, []).catch((error: unknown) => error);
    const behind = find(2).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await end();
    expect(isDatabaseDown(await slow)).toBe(true);
    expect(isDatabaseDown(await behind)).toBe(true);
    expect(await find(3)).toMatchObject({ number: 3 });
  });

  test("while nothing is asked, the next look-up opens another", async ({ skip }) => {
    if (isEmbedded()) skip();
    await find(1);
    await end();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await find(2)).toMatchObject({ number: 2 });
  });

  test("an answer that does not come in time fails, and so does what waits behind it", async ({ skip }) => {
    if (isEmbedded()) skip();
    const slow = lookUp("test-late", `select pg_sleep(8)::text as "slept"`, []).catch((error: unknown) => error);
    const behind = find(2).catch((error: unknown) => error);
    expect(isDatabaseDown(await slow)).toBe(true);
    expect(isDatabaseDown(await behind)).toBe(true);
    expect(await find(3)).toMatchObject({ number: 3 });
  }, 15_000);
});
