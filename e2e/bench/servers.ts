import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { shell } from "../../server/testing/processes/shell";
import { freePort } from "../product";

const ROOT = join(import.meta.dirname, "../..");
const BARE_PAGE = join(import.meta.dirname, "bare-page");

/** A server to compare with. */
interface Other {
  url: string;
  pid: number;
  /** Milliseconds from the start of the process to its first answer. */
  bootMilliseconds: number;
  stop: () => Promise<void>;
}

async function untilAnswering(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${url} did not start`);
    try {
      await (await fetch(url)).arrayBuffer();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

async function start(
  args: string[],
  port: number,
  path: string,
  environment: Readonly<Record<string, string>>,
): Promise<Other> {
  const started = performance.now();
  const env: NodeJS.ProcessEnv = { PATH: shell.PATH, NODE_ENV: "production", PORT: String(port), ...environment };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "ignore", "inherit"] });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswering(`${url}${path}`, child);
  const stop = async () => {
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
  };
  return { url, pid: child.pid ?? 0, bootMilliseconds: performance.now() - started, stop };
}

/** node:http and pg, nothing else; it makes its own schema in the database. */
export async function startBaseline(database: string): Promise<Other> {
  const port = await freePort();
  return start([join(import.meta.dirname, "baseline.mjs")], port, "/none", { DATABASE_URL: database });
}

/** The same way of recognising a caller, and one decision query written by hand, on the product's own database. */
export async function startDecisionsBaseline(database: string): Promise<Other> {
  const port = await freePort();
  return start([join(import.meta.dirname, "decisions-baseline.mjs")], port, "/none", { DATABASE_URL: database });
}

/** A client looked up and a token signed, on the product's own database. */
export async function startTokensBaseline(database: string): Promise<Other> {
  const port = await freePort();
  return start([join(import.meta.dirname, "tokens-baseline.mjs")], port, "/none", { DATABASE_URL: database });
}

/** A caller looked up, and the bytes of a file answered. */
export async function startConfigurationBaseline(database: string, content: string): Promise<Other> {
  const port = await freePort();
  const environment = { DATABASE_URL: database, CONTENT: content };
  return start([join(import.meta.dirname, "configuration-baseline.mjs")], port, "/none", environment);
}

async function next(args: string[]): Promise<void> {
  const env = { ...shell, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", ...args], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`next ${args.join(" ")} failed`);
}

/** A Next application of one page, built for this run and removed with `stop`. */
export async function startBarePage(): Promise<Other> {
  const forget = () => rm(join(BARE_PAGE, ".next"), { recursive: true, force: true });
  await next(["build", BARE_PAGE]);
  const port = await freePort();
  const args = ["node_modules/next/dist/bin/next", "start", BARE_PAGE, "-p", String(port), "-H", "127.0.0.1"];
  const server = await start(args, port, "/", { NEXT_TELEMETRY_DISABLED: "1" });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      await forget();
    },
  };
}
