import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDatabase } from "@/server/db/client";
import { markEmbedded, pool } from "@/server/db/pool";
import { completeEnv } from "@/server/env";
import { giveBack, takeEmbedded } from "./database/embedded";
import { makeDatabase } from "./database/postgres";

interface Clone {
  url: string;
  remove: () => Promise<void>;
}

/** More than the product's pool opens; connections above it are refused. */
const CONNECTIONS = 50;

async function embeddedClone(dump: string): Promise<Clone> {
  const directory = await mkdtemp(join(tmpdir(), "tenantry-test-"));
  const taken = await takeEmbedded(dump);
  const server = new PGLiteSocketServer({
    db: taken.database,
    path: join(directory, ".s.PGSQL.5432"),
    maxConnections: CONNECTIONS,
  });
  await server.start();
  const remove = async () => {
    await server.stop();
    await giveBack(taken);
    await rm(directory, { recursive: true, force: true });
  };
  return { url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(directory)}`, remove };
}

async function serverClone(admin: string, template: string): Promise<Clone> {
  const { url, drop } = await makeDatabase(admin, "test", template);
  return { url, remove: drop };
}

/**
 * Gives the test file a database of its own: migrated, empty, gone at the end. Call it once at the top of the file;
 * server code then reads and writes there.
 */
export function useDatabase(): void {
  let clone: Clone | undefined;
  beforeAll(async () => {
    const template = inject("template");
    clone = template.embedded
      ? await embeddedClone(template.dump)
      : await serverClone(template.admin, template.database);
    completeEnv({ DATABASE_URL: clone.url });
    if (template.embedded) markEmbedded();
  });
  afterAll(async () => {
    if (clone === undefined) return;
    await closeDatabase();
    await clone.remove();
  });
}

/** Runs SQL past every guard of the product, to look at rows or to bring about what no command would. */
export async function sql<Row extends Record<string, unknown>>(text: string, ...values: unknown[]): Promise<Row[]> {
  return (await pool().query<Row>(text, values)).rows;
}
