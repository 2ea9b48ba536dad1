import "server-only";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { systemScope } from "../access/authorize";
import type { SystemScope } from "../access/scope";
import { startLoops, type Loops } from "../background/loops";
import { closeDatabase } from "../db/client";
import { nameConnections } from "../db/pool";
import { env, publicUrl } from "../env";
import { prepareInstance } from "../instance/first-run";
import { log } from "../log";
import { VERSION } from "../version";
import { checkSealKeys, migrateDatabase, openDatabase, ROOT, type PreparedDatabase } from "./database";
import { nodeListener } from "./node-door";
import { nodeName } from "./node-name";
import { startPages, type Pages } from "./pages";
import { giveBackAfterStart } from "./spare-memory";
import { endingOf, type Ending } from "./stop";

/** After the time to drain: what has no answer by then is cut off. */
const HARD_STOP_MILLISECONDS = 15_000;
const FAILED = 1;

function refuseUnknownMode(): void {
  if (env().NODE_ENV === "test") throw new Error("NODE_ENV must be production or development");
}

async function listen(server: Server): Promise<void> {
  const { PORT, HOST } = env();
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? new Error(`PORT ${PORT} is in use already`) : error);
    });
    server.listen(PORT, HOST, resolve);
  });
}

async function announceDemo(scope: SystemScope): Promise<void> {
  const { prepareDemo } = await import("../tasks/demo/demo");
  const owner = await prepareDemo(scope);
  if (owner !== null) process.stdout.write(`\nThe demo's owner: ${owner.email}, password ${owner.password}\n`);
}

/** What a person who started it sees; the set-up link is the only secret that is ever printed. */
function announce(server: Server, setUpLink: string | null): void {
  const { port } = server.address() as AddressInfo;
  log().info({ version: VERSION, port }, "serving");
  process.stdout.write(`\nTenantry ${VERSION} is ready at ${publicUrl()}\n`);
  if (setUpLink !== null) process.stdout.write(`Create the first owner here (the link works once): ${setUpLink}\n`);
  process.stdout.write("\n");
}

/**
 * Starts everything in order: environment, database, migrations, first run, port, background loops; the pages are loaded
 * beside the database. Returns once requests are served; SIGINT and SIGTERM end it.
 * @throws Error with one line that says what to mend
 */
export async function startServer(values: readonly string[]): Promise<void> {
  refuseUnknownMode();
  const loading = startPages(ROOT);
  // It is waited for below; what the database has to say comes first.
  loading.catch(() => undefined);
  const database = await openDatabase("own");
  let pages: Pages;
  let setUpLink: string | null;
  try {
    checkSealKeys();
    nameConnections(nodeName());
    await migrateDatabase();
    const scope = systemScope("first-run", { id: "start", address: null, agent: null });
    if (values.includes("--demo")) await announceDemo(scope);
    ({ setUpLink } = await prepareInstance(scope));
    pages = await loading;
  } catch (error) {
    await closeDatabase();
    await database.stop();
    throw error;
  }
  const server = createServer(nodeListener((request, response) => pages.answer(request, response)));
  const ending = endingOf(server);
  server.keepAliveTimeout = 65_000;
  await listen(server);
  const loops = startLoops();
  announce(server, setUpLink);
  giveBackAfterStart();
  stopWhenAsked({ ending, pages, loops, database });
}

interface Parts {
  ending: Ending;
  pages: Pages;
  loops: Loops;
  database: PreparedDatabase;
}

function stopWhenAsked(parts: Parts): void {
  let stopping = false;
  const stop = (code: number, drainSeconds: number): void => {
    if (stopping) return;
    stopping = true;
    void shutDown(parts, code, drainSeconds * 1_000);
  };
  const { TENANTRY_DRAIN_SECONDS: drainSeconds } = env();
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      // Whoever asks once more does not want to wait.
      if (stopping) process.exit(FAILED);
      stop(0, drainSeconds);
    });
  }
  // The channel to `npm start` closes when that process is killed.
  process.once("disconnect", () => stop(0, drainSeconds));
  parts.database.onExit((error) => {
    log().error({ reason: error.message }, "the embedded database is gone");
    stop(FAILED, 0);
  });
}

/** Requests that still come are served for a while, those in flight finish; then loops, pages, pool and database end. */
async function shutDown(
  { ending, pages, loops, database }: Parts,
  code: number,
  drainMilliseconds: number,
): Promise<void> {
  setTimeout(() => process.exit(FAILED), drainMilliseconds + HARD_STOP_MILLISECONDS).unref();
  log().info({ drainMilliseconds }, "stopping");
  await ending.drain(drainMilliseconds);
  loops.rest();
  await ending.close();
  await loops.stop();
  await pages.close();
  await closeDatabase();
  await database.stop();
  process.exit(code);
}
