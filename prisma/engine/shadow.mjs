import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { parseIntoClientConfig } from "pg-connection-string";

/** Runs `work` on a connection of its own. */
export async function withClient(config, work) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** PGlite has a single database, whatever name is asked for, so its shadow is another PGlite, in memory. */
async function openInMemory() {
  const { PGlite } = await import("@electric-sql/pglite");
  const { PGLiteSocketServer } = await import("@electric-sql/pglite-socket");
  const database = await PGlite.create();
  const directory = await mkdtemp(join(tmpdir(), "shadow-"));
  const server = new PGLiteSocketServer({ db: database, path: join(directory, ".s.PGSQL.5432"), maxConnections: 10 });
  await server.start();
  return {
    config: { host: directory, port: 5432, user: "postgres", database: "postgres" },
    close: async () => {
      await server.stop();
      await database.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function createDatabase(config) {
  const database = `prisma_shadow_${randomUUID()}`;
  await withClient(config, (client) => client.query(`create database "${database}"`));
  return {
    config: { ...config, database },
    close: () => withClient(config, (client) => client.query(`drop database if exists "${database}" with (force)`)),
  };
}

/**
 * Opens the throw-away database on which the engine replays all migrations: the one that the operator names, an
 * in-memory PGlite beside an embedded database, or a new database on the same server.
 *
 * @returns {Promise<{ config: object, close: () => Promise<unknown> }>}
 */
export async function openShadowDatabase(config, shadowDatabaseUrl) {
  if (shadowDatabaseUrl) return { config: parseIntoClientConfig(shadowDatabaseUrl), close: async () => {} };
  const version = await withClient(config, async (client) => (await client.query("select version()")).rows[0].version);
  return version.includes("PGlite") ? openInMemory() : createDatabase(config);
}
