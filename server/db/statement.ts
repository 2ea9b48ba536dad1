import "server-only";
import type { QueryResultRow } from "pg";
import type { RawTransaction } from "./locks";
import { runOnPool } from "./pool";
import type { TransactionDatabase } from "./tenant";

function isRaw(tx: object): tx is RawTransaction {
  return "$queryRawUnsafe" in tx;
}

/** The same transaction as this folder knows it: commands have its models alone. */
function raw(tx: TransactionDatabase): RawTransaction {
  if (!isRaw(tx)) throw new Error("no transaction of this database");
  return tx;
}

/**
 * Runs one of the sanctioned statements, by the name that it is planned under (see `runOnPool`). Within a transaction it
 * sees what that has changed, and nothing of what others do meanwhile to the rows under its lock.
 */
export async function runStatement<Row extends QueryResultRow>(
  name: string | null,
  text: string,
  values: readonly unknown[],
  tx?: TransactionDatabase,
): Promise<Row[]> {
  if (tx !== undefined) return raw(tx).$queryRawUnsafe<Row[]>(text, ...values);
  return runOnPool<Row>(name, text, values);
}
