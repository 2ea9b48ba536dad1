import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { spawnPrisma } from "../../prisma/cli.mjs";

const DIRECTORY = "prisma/migrations";

/** All migrations as SQL, oldest first, as they would run on an empty database. */
export async function migrationScripts(): Promise<string[]> {
  if (!existsSync(DIRECTORY)) return [await diffScript()];
  const entries = await readdir(DIRECTORY, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readFile(join(DIRECTORY, name, "migration.sql"), "utf8")));
}

/** Before the first migration is written: the SQL that the models ask for. */
async function diffScript(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "tenantry-diff-"));
  const database = await PGlite.create();
  const server = new PGLiteSocketServer({ db: database, path: join(directory, ".s.PGSQL.5432"), maxConnections: 10 });
  await server.start();
  const url = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(directory)}`;
  const child = spawnPrisma(["migrate", "diff", "--from-empty", "--to-schema", "prisma", "--script"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, DATABASE_URL: url },
  });
  let script = "";
  child.stdout?.on("data", (chunk: Buffer) => (script += chunk.toString()));
  const code = await new Promise((resolve) => child.on("close", resolve));
  await server.stop();
  await database.close();
  await rm(directory, { recursive: true });
  if (code !== 0) throw new Error("prisma migrate diff failed");
  return script.replace(/^Loaded Prisma config.*$/m, "");
}
