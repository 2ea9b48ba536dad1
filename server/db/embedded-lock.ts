import { closeSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";

/**
 * The lock of a data directory: PGlite takes none itself, and two processes on one directory would destroy it.
 *
 * Each holder owns a numbered file, `database.lock.7`, and whoever made the highest number holds the lock. A stale one is
 * not removed but outnumbered: making the next file is exclusive, so of several processes that find the same dead
 * holder exactly one goes on. A file is removed only by the holder of a higher one, so numbers never come back.
 */
const PREFIX = "database.lock.";

const lockName = (number: number): string => `${PREFIX}${number}`;

/** A file that is still empty is being written; after this time its writer died in between. */
const WRITING_MILLISECONDS = 2_000;

interface Holder {
  pid: number;
  /** Boot and start time of the process, so that a reused pid is not mistaken for the holder; null where unknown. */
  started: string | null;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

/** The words behind the process' name in /proc/{pid}/stat; the name itself may contain spaces and parentheses. */
function processStat(pid: number): string[] | null {
  const stat = readText(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ") ?? null;
}

const STATE = 0;
const START_TIME = 19;

export function startedAt(pid: number): string | null {
  const start = processStat(pid)?.[START_TIME];
  const boot = readText("/proc/sys/kernel/random/boot_id")?.trim();
  return start && boot ? `${boot}:${start}` : null;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  // A killed process whose parent does not collect it still has its pid.
  return !["Z", "X"].includes(processStat(pid)?.[STATE] ?? "");
}

function isRunning(holder: Holder): boolean {
  if (!exists(holder.pid)) return false;
  if (holder.started === null) return holder.pid !== process.pid;
  return startedAt(holder.pid) === holder.started;
}

function numbers(directory: string): number[] {
  return readdirSync(directory)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => Number(name.slice(PREFIX.length)))
    .filter((number) => Number.isSafeInteger(number))
    .sort((a, b) => b - a);
}

/** The running process that owns a lock file: null when it is free, "unknown" while it is being written. */
function readHolder(path: string): Holder | "unknown" | null {
  const text = readText(path);
  if (text === null) return "unknown";
  if (text === "") return Date.now() - statSync(path).mtimeMs < WRITING_MILLISECONDS ? "unknown" : null;
  try {
    const { pid, started } = JSON.parse(text) as Partial<Holder>;
    const holder = { pid: Number(pid), started: started ?? null };
    return pid && isRunning(holder) ? holder : null;
  } catch {
    return null;
  }
}

function create(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, "wx", 0o600);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
  writeSync(file, JSON.stringify({ pid: process.pid, started: startedAt(process.pid) }));
  closeSync(file);
  return true;
}

type LockAttempt = { release: () => void } | { heldBy: number | "unknown" };

/** Takes the lock of a directory, or tells who has it. */
export function tryLock(directory: string): LockAttempt {
  const [highest = 0, ...older] = numbers(directory);
  const holder = highest === 0 ? null : readHolder(join(directory, lockName(highest)));
  if (holder) return { heldBy: holder === "unknown" ? holder : holder.pid };
  const mine = highest + 1;
  const path = join(directory, lockName(mine));
  if (!create(path)) return { heldBy: "unknown" };
  // Who looked long ago may have made a number that was given, left and removed since: then a higher one exists.
  if ((numbers(directory)[0] ?? mine) > mine) {
    rmSync(path, { force: true });
    return { heldBy: "unknown" };
  }
  for (const number of [highest, ...older]) rmSync(join(directory, lockName(number)), { force: true });
  return {
    release: () => {
      writeFileSync(path, JSON.stringify({ pid: null }));
    },
  };
}

/** Takes the lock, waiting for a holder that is about to end. Resolves to its pid when it does not end in time. */
export async function waitForLock(directory: string, milliseconds: number): Promise<LockAttempt> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const attempt = tryLock(directory);
    if ("release" in attempt || Date.now() > end) return attempt;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
