import type { PGlite } from "@electric-sql/pglite";

/** Messages of the extended query protocol, which leave a batch open until Sync (PostgreSQL's documentation, 55.2.3). */
const OPENING = new Set(["P", "B", "D", "E", "C", "H"]);
const CLOSING = new Set(["S", "Q"]);

/**
 * All connections share the embedded database's one session, and the socket server takes turns after each message. Two
 * connections that both sent Parse would then bind their values to whichever statement came last: one caller would
 * run another's query. The server already lets a connection that is in a transaction go on alone; this makes an open
 * batch count as one.
 */
export function keepBatchesWhole(database: PGlite): PGlite {
  const run = database.execProtocolRawStream.bind(database);
  const inTransaction = database.isInTransaction.bind(database);
  const exec = database.exec.bind(database);
  let open = false;
  database.execProtocolRawStream = (message, options) => {
    const type = String.fromCharCode(message[0] ?? 0);
    if (OPENING.has(type)) open = true;
    else if (CLOSING.has(type)) open = false;
    return run(message, options);
  };
  database.isInTransaction = () => open || inTransaction();
  // The socket server rolls back for a connection that went away; its batch ends with it.
  database.exec = (query, options) => {
    open = false;
    return exec(query, options);
  };
  return database;
}
