/**
 * The embedded database's own process: PGlite blocks its thread while a query runs, and the server must go on answering.
 * Started by embedded.ts with the data directory and the socket's path; ends when its parent goes.
 */
import { chmodSync, existsSync, renameSync, rmSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { keepBatchesWhole } from "./embedded-batches";
import { EmbeddedDatabaseError, checkVersion, databaseDirectory, writeVersion } from "./embedded-files";
import { waitForLock } from "./embedded-lock";

/** The pool of the server has 10 connections; Prisma's command line, operators' commands and tests come on top. */
const MAX_CONNECTIONS = 50;

/** A predecessor that is ending needs this long at most. */
const PREDECESSOR_MILLISECONDS = 8_000;

/**
 * A process manager that stops the service signals this process too, while the server still finishes its answers: so
 * the signal only starts a clock, and the end comes with the parent's.
 */
const SIGNAL_GRACE_MILLISECONDS = 15_000;

type Report = { type: "ready" } | { type: "failed"; message: string };

function report(message: Report): void {
  if (process.connected) process.send?.(message);
}

function complain(line: string, error: unknown): void {
  process.stderr.write(`${line} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

/** Makes the database aside and moves it into place, so that a first start that is cut short leaves no half of one. */
async function createDatabase(directory: string): Promise<void> {
  const aside = `${directory}.new`;
  rmSync(aside, { recursive: true, force: true });
  const database = await PGlite.create(aside);
  await database.close();
  renameSync(aside, directory);
}

async function lock(dataDirectory: string): Promise<() => void> {
  const attempt = await waitForLock(dataDirectory, PREDECESSOR_MILLISECONDS);
  if ("release" in attempt) return attempt.release;
  const who = attempt.heldBy === "unknown" ? "" : ` (process ${attempt.heldBy})`;
  throw new EmbeddedDatabaseError(`${dataDirectory} is in use by another running Tenantry${who}; stop that one first.`);
}

/** After a failure inside the engine nothing more would be answered: end, so that the parent starts a new process. */
function endOnEngineFailure(database: PGlite): void {
  const run = database.execProtocolRawStream.bind(database);
  database.execProtocolRawStream = async (message, options) => {
    try {
      await run(message, options);
    } catch (error) {
      complain("The embedded database failed and starts again.", error);
      process.exit(70);
    }
  };
}

async function open(dataDirectory: string, socketPath: string): Promise<() => Promise<void>> {
  const release = await lock(dataDirectory);
  checkVersion(dataDirectory);
  const directory = databaseDirectory(dataDirectory);
  if (!existsSync(directory)) await createDatabase(directory);
  const database = keepBatchesWhole(await PGlite.create(directory));
  endOnEngineFailure(database);
  writeVersion(dataDirectory);
  // Left behind by a process that was killed; the lock says that nobody listens.
  rmSync(socketPath, { force: true });
  const server = new PGLiteSocketServer({ db: database, path: socketPath, maxConnections: MAX_CONNECTIONS });
  await server.start();
  chmodSync(socketPath, 0o600);
  return async () => {
    await server.stop();
    await database.close();
    rmSync(socketPath, { force: true });
    release();
  };
}

let ending = false;
let close: (() => Promise<void>) | undefined;

function end(): void {
  if (ending) return;
  ending = true;
  // Nothing to close yet: a database that is only being opened survives an abrupt end.
  void (close?.() ?? Promise.resolve()).then(
    () => process.exit(0),
    (error: unknown) => {
      complain("The embedded database did not close cleanly.", error);
      process.exit(1);
    },
  );
}

process.on("disconnect", end);
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => setTimeout(end, process.connected ? SIGNAL_GRACE_MILLISECONDS : 0));

function explain(error: unknown, dataDirectory = ""): string {
  if (error instanceof EmbeddedDatabaseError) return error.message;
  complain("The embedded database could not be opened.", error);
  return `The embedded database in ${dataDirectory} cannot be opened; the lines above say why.`;
}

const [dataDirectory, socketPath] = process.argv.slice(2);
try {
  if (!dataDirectory || !socketPath) {
    throw new EmbeddedDatabaseError("The server starts this process; it is no command of its own.");
  }
  close = await open(dataDirectory, socketPath);
  report({ type: "ready" });
} catch (error) {
  report({ type: "failed", message: explain(error, dataDirectory) });
  process.exitCode = 1;
  // Without the channel nothing keeps this process; it ends when the report has been sent.
  process.off("disconnect", end);
  if (process.connected) process.disconnect();
}
