import { randomBytes } from "node:crypto";
import pg from "pg";

/** A database of its own on a PostgreSQL server. */
interface MadeDatabase {
  name: string;
  url: string;
  drop: () => Promise<void>;
}

async function asAdmin(admin: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Makes a database with a name that nobody else uses.
 * @param admin address of a server and a role that may make databases
 * @param template the database that it starts as a copy of
 */
export async function makeDatabase(admin: string, purpose: string, template?: string): Promise<MadeDatabase> {
  const name = `tenantry_${purpose}_${randomBytes(6).toString("hex")}`;
  await asAdmin(admin, `create database ${name}${template === undefined ? "" : ` template ${template}`}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return { name, url: url.toString(), drop: () => asAdmin(admin, `drop database ${name} with (force)`) };
}
