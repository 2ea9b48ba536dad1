import "server-only";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Migration from "../../prisma/migrate.mjs";
import { connectOrStart, startEmbedded } from "../db/embedded";
import { markEmbedded, pool } from "../db/pool";
import { completeEnv, env } from "../env";
import { log } from "../log";
import { parseSealKeys } from "../secrets/keys";

export interface PreparedDatabase {
  stop: () => Promise<void>;
  onExit: (listener: (error: Error) => void) => void;
}

const EXTERNAL: PreparedDatabase = { stop: () => Promise.resolve(), onExit: () => undefined };

/** Root of the installation: one above `server/` as above `dist/`. */
export const ROOT = resolve(import.meta.dirname, import.meta.filename.endsWith(".ts") ? "../.." : "..");

/** Says beside the data that they are sealed, so that a later start without the keys does not make new ones. */
function markSealed(dataDirectory: string): void {
  const text = "Data are sealed with the keys in TENANTRY_SEAL_KEYS or in the file seal-keys.\n";
  writeFileSync(join(dataDirectory, "sealed"), text);
}

/**
 * The given seal keys or, with the embedded database alone, those that are made and kept beside the data; lose them and
 * sealed data are lost.
 * @throws Error where the data are sealed and there is no key
 */
export function keptSealKeys(dataDirectory: string, given: string | undefined): string {
  const path = join(dataDirectory, "seal-keys");
  if (given === undefined && existsSync(path)) return readFileSync(path, "utf8").trim();
  const sealed = existsSync(join(dataDirectory, "sealed"));
  if (given === undefined && sealed) {
    throw new Error(`TENANTRY_SEAL_KEYS is not set and ${path} is gone, while the data are sealed. Put the keys back.`);
  }
  const keys = given ?? `k1:${randomBytes(32).toString("base64")}`;
  if (given === undefined) writeFileSync(path, `${keys}\n`, { mode: 0o600, flag: "wx" });
  if (!sealed) markSealed(dataDirectory);
  return keys;
}

/** Opens the database that the environment names, else the embedded one, and tells the rest of the process. */
export async function openDatabase(share: "own" | "shared"): Promise<PreparedDatabase> {
  const { DATABASE_URL, TENANTRY_DATA, TENANTRY_SEAL_KEYS } = env();
  if (DATABASE_URL !== undefined) return EXTERNAL;
  const options = { dataDirectory: resolve(TENANTRY_DATA), log: (line: string) => log().warn(line) };
  const database = await (share === "own" ? startEmbedded(options) : connectOrStart(options));
  markEmbedded();
  completeEnv({
    DATABASE_URL: database.url,
    TENANTRY_SEAL_KEYS: keptSealKeys(options.dataDirectory, TENANTRY_SEAL_KEYS),
  });
  return database;
}

/** A missing or wrong key stops the start here, before anything is written. */
export function checkSealKeys(): void {
  parseSealKeys(env().TENANTRY_SEAL_KEYS ?? "");
}

async function migrations(): Promise<typeof Migration> {
  return (await import(pathToFileURL(join(ROOT, "prisma/migrate.mjs")).href)) as typeof Migration;
}

/** What this release has and the database has not, and the other way round; changes nothing. */
export async function databaseMigrations(): Promise<Migration.MigrationState> {
  const { migrationState } = await migrations();
  const client = await pool().connect();
  try {
    return await migrationState(client);
  } finally {
    client.release();
  }
}

/** Brings the database to this release; quick where nothing is pending. */
export async function migrateDatabase(): Promise<void> {
  const { migrate } = await migrations();
  await migrate({ url: env().DATABASE_URL ?? "", log: (line) => log().info(line) });
}
