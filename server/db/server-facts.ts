import "server-only";
import { pool } from "./pool";

interface ServerFacts {
  version: string;
  /** By how many seconds this host's clock is ahead of the database's. */
  ahead: number;
  /** That it lets in beside those kept for its own administrators. */
  connections: number;
}

/** What the database says of itself, for whoever looks after it. */
export async function serverFacts(): Promise<ServerFacts> {
  const { rows } = await pool().query<ServerFacts>(
    `select current_setting('server_version') as "version", extract(epoch from ($1::timestamptz - now()))::float8 as "ahead",
       current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as "connections"`,
    [new Date()],
  );
  return rows[0] ?? { version: "", ahead: 0, connections: 0 };
}

/** What the processes that are connected to this database call themselves, where it begins so. */
export async function connectedNames(begin: string): Promise<string[]> {
  const { rows } = await pool().query<{ name: string }>(
    `select distinct "application_name" as "name" from "pg_stat_activity"
     where "datname" = current_database() and starts_with("application_name", $1) order by 1`,
    [begin],
  );
  return rows.map(({ name }) => name);
}
