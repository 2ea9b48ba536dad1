import "server-only";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { systemScope } from "../access/authorize";
import type { SystemScope } from "../access/scope";
import { startLoops } from "../background/loops";
import { closeDatabase } from "../db/client";
import { env, publicUrl } from "../env";
import { prepareInstance } from "../instance/first-run";
import { log } from "../log";
import { VERSION } from "../version";
import { checkSealKeys, migrateDatabase, openDatabase, ROOT } from "./database";
import { nodeListener } from "./node-door";
import { startPages, type Pages } from "./pages";

const HARD_STOP_MILLISECONDS = 15_000;
const IDLE_SWEEP_MILLISECONDS = 200;

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
 * Starts everything in order: environment, database, migrations, first run, pages, port, background loops. Returns once
 * requests are served; SIGINT and SIGTERM end it.
 * @throws Error with one line that says what to mend
 */
export async function startServer(values: readonly string[]): Promise<void> {
  refuseUnknownMode();
  const database = await openDatabase("own");
  let pages: Pages;
  let setUpLink: string | null;
  try {
    checkSealKeys();
    await migrateDatabase();
    const scope = systemScope("first-run", { id: "start", address: null, agent: null });
    if (values.includes("--demo")) await announceDemo(scope);
    ({ setUpLink } = await prepareInstance(scope));
    pages = await startPages(ROOT);
  } catch (error) {
    await closeDatabase();
    await database.stop();
    throw error;
  }
  const server = createServer(nodeListener((request, response) => pages.answer(request, response)));
  server.keepAliveTimeout = 65_000;
  await listen(server);
  const loops = startLoops();
  announce(server, setUpLink);
  let stopping = false;
  const stop = (code: number): void => {
    if (stopping) return;
    stopping = true;
    void shutDown({ server, pages, loops, database }, code);
  };
  process.once("SIGTERM", () => stop(0));
  process.once("SIGINT", () => stop(0));
  // The channel to `npm start` closes when that process is killed.
  process.once("disconnect", () => stop(0));
  database.onExit((error) => {
    log().error({ reason: error.message }, "the embedded database is gone");
    stop(1);
  });
}

interface Parts {
  server: Server;
  pages: Pages;
  loops: { stop: () => Promise<void> };
  database: { stop: () => Promise<void> };
}

/** Requests in flight finish, then loops, pages, pool and database end; what hangs is cut off after 15 seconds. */
async function shutDown({ server, pages, loops, database }: Parts, code: number): Promise<void> {
  setTimeout(() => process.exit(1), HARD_STOP_MILLISECONDS).unref();
  server.on("request", (_request, response) => response.setHeader("connection", "close"));
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MILLISECONDS);
  server.closeIdleConnections();
  await closed;
  clearInterval(sweep);
  await loops.stop();
  await pages.close();
  await closeDatabase();
  await database.stop();
  process.exit(code);
}
