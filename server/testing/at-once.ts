import pg from "pg";
import { vi } from "vitest";
import { isEmbedded } from "@/server/db/pool";
import { env } from "@/server/env";

/** A transaction sees who is active as it was at its first look, unless it asks anew. */
const LOOK_ANEW = "select pg_stat_clear_snapshot()";
const WAITING = `select count(*)::int as "waiting" from pg_stat_activity
  where "datname" = current_database() and "wait_event_type" = 'Lock'`;

/**
 * Makes a call so often at the same moment. On PostgreSQL the statement takes a lock that the calls' writes need: it is
 * given back, with what the statement did, once all of them wait for it, so that what they read before was read by all.
 * On the embedded database they come one after the other.
 */
export async function atOnce<T>(
  many: number,
  call: () => Promise<T>,
  locking: { text: string; values: readonly unknown[] },
): Promise<PromiseSettledResult<T>[]> {
  const all = () => Promise.allSettled(Array.from({ length: many }, call));
  if (isEmbedded()) return all();
  const holder = new pg.Client({ connectionString: env().DATABASE_URL });
  await holder.connect();
  try {
    await holder.query("begin");
    await holder.query(locking.text, [...locking.values]);
    const settled = all();
    const allWait = async () => {
      await holder.query(LOOK_ANEW);
      return (await holder.query<{ waiting: number }>(WAITING)).rows[0]?.waiting === many;
    };
    await vi.waitUntil(allWait, { timeout: 20_000 });
    await holder.query("rollback");
    return await settled;
  } finally {
    await holder.end();
  }
}
