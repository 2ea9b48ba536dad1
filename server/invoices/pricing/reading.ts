import type { ReadDatabase, TransactionDatabase } from "../../db/tenant";

/** What of a database figures read: a scope's handle, or that of a transaction. */
type FigureDatabase = Pick<
  ReadDatabase,
  "billingAccount" | "billingSettings" | "plan" | "subscriptionChange" | "usageDayTotal" | "meter" | "invoiceLine"
>;

/** A handle that writes is a transaction's, and to be read within. */
type Reader = FigureDatabase & { readonly billingAccount: { readonly update?: never } };

/**
 * What figures are read with. Their rows come by a handle, their sums by statements of their own: one thing carries both,
 * so that no half of them is read outside of a transaction that the other half belongs to.
 */
export interface Reading {
  readonly db: FigureDatabase;
  /** Where the statements run; outside of any transaction where there is none. */
  readonly tx: TransactionDatabase | undefined;
}

/** Everything is read within the transaction. */
export function readingWithin(tx: TransactionDatabase): Reading {
  return { db: tx, tx };
}

/** Everything is read as it is committed. */
export function readingOf(db: Reader): Reading {
  return { db, tx: undefined };
}
