import { transaction, type TransactionDatabase } from "@/server/db/tenant";

/** Tests write out addresses of four digits: these have five, so that nobody is made twice. */
let sequence = 10_000;

/** A number that nothing else of this run has, for names and addresses. */
export function next(): string {
  sequence += 1;
  return String(sequence);
}

/** Writes rows as the system, with no record: for states that a test begins with. */
export const write = <T>(work: (tx: TransactionDatabase) => Promise<T>): Promise<T> =>
  transaction(null, undefined, work);
