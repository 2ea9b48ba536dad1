import "server-only";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Migration from "../../prisma/migrate.mjs";
import { connectOrStart, startEmbedded } from "../db/embedded";
import { markEmbedded } from "../db/pool";
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

/** With the embedded database alone the seal keys are made and kept beside the data; lose them and sealed data are lost. */
function keptSealKeys(dataDirectory: string): string {
  const path = join(dataDirectory, "seal-keys");
  if (existsSync(path)) return readFileSync(path, "utf8").trim();
  if (existsSync(join(dataDirectory, "sealed"))) {
    throw new Error(`TENANTRY_SEAL_KEYS is not set and ${path} is gone, while the data are sealed. Put the keys back.`);
  }
  const keys = `k1:${randomBytes(32).toString("base64")}`;
  writeFileSync(path, `${keys}\n`, { mode: 0o600, flag: "wx" });
  writeFileSync(
    join(dataDirectory, "sealed"),
    "Data are sealed with the keys in TENANTRY_SEAL_KEYS or in the file seal-keys.\n",
  );
  chmodSync(path, 0o600);
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
    TENANTRY_SEAL_KEYS: TENANTRY_SEAL_KEYS ?? keptSealKeys(options.dataDirectory),
  });
  return database;
}

/** A missing or wrong key stops the start here, before anything is written. */
export function checkSealKeys(): void {
  parseSealKeys(env().TENANTRY_SEAL_KEYS ?? "");
}

/** Brings the database to this release; quick where nothing is pending. */
export async function migrateDatabase(): Promise<void> {
  const path = pathToFileURL(join(ROOT, "prisma/migrate.mjs")).href;
  const { migrate } = (await import(path)) as typeof Migration;
  await migrate({ url: env().DATABASE_URL ?? "", log: (line) => log().info(line) });
}
