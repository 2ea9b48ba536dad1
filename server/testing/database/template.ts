import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { migrationScripts } from "./migrations";
import { makeDatabase } from "./postgres";

/**
 * A migrated, empty database that test files clone: the dump of a PGlite, or a template database on a PostgreSQL whose
 * administrator's address is given.
 */
export type Template = { embedded: true; dump: string } | { embedded: false; admin: string; database: string };

interface BuiltTemplate {
  template: Template;
  remove: () => Promise<void>;
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
  const { name, url, drop } = await makeDatabase(admin, "template");
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    for (const script of await migrationScripts()) await client.query(script);
  } catch (error) {
    await drop();
    throw error;
  }
  await client.end();
  return { template: { embedded: false, admin, database: name }, remove: drop };
}

/** @param admin address of a PostgreSQL on which databases may be made; the embedded one where undefined */
export async function buildTemplate(admin: string | undefined): Promise<BuiltTemplate> {
  return admin === undefined ? embeddedTemplate() : serverTemplate(admin);
}
