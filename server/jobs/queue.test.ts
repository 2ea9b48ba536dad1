import { expect, test } from "vitest";
import { recorded } from "@/server/audit/recorded";
import { taskScope } from "@/server/background/task-scope";
import { sql, useDatabase } from "@/server/testing/database";
import { takeServerErrors } from "@/server/testing/processes/server-log";

import { enqueue, runNextJob } from "./queue";

useDatabase();

const failing = new Map([["failing", () => Promise.reject(new Error("nobody answers"))]]);
const stateOf = async (id: string) => {
  const [row] = await sql(
    `select "attempts", "lastError", "endedAt" is not null as "ended", "runAt" > now() as "later" from "jobs" where "id" = $1`,
    id,
  );
  return row;
};

test("a job that fails is tried again later, and one that is given up stands in the log", async () => {
  const id = await recorded(taskScope(), "job", (tx) => enqueue(tx, "failing", {}));
  expect(await runNextJob(taskScope(), failing)).toBe(true);
  expect(await stateOf(id)).toEqual({ attempts: 1, lastError: "nobody answers", ended: false, later: true });
  expect(takeServerErrors()).toEqual([]);
  expect(await runNextJob(taskScope(), failing), "not before its time").toBe(false);
  await sql(`update "jobs" set "attempts" = 7, "runAt" = now() where "id" = $1`, id);
  expect(await runNextJob(taskScope(), failing)).toBe(true);
  expect(await stateOf(id)).toMatchObject({ attempts: 8, ended: true });
  expect(takeServerErrors()).toEqual([expect.stringContaining("a job was given up")]);
  expect(await runNextJob(taskScope(), failing)).toBe(false);
});
