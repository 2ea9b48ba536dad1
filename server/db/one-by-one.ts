import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type { IsolationLevel, SqlQuery, Transaction } from "@prisma/driver-adapter-utils";

/**
 * Prisma sends the parts of one read at the same time, also within a transaction, whose one connection can only answer
 * them one after the other. `pg` still queues them, with a warning that it will not for long; so they wait here.
 */
function queued(transaction: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve();
  function next<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  }
  const query = transaction.queryRaw.bind(transaction);
  const execute = transaction.executeRaw.bind(transaction);
  return Object.assign(transaction, {
    queryRaw: (asked: SqlQuery) => next(() => query(asked)),
    executeRaw: (asked: SqlQuery) => next(() => execute(asked)),
  });
}

export class OneByOnePg extends PrismaPg {
  override async connect(): ReturnType<PrismaPg["connect"]> {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    return Object.assign(adapter, { startTransaction: async (level?: IsolationLevel) => queued(await start(level)) });
  }
}
