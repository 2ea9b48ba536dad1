#!/usr/bin/env node
/**
 * Brings a database to this release: `node prisma/migrate.mjs` with DATABASE_URL, or `migrate()` at the server's start.
 * Two quick queries tell whether anything is pending; only then Prisma's CLI runs, which takes seconds.
 */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import pg from "pg";
import { spawnPrisma } from "./cli.mjs";

const migrationsDirectory = join(dirname(fileURLToPath(import.meta.url)), "migrations");

/** Any number that no other program uses as an advisory lock on this database. */
const LOCK = 7_236_481_905;
/** The one that Prisma's schema engine holds while it migrates. */
const PRISMA_LOCK = 72_707_369;

/** A database that cannot be brought to this release. The message is one line for the operator. */
export class MigrationError extends Error {
  name = "MigrationError";
}

function listMigrations(directory) {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((name) => existsSync(join(directory, name, "migration.sql")))
    .sort();
}

/**
 * What this release has and what the database holds.
 *
 * @returns {Promise<{ pending: string[], unknown: string[], interrupted: string[] }>} names of migrations: not applied
 *   yet; applied but not part of this release; begun and neither finished nor given up
 */
export async function migrationState(client, directory = migrationsDirectory) {
  const known = listMigrations(directory);
  const { rows: tables } = await client.query("select to_regclass('_prisma_migrations') is not null as exists");
  if (!tables[0].exists) return { pending: known, unknown: [], interrupted: [] };
  const { rows } = await client.query(
    "select migration_name as name, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null",
  );
  const applied = new Set(rows.filter((row) => row.finished).map((row) => row.name));
  return {
    pending: known.filter((name) => !applied.has(name)),
    unknown: [...applied].filter((name) => !known.includes(name)).sort(),
    interrupted: rows.filter((row) => !row.finished).map((row) => row.name),
  };
}

function refuseNewerData({ unknown }) {
  if (unknown.length === 0) return;
  throw new MigrationError(
    `The database's data are newer than this release: it does not know the migration ${unknown.at(-1)}. ` +
      "Start the release that wrote them, or a later one. Nothing was changed.",
  );
}

/**
 * Every migration runs in one transaction, so one that was cut short left nothing behind: it may simply run again,
 * once Prisma's note about it is closed.
 */
async function closeInterrupted(client, names) {
  await client.query(
    "update _prisma_migrations set rolled_back_at = now() where migration_name = any($1) and finished_at is null and rolled_back_at is null",
    [names],
  );
}

/**
 * A database goes on with the statement of a process that was killed, and may commit it later. Prisma's lock belongs to
 * that same connection, so once it is free the interrupted migration has happened or has not.
 */
async function waitForAbandonedWork(client) {
  await client.query("select pg_advisory_lock($1)", [PRISMA_LOCK]);
  await client.query("select pg_advisory_unlock($1)", [PRISMA_LOCK]);
}

/** Runs `prisma migrate deploy`. Resolves to its output when it fails, to undefined when it succeeds. */
function deploy(url) {
  return new Promise((resolve, reject) => {
    const child = spawnPrisma(["migrate", "deploy"], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, DATABASE_URL: url },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve(code === 0 ? undefined : output));
  });
}

async function explainFailure(client, output) {
  const { interrupted } = await migrationState(client).catch(() => ({ interrupted: [] }));
  const reason = /(?:ERROR|FATAL): (.*)/.exec(output)?.[1] ?? output.trim().split("\n").filter(Boolean).at(-1) ?? "";
  return interrupted.length === 0
    ? new MigrationError(`The database could not be migrated: ${reason}`)
    : new MigrationError(
        `The migration ${interrupted.at(-1)} failed and was rolled back: ${reason.replace(/\.?$/, ".")} ` +
          "Mend what it names in the database and start again, or go on with the release before.",
      );
}

/** Connects; a database that does not exist yet is made by Prisma's first deploy, on which the caller decides. */
async function connect(url) {
  const client = new pg.Client({ connectionString: url, application_name: "tenantry-migrate" });
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    if (error.code === "3D000") return undefined;
    throw new MigrationError(`The database does not answer: ${error.message || error.code}.`);
  }
}

/**
 * Applies the migrations that the database lacks. Processes that start at once wait for each other: the lock belongs to
 * the connection, so it ends with a process that is killed.
 *
 * @param {{ url: string, log?: (line: string) => void }} options
 * @returns {Promise<{ applied: string[] }>}
 * @throws {MigrationError}
 */
export async function migrate({ url, log = () => {} }) {
  const client = await connect(url);
  if (!client) {
    log("Creating the database.");
    const output = await deploy(url);
    if (output !== undefined) throw new MigrationError(`The database could not be created: ${output.trim()}`);
    return { applied: listMigrations(migrationsDirectory) };
  }
  try {
    let state = await migrationState(client);
    refuseNewerData(state);
    if (state.pending.length === 0) return { applied: [] };
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    try {
      await waitForAbandonedWork(client);
      state = await migrationState(client);
      refuseNewerData(state);
      if (state.pending.length > 0) await applyPending(client, url, state, log);
      return { applied: state.pending };
    } finally {
      // The embedded database has one session for all connections, so closing this one would not release the lock.
      await client.query("select pg_advisory_unlock($1)", [LOCK]).catch(() => {});
    }
  } finally {
    await client.end();
  }
}

async function applyPending(client, url, { pending, interrupted }, log) {
  if (interrupted.length > 0) {
    log(`The migration ${interrupted.at(-1)} was cut short earlier and left nothing behind; it runs again.`);
    await closeInterrupted(client, interrupted);
  }
  const started = Date.now();
  log(`Migrating the database (${pending.length} pending).`);
  const output = await deploy(url);
  if (output !== undefined) throw await explainFailure(client, output);
  log(`Migrated the database in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const url = process.env.DATABASE_URL;
  try {
    if (!url) throw new MigrationError("Set DATABASE_URL; the embedded database is migrated by `npm start`.");
    const { applied } = await migrate({ url, log: console.log });
    if (applied.length === 0) console.log("The database is up to date.");
  } catch (error) {
    console.error(error instanceof MigrationError ? error.message : error);
    process.exitCode = 1;
  }
}
