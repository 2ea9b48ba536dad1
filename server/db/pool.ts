import "server-only";
import pg from "pg";
import { env } from "../env";
import { log } from "../log";
import { shared } from "../process";

export const POOL_SIZE = 10;

/** Waiting longer than this for a connection means that the database is down or overloaded: an error beats a hang. */
export const CONNECT_MILLISECONDS = 5_000;

/**
 * PostgreSQL compiles what it takes for costly: for a page of decisions that takes seconds, and it runs for milliseconds.
 * The pool waits for what this gives before it hands the connection out, which its types do not say.
 */
function withoutCompiler(client: pg.ClientBase): unknown {
  return client.query("set jit = off");
}

/** What this process calls itself on the database. */
export function connectionName(): string {
  return shared("connection-name", () => ({ value: "tenantry" })).value;
}

/** To be called before the first connection is made. The database keeps 63 bytes of it. */
export function nameConnections(value: string): void {
  shared("connection-name", () => ({ value })).value = value;
}

/** The one pool of the process, under Prisma and under the sanctioned SQL. */
export function pool(): pg.Pool {
  return shared("pool", () => {
    const made = new pg.Pool({
      connectionString: env().DATABASE_URL,
      max: POOL_SIZE,
      connectionTimeoutMillis: CONNECT_MILLISECONDS,
      application_name: connectionName(),
      onConnect: withoutCompiler,
    });
    // An idle connection that breaks (database restarted) must not end the process; the pool makes a new one.
    made.on("error", (error) => {
      log().warn({ error }, "a database connection broke");
    });
    return made;
  });
}

/** True on the embedded database, whose connections share one session. */
export function isEmbedded(): boolean {
  return shared("embedded", () => ({ value: false })).value;
}

export function markEmbedded(): void {
  shared("embedded", () => ({ value: false })).value = true;
}

/**
 * Runs one of the sanctioned statements outside of every transaction. It is named, so that PostgreSQL plans it once per
 * connection; on the embedded database all connections are one session, where names would clash. One whose text has many
 * forms has no name: each would be kept for as long as the connection.
 */
export async function runOnPool<Row extends pg.QueryResultRow>(
  name: string | null,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const result = await pool().query<Row>(
    name === null || isEmbedded() ? { text, values: [...values] } : { name, text, values: [...values] },
  );
  return result.rows;
}
