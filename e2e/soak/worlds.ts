import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { startPostgres, type Postgres } from "../../scripts/lib/postgres.mjs";
import { startMailServer, type MailServer } from "../../server/testing/servers/smtp";
import { makeDatabase } from "../../server/testing/database/postgres";
import { freePort, startProduct, type Product } from "../product";
import { ENVIRONMENT, PATIENCE_MILLISECONDS, SEAL_KEYS } from "./settings";

/** What runs, and what of it can be killed. */
export interface World {
  name: string;
  victims: readonly string[];
  /** As they run now: a killed one is replaced by its successor at the same address. */
  servers: () => readonly Product[];
  /** For the operator's tasks. */
  environment: Readonly<Record<string, string>>;
  mail: MailServer;
  /** Kills, and resolves when what died has been started again as a supervisor would. */
  strike: (victim: string) => Promise<void>;
  /** Runs the work with a connection to the database, as soon as that has one. */
  read: <T>(work: (client: pg.Client) => Promise<T>) => Promise<T>;
  stop: () => Promise<void>;
}

/** A connection of a database that may be on its way back. */
async function connected(database: string): Promise<pg.Client> {
  const end = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const client = new pg.Client({ connectionString: database, application_name: "soak" });
    // One that breaks while it waits is nobody's unhandled error: its next statement says so.
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.query("select 1");
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (Date.now() > end) throw error;
      await pause(100);
    }
  }
}

function reader(database: string): World["read"] {
  return async (work) => {
    const client = await connected(database);
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
}

/** The embedded database's process: the server's only child. */
function databaseProcess(server: number): number {
  const [child] = readFileSync(`/proc/${server}/task/${server}/children`, "utf8").trim().split(" ");
  if (child === undefined || child === "") throw new Error("the server has no database process");
  return Number(child);
}

/** Servers do not outlive a run that is broken off. Answers how to let go of them once they have been stopped. */
function killAtExit(servers: () => readonly Product[]): () => void {
  const kill = () => {
    for (const { pid } of servers()) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It is dead already: that is what this run is for.
      }
    }
  };
  process.on("exit", kill);
  return () => void process.off("exit", kill);
}

/** One server with the embedded database, which its own server starts again. */
export async function embeddedWorld(): Promise<World> {
  const data = await mkdtemp(join(tmpdir(), "tenantry-soak-"));
  const port = await freePort();
  const mail = await startMailServer();
  const environment = { ...ENVIRONMENT, SMTP_URL: mail.url };
  const start = () => startProduct({ data, port, environment, patience: PATIENCE_MILLISECONDS });
  let product = await start();
  const letGo = killAtExit(() => [product]);
  const strike = async (victim: string) => {
    if (victim !== "server") process.kill(databaseProcess(product.pid), "SIGKILL");
    if (victim === "database") return;
    await product.kill();
    product = await start();
  };
  return {
    name: "one server on the embedded database, killed",
    victims: ["server", "database", "server and database"],
    servers: () => [product],
    environment: { TENANTRY_DATA: data },
    mail,
    strike,
    read: reader(product.database),
    stop: async () => {
      await product.stop();
      letGo();
      await mail.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** Kills a process of PostgreSQL that serves a server, one that does something if there is any. */
async function killBackend(database: string): Promise<void> {
  const client = await connected(database);
  const { rows } = await client.query<{ pid: number }>(
    `select "pid" from "pg_stat_activity" where "application_name" like 'tenantry%' and "backend_type" = 'client backend'
     order by "state" = 'idle', random() limit 1`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error("no server has a connection to PostgreSQL");
  try {
    process.kill(row.pid, "SIGKILL");
  } catch (error) {
    // It has ended meanwhile, on its own.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
  // PostgreSQL ends all its connections then, this one too.
  await client.end().catch(() => undefined);
}

const SERVERS = ["server A", "server B"] as const;
const BACKEND = "a PostgreSQL backend";
const POSTGRES = "PostgreSQL";

async function crash(postgres: Postgres): Promise<void> {
  await postgres.crash();
  await postgres.restart();
}

/** Two servers on one PostgreSQL that keeps what it acknowledges. */
export async function postgresWorld(fate: "killed" | "left alone"): Promise<World> {
  const postgres = await startPostgres({ durable: true });
  const { url: database } = await makeDatabase(postgres.adminUrl, "soak");
  const directory = await mkdtemp(join(tmpdir(), "tenantry-soak-"));
  const mail = await startMailServer();
  const shared = { ...ENVIRONMENT, SMTP_URL: mail.url, DATABASE_URL: database, TENANTRY_SEAL_KEYS: SEAL_KEYS };
  const ports = [await freePort(), await freePort()];
  const start = (index: number) =>
    startProduct({
      data: join(directory, String(index)),
      port: ports[index] ?? 0,
      environment: shared,
      patience: PATIENCE_MILLISECONDS,
    });
  const running = [await start(0), await start(1)];
  const letGo = killAtExit(() => running);
  const strike = async (victim: string) => {
    if (victim === BACKEND) return killBackend(database);
    if (victim === POSTGRES) return crash(postgres);
    const index = victim === SERVERS[0] ? 0 : 1;
    await running[index]?.kill();
    running[index] = await start(index);
  };
  return {
    name: `two servers on one PostgreSQL, ${fate}`,
    victims: [...SERVERS, BACKEND, POSTGRES],
    servers: () => running,
    environment: { TENANTRY_DATA: join(directory, "0"), DATABASE_URL: database, TENANTRY_SEAL_KEYS: SEAL_KEYS },
    mail,
    strike,
    read: reader(database),
    stop: async () => {
      for (const product of running) await product.stop();
      letGo();
      await mail.close();
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
