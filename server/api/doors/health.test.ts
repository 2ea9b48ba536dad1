import { afterEach, expect, test } from "vitest";
import { completeEnv, env } from "@/server/env";
import { closeDatabase } from "@/server/db/client";
import { useDatabase } from "@/server/testing/database";
import { forgetShared } from "@/server/testing/processes/process";
import { answerHealth, answerReady } from "./health";
import { announceStop } from "./stopping";

useDatabase();

afterEach(() => forgetShared("stopping"));

const told = ({ status, body }: { status: number; body: string }): [number, unknown] => [status, JSON.parse(body)];

test("a server whose database answers is ready", async () => {
  expect(told(await answerReady())).toEqual([200, { status: "ready" }]);
});

test("a server that is told to stop is not ready at once, and well", async () => {
  announceStop();
  expect(told(await answerReady())).toEqual([503, { status: "stopping" }]);
  expect(told(answerHealth())).toEqual([200, expect.objectContaining({ status: "ok" })]);
});

test("a server without its database is not ready, and says why", async () => {
  const url = env().DATABASE_URL;
  await closeDatabase();
  completeEnv({ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" });
  for (const name of ["pool", "prisma"]) forgetShared(name);
  try {
    expect(told(await answerReady())).toEqual([503, { status: "unavailable", reason: "database_unavailable" }]);
  } finally {
    await closeDatabase();
    completeEnv({ DATABASE_URL: url });
    for (const name of ["pool", "prisma"]) forgetShared(name);
  }
});
