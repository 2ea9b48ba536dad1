import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { afterAll, beforeAll, expect, it } from "vitest";
import { MigrationError, migrate, migrationState } from "./migrate.mjs";

// Prisma's command line runs for seconds, on a busy machine for many.
const SLOW = 120_000;

let database, server, directory, url;

beforeAll(async () => {
  database = await PGlite.create();
  directory = await mkdtemp(join(tmpdir(), "tenantry-migrate-"));
  server = new PGLiteSocketServer({ db: database, path: join(directory, ".s.PGSQL.5432"), maxConnections: 50 });
  await server.start();
  url = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(directory)}`;
}, SLOW);

afterAll(async () => {
  await server.stop();
  await database.close();
  await rm(directory, { recursive: true });
});

/** Runs Prisma's command line on the test's database and resolves to its exit code. */
async function prisma(...args) {
  const script = join(dirname(import.meta.filename), "cli.mjs");
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: "ignore",
  });
  const [code] = await once(child, "close");
  return code;
}

it(
  "brings an empty database to this release without a native engine, once",
  async () => {
    const { pending } = await migrationState(database);
    expect(pending.length).toBeGreaterThan(0);
    const lines = [];
    expect(await migrate({ url, log: (line) => lines.push(line) })).toEqual({ applied: pending });
    expect(lines[0]).toBe(`Migrating the database (${pending.length} pending).`);
    expect(await migrate({ url })).toEqual({ applied: [] });
  },
  SLOW,
);

it("leaves nothing between the migrations and the models", async () => {
  expect(await prisma("migrate", "diff", "--from-config-datasource", "--to-schema", "prisma", "--exit-code")).toBe(0);
}, 120_000);

it(
  "runs an interrupted migration again and, when that fails, says so in one line",
  async () => {
    const { rows } = await database.query(
      "select migration_name as name from _prisma_migrations order by started_at limit 1",
    );
    // As if the process had been killed in the middle; the tables that exist already make the second run fail.
    await database.query("update _prisma_migrations set finished_at = null where migration_name = $1", [rows[0].name]);
    const lines = [];
    const failure = await migrate({ url, log: (line) => lines.push(line) }).catch((error) => error);
    expect(lines[0]).toMatch(/was cut short earlier and left nothing behind; it runs again\.$/);
    expect(failure).toBeInstanceOf(MigrationError);
    expect(failure.message).toMatch(
      new RegExp(`^The migration ${rows[0].name} failed and was rolled back: .* already exists\\b`),
    );
    expect(failure.message).not.toContain("\n");
  },
  SLOW,
);

it("refuses data of a newer release before it changes anything", async () => {
  await database.exec(`insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
    values ('newer', '', '29990101000000_newer', now(), now(), 1)`);
  await expect(migrate({ url })).rejects.toThrow(
    /^The database's data are newer than this release: it does not know the migration 29990101000000_newer\./,
  );
});

it("says in one line that a database does not answer", async () => {
  await expect(migrate({ url: "postgresql://nobody@127.0.0.1:1/none" })).rejects.toThrow(
    /^The database does not answer: /,
  );
});
