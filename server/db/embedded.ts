import { fork, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { fileURLToPath, pathToFileURL } from "node:url";
import { EmbeddedDatabaseError, prepareFiles, type EmbeddedFiles } from "./embedded-files";

/** How long a stopping database may take to write its last pages. */
const STOP_MILLISECONDS = 10_000;

/** Deaths within this time are counted; more than the limit mean that starting again does not help. */
const DEATHS_MILLISECONDS = 60_000;
const DEATHS_LIMIT = 5;

export interface EmbeddedDatabase {
  /** Address for pg and Prisma, through the unix socket. */
  url: string;
  /** Closes the database and lets go of the directory. */
  stop: () => Promise<void>;
  /** Called once when the database has died so often that it is given up; the server should end then. */
  onExit: (listener: (error: Error) => void) => void;
}

interface Options {
  dataDirectory: string;
  log?: (line: string) => void;
}

/** Starts the child from the bundle beside us, or from its source under tsx and vitest. */
function spawnChild({ dataDirectory, socketPath }: EmbeddedFiles): ChildProcess {
  const self = fileURLToPath(import.meta.url);
  const fromSource = self.endsWith(".ts");
  const script = fileURLToPath(
    new URL(fromSource ? "./embedded-process.ts" : "./embedded-process.mjs", import.meta.url),
  );
  const loader = fromSource ? ["--import", pathToFileURL(createRequire(self).resolve("tsx")).href] : [];
  return fork(script, [dataDirectory, socketPath], {
    execArgv: loader,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

/** Resolves when the child answers queries. */
function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("message", (message: { type: string; message?: string }) => {
      if (message.type === "ready") resolve();
      else reject(new EmbeddedDatabaseError(message.message ?? "The embedded database cannot be opened."));
    });
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      reject(
        new EmbeddedDatabaseError(
          `The embedded database ended while starting (${signal ?? `exit code ${String(code)}`}).`,
        ),
      );
    });
  });
}

function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MILLISECONDS);
  await exited(child);
  clearTimeout(timer);
}

/** Keeps one child running until it is stopped. */
class Keeper {
  private child: ChildProcess;
  private stopping = false;
  private deaths: number[] = [];
  private readonly listeners: ((error: Error) => void)[] = [];

  constructor(
    private readonly files: EmbeddedFiles,
    private readonly log: (line: string) => void,
  ) {
    this.child = spawnChild(files);
  }

  async start(): Promise<EmbeddedDatabase> {
    try {
      await ready(this.child);
    } catch (error) {
      await stopChild(this.child);
      throw error;
    }
    this.watch();
    return {
      url: this.files.url,
      stop: () => this.stop(),
      onExit: (listener) => void this.listeners.push(listener),
    };
  }

  private async stop(): Promise<void> {
    this.stopping = true;
    await stopChild(this.child);
  }

  private watch(): void {
    this.child.once("exit", (code, signal) => {
      if (!this.stopping) void this.restart(signal ?? `exit code ${String(code)}`);
    });
  }

  /** Connections break and are made again by the pool; the socket's path stays. */
  private async restart(why: string): Promise<void> {
    const now = Date.now();
    this.deaths = [...this.deaths.filter((time) => now - time < DEATHS_MILLISECONDS), now];
    if (this.deaths.length > DEATHS_LIMIT) {
      this.giveUp(
        new EmbeddedDatabaseError(`The embedded database ended ${this.deaths.length} times within a minute (${why}).`),
      );
      return;
    }
    this.log(`The embedded database ended (${why}) and starts again.`);
    this.child = spawnChild(this.files);
    try {
      await ready(this.child);
      this.watch();
    } catch (error) {
      await stopChild(this.child);
      if (!this.stopping) this.giveUp(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private giveUp(error: Error): void {
    this.log(error.message);
    for (const listener of this.listeners) listener(error);
  }
}

/**
 * Starts the embedded database in its own process.
 *
 * @throws EmbeddedDatabaseError with one line for the operator: directory not writable, in use, or of a newer release
 */
export async function startEmbedded({ dataDirectory, log = () => undefined }: Options): Promise<EmbeddedDatabase> {
  return new Keeper(prepareFiles(dataDirectory), log).start();
}

/** Does a process accept connections on this socket? */
function isServed(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    const answer = (served: boolean) => () => {
      socket.destroy();
      resolve(served);
    };
    socket.once("connect", answer(true)).once("error", answer(false));
  });
}

/** For operators' commands: the database of the running server, or one of their own while no server runs. */
export async function connectOrStart(options: Options): Promise<EmbeddedDatabase> {
  const files = prepareFiles(options.dataDirectory);
  const running = { url: files.url, stop: () => Promise.resolve(), onExit: () => undefined };
  if (await isServed(files.socketPath)) return running;
  try {
    return await startEmbedded(options);
  } catch (error) {
    // A server that started at the same moment took the directory first.
    if (await isServed(files.socketPath)) return running;
    throw error;
  }
}
