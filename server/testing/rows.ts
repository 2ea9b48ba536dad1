import { transaction, type TransactionDatabase } from "@/server/db/tenant";

let sequence = 0;

/** A number that nothing else of this run has, for names and addresses. */
export function next(): string {
  sequence += 1;
  return String(sequence).padStart(4, "0");
}

/** Writes rows as the system, with no record: for states that a test begins with. */
export const write = <T>(work: (tx: TransactionDatabase) => Promise<T>): Promise<T> =>
  transaction(null, undefined, work);
