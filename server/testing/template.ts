import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { migrationScripts } from "./migrations";

/**
 * A migrated, empty database that test files clone: the dump of a PGlite, or a template database on a PostgreSQL whose
 * administrator's address is given.
 */
export type Template = { embedded: true; dump: string } | { embedded: false; admin: string; database: string };

export interface BuiltTemplate {
  template: Template;
  remove: () => Promise<void>;
}

/** Runs work on a connection of its own, to the given database of the same server. */
export async function withConnection<T>(
  admin: string,
  database: string | null,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: database === null ? admin : addressOf(admin, database) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server's address with another database. */
export function addressOf(admin: string, database: string): string {
  const url = new URL(admin);
  url.pathname = `/${database}`;
  return url.toString();
}

async function embeddedTemplate(): Promise<BuiltTemplate> {
  const directory = await mkdtemp(join(tmpdir(), "tenantry-template-"));
  const dump = join(directory, "database.tar");
  const database = await PGlite.create();
  for (const script of await migrationScripts()) await database.exec(script);
  const data = await database.dumpDataDir("none");
  await writeFile(dump, Buffer.from(await data.arrayBuffer()));
  await database.close();
  return { template: { embedded: true, dump }, remove: () => rm(directory, { recursive: true, force: true }) };
}

async function serverTemplate(admin: string): Promise<BuiltTemplate> {
  const database = `tenantry_template_${randomBytes(6).toString("hex")}`;
  await withConnection(admin, null, (client) => client.query(`create database ${database}`));
  const remove = () =>
    withConnection(admin, null, async (client) => void (await client.query(`drop database ${database}`)));
  try {
    await withConnection(admin, database, async (client) => {
      for (const script of await migrationScripts()) await client.query(script);
    });
  } catch (error) {
    await remove();
    throw error;
  }
  return { template: { embedded: false, admin, database }, remove };
}

/** @param admin address of a PostgreSQL on which databases may be made; the embedded one where undefined */
export async function buildTemplate(admin: string | undefined): Promise<BuiltTemplate> {
  return admin === undefined ? embeddedTemplate() : serverTemplate(admin);
}
