import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { SERVER_PROCESS } from "../scripts/lib/server-process.mjs";
import { shell } from "../server/testing/processes/shell";

const ROOT = join(import.meta.dirname, "..");
const BOOT_MILLISECONDS = 90_000;
const STOP_MILLISECONDS = 20_000;

interface ProductOptions {
  /** Kept across restarts where given; otherwise fresh, and gone at the end. */
  data?: string;
  port?: number;
  environment?: Readonly<Record<string, string>>;
  /** After the program's name. */
  arguments?: readonly string[];
  /** How long the first answer may take. */
  patience?: number;
}

/** The product's production build, running. */
export interface Product {
  url: string;
  port: number;
  pid: number;
  data: string;
  /** Of its database, for what takes months in a product that runs. */
  database: string;
  /** Milliseconds from the start of the process to its first answer. */
  bootMilliseconds: number;
  /** Everything that it has printed, line by line. */
  lines: readonly string[];
  /** What it has printed as an error, or to standard error, since the last call. */
  takeErrors: () => string[];
  /** The first line that fits, at once or as soon as it is printed. */
  line: (pattern: RegExp) => Promise<string>;
  /** Its exit code, once it has ended. */
  exited: Promise<number | null>;
  /** Ends it as an operator does; throws where it does not go. */
  stop: () => Promise<void>;
  /** Ends it as a power cut does. */
  kill: () => Promise<void>;
}

/** A port on loopback that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

function isError(line: string): boolean {
  return /^\{.*"level":"(error|fatal)"/.test(line);
}

/** Keeps what a process prints and tells errors from the rest. */
function follow(child: ChildProcess) {
  const lines: string[] = [];
  const errors: string[] = [];
  const waiting = new Set<(line: string) => void>();
  const take = (line: string, fromStderr: boolean) => {
    lines.push(line);
    if (fromStderr || isError(line)) errors.push(line);
    for (const look of waiting) look(line);
  };
  if (child.stdout !== null) createInterface({ input: child.stdout }).on("line", (line) => take(line, false));
  if (child.stderr !== null) createInterface({ input: child.stderr }).on("line", (line) => take(line, true));
  const line = (pattern: RegExp): Promise<string> => {
    const found = lines.find((text) => pattern.test(text));
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve) => {
      const look = (text: string) => {
        if (!pattern.test(text)) return;
        waiting.delete(look);
        resolve(text);
      };
      waiting.add(look);
    });
  };
  return { lines, line, takeErrors: () => errors.splice(0) };
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/api/health`);
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

async function untilAnswering(
  url: string,
  child: ChildProcess,
  lines: readonly string[],
  patience: number,
): Promise<void> {
  const end = Date.now() + patience;
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > end) {
      child.kill("SIGKILL");
      throw new Error(`the server did not start:\n${lines.slice(-20).join("\n")}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function ended(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill(signal);
  const late = setTimeout(() => child.kill("SIGKILL"), STOP_MILLISECONDS);
  const [code, by] = (await exit) as [number | null, string | null];
  clearTimeout(late);
  if (signal === "SIGTERM" && code !== 0) {
    throw new Error(`the server ended with ${code ?? by ?? "nothing"} after SIGTERM`);
  }
}

/** What a shell passes on to any program; none of the product's own settings. */
function plainEnvironment(): Record<string, string> {
  const names = ["PATH", "HOME", "TMPDIR", "LANG", "TZ", "SystemRoot"];
  return Object.fromEntries(names.flatMap((name) => (shell[name] === undefined ? [] : [[name, shell[name]]])));
}

/** Starts the production build on loopback and resolves once it answers. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const port = options.port ?? (await freePort());
  const data = options.data ?? (await mkdtemp(join(tmpdir(), "tenantry-data-")));
  const url = `http://localhost:${port}`;
  const started = performance.now();
  const child = spawn(process.execPath, [...SERVER_PROCESS.args, ...(options.arguments ?? [])], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...plainEnvironment(),
      ...SERVER_PROCESS.env,
      NODE_ENV: "production",
      PORT: String(port),
      HOST: "127.0.0.1",
      TENANTRY_URL: url,
      TENANTRY_DATA: data,
      ...options.environment,
    },
  });
  const { lines, line, takeErrors } = follow(child);
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  await untilAnswering(`http://127.0.0.1:${port}`, child, lines, options.patience ?? BOOT_MILLISECONDS);
  const bootMilliseconds = performance.now() - started;
  // The database's own process outlives a server that ended at once by a moment, and still writes there.
  const gone = { recursive: true, force: true, maxRetries: 20 };
  const forget = () => (options.data === undefined ? rm(data, gone) : Promise.resolve());
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    await ended(child, signal);
    await forget();
  };
  const { pid = 0 } = child;
  const stops = { stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
  const embedded = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(data)}`;
  const database = options.environment?.DATABASE_URL ?? embedded;
  return { url, port, pid, data, database, bootMilliseconds, lines, line, takeErrors, exited, ...stops };
}
