import { closeSync, mkdirSync, openSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SettingsError } from "./files";

const LOCK = "credentials.lock";
const WAIT = 50;
/** Whoever holds it for longer has died with it. */
const STALE = 30_000;

function tryLock(path: string): boolean {
  try {
    closeSync(openSync(path, "wx", 0o600));
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw new SettingsError(`${path} cannot be written.`, { cause: error });
  }
}

function dropStale(path: string): void {
  const since = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  if (since !== undefined && Date.now() - since > STALE) rmSync(path, { force: true });
}

/** One process of this machine after the other: a refresh token is good once, and two that use it at once lose all. */
export async function locked<T>(directory: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, LOCK);
  while (!tryLock(path)) {
    dropStale(path);
    await sleep(WAIT);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
