import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "@/server/env";
import { sql, useDatabase } from "@/server/testing/database";
import { shell } from "@/server/testing/processes/shell";

useDatabase();

const ROOT = join(import.meta.dirname, "../..");
const ROUNDS = 5;

interface Process {
  child: ChildProcess;
  printed: () => string;
}

let processes: Process[] = [];

async function startProcess(): Promise<Process> {
  const child = spawn(process.execPath, ["--import", "tsx", "server/testing/processes/due-tasks.ts"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...shell,
      DATABASE_URL: env().DATABASE_URL,
      LOG_LEVEL: "error",
      // Maps `server-only`, which throws outside Next, to an empty file.
      TSX_TSCONFIG_PATH: "tsconfig.server.json",
    },
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (piece: Buffer) => (printed += String(piece)));
  const ended = once(child, "exit").then(() => Promise.reject(new Error(`a process ended: ${printed}`)));
  await Promise.race([once(child, "message"), ended]);
  return { child, printed: () => printed };
}

beforeAll(async () => {
  processes = await Promise.all([startProcess(), startProcess()]);
});

afterAll(async () => {
  await Promise.all(
    processes.map(async ({ child }) => {
      const exit = once(child, "exit");
      child.disconnect();
      await exit;
    }),
  );
});

/** What each process ran, told to look at the same moment. */
async function runDue(): Promise<string[][]> {
  const answers = processes.map(async ({ child }) => {
    const [ran] = (await once(child, "message")) as [string[]];
    return ran;
  });
  for (const { child } of processes) child.send("run");
  return Promise.all(answers);
}

test("of two processes that look at once, one runs each task that is due, each time", async () => {
  const first = await runDue();
  const names = first.flat().sort();
  const known = await sql<{ task: string }>('select "task" from "schedules" order by "task"');
  expect(names).toEqual(known.map(({ task }) => task).sort());
  expect(names.length).toBeGreaterThan(15);
  expect(await runDue(), "nothing is due any more").toEqual([[], []]);
  const both = new Set<number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    await sql(`update "schedules" set "startedAt" = now() - interval '2 days'`);
    const ran = await runDue();
    expect(ran.flat().sort(), `round ${round}`).toEqual(names);
    ran.forEach(({ length }, at) => length > 0 && both.add(at));
  }
  expect(both.size, "both processes took part").toBe(2);
  expect(processes.map(({ printed }) => printed())).toEqual(["", ""]);
}, 120_000);
