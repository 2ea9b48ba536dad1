import "server-only";
import { pool } from "./pool";

export interface ServerFacts {
  version: string;
  /** By how many seconds this host's clock is ahead of the database's. */
  ahead: number;
}

/** What the database says of itself, for whoever looks after it. */
export async function serverFacts(): Promise<ServerFacts> {
  const { rows } = await pool().query<ServerFacts>(
    `select current_setting('server_version') as "version", extract(epoch from ($1::timestamptz - now()))::float8 as "ahead"`,
    [new Date()],
  );
  return rows[0] ?? { version: "", ahead: 0 };
}
