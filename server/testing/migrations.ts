import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const DIRECTORY = join(import.meta.dirname, "../../prisma/migrations");

/** All migrations as SQL, oldest first, as they would run on an empty database. */
export async function migrationScripts(): Promise<string[]> {
  const entries = await readdir(DIRECTORY, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readFile(join(DIRECTORY, name, "migration.sql"), "utf8")));
}
