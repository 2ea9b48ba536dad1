import "server-only";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import { makePartition } from "../db/hot/usage/partitions";
import { each } from "../each";

const BACK = 3;
const AHEAD = 3;

/** The months around a moment, for each of which events have a partition. */
function monthsAround(now: Date): string[] {
  const month = (offset: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1));
  return Array.from({ length: BACK + AHEAD + 1 }, (_, index) =>
    month(index - BACK)
      .toISOString()
      .slice(0, 7),
  );
}

/**
 * Makes the partitions of events ahead of their months; what comes for other times lies in the common one. Each in a
 * transaction of its own, the next month last, so that one that has to wait keeps no other back.
 */
export async function makePartitions(scope: SystemScope, now = new Date()): Promise<void> {
  await each(monthsAround(now), async (month) => {
    await recorded(scope, "housekeeping", (tx) => makePartition(tx, month));
  });
}
