import { describe, expect, test } from "vitest";
import { sql, useDatabase } from "@/server/testing/database";
import { isDatabaseDown } from "./conflicts";
import { lookUp } from "./lane";

useDatabase();

const find = (number: number) => lookUp<{ number: number }>("test-row", `select $1::int as "number"`, [number]);

const OF_THE_LANE = `from pg_stat_activity where "query" like '%to_json(found)%' and pid <> pg_backend_pid()`;

describe("when the database ends the connection", () => {
  const end = () => sql(`select pg_terminate_backend(pid) ${OF_THE_LANE}`);
  const sleeping = () => sql(`select pid ${OF_THE_LANE} and "query" like '%pg_sleep%' and "state" = 'active'`);

  test("what was asked fails as a database that is down, and the next look-up is answered", async () => {
    await find(1);
    const slow = lookUp("test-slow", `select pg_sleep(10)::text as "slept"`, []).catch((error: unknown) => error);
    const behind = find(2).catch((error: unknown) => error);
    await expect.poll(sleeping).toHaveLength(1);
    await end();
    expect(isDatabaseDown(await slow)).toBe(true);
    expect(isDatabaseDown(await behind)).toBe(true);
    expect(await find(3)).toMatchObject({ number: 3 });
  });

  test("while nothing is asked, look-ups are answered once it is noticed", async () => {
    await find(1);
    await end();
    await expect.poll(() => find(2).catch(isDatabaseDown)).toMatchObject({ number: 2 });
  });

  test("an answer that does not come in time fails, and so does what waits behind it", async () => {
    const slow = lookUp("test-late", `select pg_sleep(8)::text as "slept"`, []).catch((error: unknown) => error);
    const behind = find(2).catch((error: unknown) => error);
    expect(isDatabaseDown(await slow)).toBe(true);
    expect(isDatabaseDown(await behind)).toBe(true);
    expect(await find(3)).toMatchObject({ number: 3 });
  }, 15_000);
});
