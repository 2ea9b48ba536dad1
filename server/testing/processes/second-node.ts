import { afterAll } from "vitest";
import { closeDatabase } from "@/server/db/client";

type Registry = Map<string, unknown>;
const holder = globalThis as Record<symbol, Registry | undefined>;
const PROCESS = Symbol.for("tenantry.process");

/** All that a process keeps (pool, caches, counters) stands in one registry; a second one is a second node. */
let second: Registry | undefined;

export async function onSecondNode<T>(work: () => Promise<T>): Promise<T> {
  const first = holder[PROCESS];
  const settings = ["env", "embedded", "log"];
  second ??= new Map([...(first ?? [])].filter(([name]) => settings.includes(name)));
  holder[PROCESS] = second;
  try {
    return await work();
  } finally {
    holder[PROCESS] = first;
  }
}

/** Call it once at the top of the file, after `useDatabase`. */
export function useSecondNode(): void {
  afterAll(async () => {
    if (second === undefined) return;
    await onSecondNode(closeDatabase);
    second = undefined;
  });
}
