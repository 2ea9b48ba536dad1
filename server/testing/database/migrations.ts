import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const DIRECTORY = join(import.meta.dirname, "../../../prisma/migrations");

/** Names of all migrations, oldest first. */
export async function migrationNames(): Promise<string[]> {
  const entries = await readdir(DIRECTORY, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return names.sort();
}

/** All migrations as SQL, oldest first, as they would run on an empty database. */
export async function migrationScripts(): Promise<string[]> {
  const names = await migrationNames();
  return Promise.all(names.map((name) => readFile(join(DIRECTORY, name, "migration.sql"), "utf8")));
}
