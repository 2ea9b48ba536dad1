import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import type { LoadOptions, LoadResult } from "./load";

const execute = promisify(execFile);

export interface Target {
  url: string;
  pid: number;
  headers: Readonly<Record<string, string>>;
  /** Clients at once; 16 where absent. */
  clients?: number;
  /** Texts to post in turn; without them everything is got. */
  bodies?: readonly string[];
  /** Media type of the bodies; JSON where absent. */
  bodyType?: string;
  /** Requests before the clock starts, where one does much. */
  warmRequests?: number;
}

/** Seconds that each measurement takes, and how often it is repeated. */
export interface Effort {
  seconds: number;
  warmUpSeconds: number;
  rounds: number;
}

const CLIENTS = 16;

/** One run of the load generator, in a process of its own. */
async function load(
  { bodies, clients = CLIENTS, ...target }: Target,
  { seconds, warmUpSeconds }: Effort,
): Promise<LoadResult> {
  const directory = await mkdtemp(join(tmpdir(), "tenantry-bench-"));
  const options: LoadOptions = { ...target, seconds, warmUpSeconds, clients };
  try {
    if (bodies !== undefined) {
      options.bodies = join(directory, "bodies.json");
      await writeFile(options.bodies, JSON.stringify(bodies));
    }
    return await generate(options);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function generate(options: LoadOptions): Promise<LoadResult> {
  const { url } = options;
  const script = join(import.meta.dirname, "load.ts");
  const { stdout } = await execute(process.execPath, ["--import", "tsx", script, JSON.stringify(options)]);
  const result = JSON.parse(stdout) as LoadResult;
  if (result.failures > 0 || result.requests === 0) {
    throw new Error(`${url}: ${result.failures} of ${result.requests} failed`);
  }
  return result;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function middle(results: readonly LoadResult[]): LoadResult {
  const [last] = results.slice(-1);
  if (last === undefined) throw new Error("nothing was measured");
  const of = (read: (result: LoadResult) => number) => median(results.map(read));
  return {
    ...last,
    rate: of(({ rate }) => rate),
    cpu: of(({ cpu }) => cpu),
    p95: of((result) => result.p95),
    p99: of((result) => result.p99),
  };
}

/** Both in turns, so that whatever else the machine does falls on both alike. */
export async function compare(
  ours: Target,
  other: Target,
  effort: Effort,
): Promise<{ ours: LoadResult; other: LoadResult }> {
  const results = { ours: [] as LoadResult[], other: [] as LoadResult[] };
  for (let round = 0; round < effort.rounds; round += 1) {
    results.other.push(await load(other, effort));
    results.ours.push(await load(ours, effort));
  }
  return { ours: middle(results.ours), other: middle(results.other) };
}

/** Resident memory of a process in MB (10^6 bytes). */
export function residentMegabytes(pid: number): number {
  const [, kibibytes = "0"] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return (Number(kibibytes) * 1_024) / 1_000_000;
}

interface PageWeight {
  path: string;
  /** Gzip KiB of all scripts that the page's HTML asks for. */
  script: number;
  /** KB (10^3 bytes) of the HTML itself. */
  html: number;
}

/** What a page's first load costs, read from the HTML that the server sends. */
export async function weighPage(base: string, path: string, cookie: string): Promise<PageWeight> {
  const answer = await fetch(`${base}${path}`, { headers: { cookie }, redirect: "manual" });
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  const html = await answer.text();
  // Browsers that know modules never load what is marked for the others.
  const tags = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/\bnomodule\b/i.test(tag));
  const sources = new Set(tags.flatMap((tag) => / src="([^"]+)"/.exec(tag)?.[1]?.replaceAll("&amp;", "&") ?? []));
  let bytes = 0;
  for (const source of sources) {
    const script = await fetch(new URL(source, base));
    bytes += gzipSync(Buffer.from(await script.arrayBuffer())).length;
  }
  return { path, script: bytes / 1_024, html: Buffer.byteLength(html) / 1_000 };
}
