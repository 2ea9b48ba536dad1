import "server-only";
import { runStatement } from "../../statement";
import type { TransactionDatabase } from "../../tenant";

const NAMED = `select c."relname" as "name" from "pg_class" c join "pg_inherits" i on i."inhrelid" = c."oid"
  where i."inhparent" = 'usage_events'::regclass and c."relname" = $1`;

/** Months are written by the caller as "2026-03", so that their names and bounds are safe in a text. */
const MONTH = /^\d{4}-\d{2}$/;

function after(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}

/**
 * Gives the events of a month of UTC a partition of their own, with those that lie in the common one already. False where
 * it has one.
 */
export async function makePartition(tx: TransactionDatabase, month: string): Promise<boolean> {
  if (!MONTH.test(month)) throw new Error("no month");
  const name = `usage_events_${month.replace("-", "_")}`;
  const there = await runStatement<{ name: string }>(null, NAMED, [name], tx);
  if (there.length > 0) return false;
  const [from, until] = [`${month}-01T00:00:00Z`, `${after(month)}-01T00:00:00Z`];
  const within = `"time" >= '${from}' and "time" < '${until}'`;
  // Whoever writes events waits for no longer than this: it is tried again at the next turn.
  await runStatement(null, `set local lock_timeout = '5s'`, [], tx);
  // A row that had found its place in the common partition while this one came would be refused there.
  await runStatement(null, `lock table "usage_events" in share row exclusive mode`, [], tx);
  await runStatement(
    null,
    `create table "${name}" (like "usage_events" including defaults including constraints)`,
    [],
    tx,
  );
  const move = `with "moved" as (delete from "usage_events_other" where ${within} returning *) insert into "${name}" select * from "moved"`;
  await runStatement(null, move, [], tx);
  const attach = `alter table "usage_events" attach partition "${name}" for values from ('${from}') to ('${until}')`;
  await runStatement(null, attach, [], tx);
  return true;
}
