import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";

/**
 * A load generator in a process of its own: so many clients, each on one kept connection, each asking again as soon as
 * it is answered. Plain sockets, since a whole HTTP client would cost more than the server under test.
 *
 * Its argument is a JSON object (`LoadOptions`); it prints a JSON object (`LoadResult`).
 */
export interface LoadOptions {
  url: string;
  headers: Readonly<Record<string, string>>;
  clients: number;
  /** A file with bodies to post in turn, an array of texts in JSON; without it everything is got. */
  bodies?: string;
  /** Media type of the bodies; JSON where absent. */
  bodyType?: string;
  seconds: number;
  /** Asked before the clock starts, so that code is compiled and caches are warm. */
  warmUpSeconds: number;
  /** And at least so many, within bounds; 1,000 where absent. */
  warmRequests?: number;
  /** The server's process, whose CPU time is read. */
  pid: number;
}

export interface LoadResult {
  requests: number;
  /** Requests a second, all clients together. */
  rate: number;
  /** CPU milliseconds of the server's process for each request. */
  cpu: number;
  /** Answers of another status than 200. */
  failures: number;
  /** Size of the last answer's body in bytes. */
  bytes: number;
  /** Milliseconds within which 95 of 100 requests were answered, as their client saw it. */
  p95: number;
  p99: number;
}

/** V8 optimises what has run often: a slow page needs longer than a quick one, within bounds. */
const WARM_REQUESTS = 1_000;
const WARM_SECONDS = 30;

const HEAD_END = Buffer.from("\r\n\r\n");
const LAST_CHUNK = Buffer.from("\r\n0\r\n\r\n");
/** Linux counts CPU time in hundredths of a second (sysconf CLK_TCK). */
const TICK_MILLISECONDS = 10;

function cpuMilliseconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name in parentheses may hold spaces; user and system time are fields 14 and 15 (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MILLISECONDS;
}

/** Length of the first whole answer in the buffer; null while more has to come. */
function answerLength(buffer: Buffer): { total: number; body: number } | null {
  const head = buffer.indexOf(HEAD_END);
  if (head < 0) return null;
  const start = head + HEAD_END.length;
  const given = /\r\ncontent-length: *(\d+)/i.exec(buffer.toString("latin1", 0, head));
  if (given !== null) {
    const body = Number(given[1]);
    return buffer.length >= start + body ? { total: start + body, body } : null;
  }
  // An empty body is the last chunk alone, which the line end of the head precedes.
  const end = buffer.indexOf(LAST_CHUNK, start - 2);
  return end < 0 ? null : { total: end + LAST_CHUNK.length, body: end - start };
}

interface Counts {
  requests: number;
  failures: number;
  bytes: number;
  waits: number[];
}

/** The value that this part of all do not exceed. */
function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN;
}

/** One client, until it is told to stop. */
function client(next: () => Buffer, host: string, port: number, counts: Counts): Socket {
  const socket = connect(port, host).setNoDelay(true);
  let pending: Buffer = Buffer.alloc(0);
  let asked = 0;
  const ask = () => {
    asked = performance.now();
    socket.write(next());
  };
  socket.on("connect", ask);
  socket.on("data", (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const length = answerLength(pending);
    if (length === null) return;
    if (!pending.subarray(0, 12).toString("latin1").endsWith("200")) counts.failures += 1;
    counts.requests += 1;
    counts.bytes = length.body;
    counts.waits.push(performance.now() - asked);
    pending = pending.subarray(length.total);
    ask();
  });
  socket.on("error", (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  return socket;
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

function bodiesOf({ bodies }: LoadOptions): string[] {
  return bodies === undefined ? [] : (JSON.parse(readFileSync(bodies, "utf8")) as string[]);
}

function requestsOf(options: LoadOptions): Buffer[] {
  const { host, pathname, search } = new URL(options.url);
  const lines = Object.entries({ host, connection: "keep-alive", ...options.headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const head = (method: string, more: string[]) =>
    `${method} ${pathname}${search} HTTP/1.1\r\n${[...lines, ...more].join("\r\n")}\r\n\r\n`;
  const posted = (body: string) =>
    head("POST", [
      `content-type: ${options.bodyType ?? "application/json"}`,
      `content-length: ${Buffer.byteLength(body)}`,
    ]) + body;
  const requests = bodiesOf(options)
    .map(posted)
    .concat(options.bodies === undefined ? head("GET", []) : []);
  return requests.map((request) => Buffer.from(request));
}

/** Requests in turn, each client the next one. */
function inTurn(requests: readonly Buffer[]): () => Buffer {
  let turn = 0;
  return () => {
    turn += 1;
    return requests[turn % requests.length] ?? Buffer.alloc(0);
  };
}

async function run(options: LoadOptions): Promise<LoadResult> {
  const { hostname, port } = new URL(options.url);
  const next = inTurn(requestsOf(options));
  const counts: Counts = { requests: 0, failures: 0, bytes: 0, waits: [] };
  const sockets = Array.from({ length: options.clients }, () => client(next, hostname, Number(port), counts));
  const warm = performance.now();
  const warmSeconds = () => (performance.now() - warm) / 1_000;
  const { warmUpSeconds, warmRequests = WARM_REQUESTS } = options;
  while (warmSeconds() < warmUpSeconds || (counts.requests < warmRequests && warmSeconds() < WARM_SECONDS)) {
    await pause(0.1);
  }
  counts.requests = 0;
  counts.waits = [];
  const cpu = cpuMilliseconds(options.pid);
  const started = performance.now();
  await pause(options.seconds);
  const seconds = (performance.now() - started) / 1_000;
  const spent = cpuMilliseconds(options.pid) - cpu;
  for (const socket of sockets) socket.removeAllListeners("data").destroy();
  const { requests, failures, bytes, waits } = counts;
  const cpuEach = spent / Math.max(1, requests);
  const sorted = waits.sort((a, b) => a - b);
  const slowest = { p95: percentile(sorted, 0.95), p99: percentile(sorted, 0.99) };
  return { requests, rate: requests / seconds, cpu: cpuEach, failures, bytes, ...slowest };
}

if (process.argv[2] !== undefined) {
  process.stdout.write(JSON.stringify(await run(JSON.parse(process.argv[2]) as LoadOptions)));
  process.exit(0);
}
