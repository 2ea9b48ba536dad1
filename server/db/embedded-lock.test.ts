import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startedAt, tryLock } from "./embedded-lock";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "tenantry-lock-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

it("gives the lock to one holder at a time, and again after its release", () => {
  const first = tryLock(directory);
  expect(tryLock(directory)).toEqual({ heldBy: process.pid });
  if ("release" in first) first.release();
  expect(tryLock(directory)).toHaveProperty("release");
  expect(readdirSync(directory)).toHaveLength(1);
});

it("tells a reused pid from the holder by its start time", () => {
  writeFileSync(join(directory, "database.lock.4"), JSON.stringify({ pid: process.pid, started: "earlier" }));
  expect(tryLock(directory)).toHaveProperty("release");
  writeFileSync(
    join(directory, "database.lock.6"),
    JSON.stringify({ pid: process.pid, started: startedAt(process.pid) }),
  );
  expect(tryLock(directory)).toEqual({ heldBy: process.pid });
});

it("waits for a lock file that is only being written, and takes over one that never was", () => {
  const path = join(directory, "database.lock.1");
  writeFileSync(path, "");
  expect(tryLock(directory)).toEqual({ heldBy: "unknown" });
  writeFileSync(path, "{ half");
  expect(tryLock(directory)).toHaveProperty("release");
});

it("lets exactly one of many processes take over the lock of a dead one", async () => {
  const script = join(directory, "race.mts");
  const module = JSON.stringify(join(import.meta.dirname, "embedded-lock.ts"));
  writeFileSync(
    script,
    `import { tryLock } from ${module};
     process.on("message", () => process.send?.("release" in tryLock(${JSON.stringify(join(directory, "data"))})));
     process.send?.("waiting");`,
  );
  mkdirSync(join(directory, "data"));
  writeFileSync(join(directory, "data", "database.lock.1"), JSON.stringify({ pid: 2 ** 22 + 1, started: null }));
  const children = Array.from({ length: 6 }, () => fork(script, { execArgv: ["--import", "tsx"] }));
  await Promise.all(children.map((child) => once(child, "message")));
  const answers = children.map(async (child) => {
    child.send("go");
    const [won] = (await once(child, "message")) as [boolean];
    return won;
  });
  const won = await Promise.all(answers);
  for (const child of children) child.disconnect();
  expect(won.filter(Boolean)).toHaveLength(1);
});
