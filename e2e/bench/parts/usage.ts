import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { compare, median, type Effort } from "../compare";
import type { Figure } from "../report";
import { makeMeters, type Meters } from "../worlds/meters";
import { CREDENTIAL } from "../worlds/world";

const AIM = { rate: 10_000, p99: 250, page: 300, growth: 1.3 };
const BATCH = 500;
/** Senders at once; each sends its next batch when the one before is answered. */
const SENDERS = 2;
const PAGE_CLIENTS = 4;

const round = (value: number, digits = 0) =>
  value.toLocaleString("en", { maximumFractionDigits: digits, minimumFractionDigits: digits });
const AUTHORIZATION = `Basic ${btoa(`${CREDENTIAL.accessKey}:${CREDENTIAL.secretKey}`)}`;

let sent = 0;

/** Events that were never sent before: of this minute, of twenty projects' worth of dimensions. */
function batch(): string {
  const time = new Date().toISOString();
  const events = Array.from({ length: BATCH }, () => {
    sent += 1;
    const dimensions = `{"model":"model-${sent % 4}","direction":"${sent % 3 === 0 ? "output" : "input"}"}`;
    return `{"id":"sent-${process.pid}-${sent}","time":"${time}","meter":"tokens","quantity":${1 + (sent % 1000)},"workspace":"bench","dimensions":${dimensions}}`;
  });
  return `{"events":[${events.join(",")}]}`;
}

function post(agent: Agent, port: number, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: AUTHORIZATION,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    };
    const asked = request({ agent, port, host: "127.0.0.1", method: "POST", path: "/api/v1/usage/events", headers });
    asked.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (piece: string) => (text += piece));
      response.on("end", () =>
        response.statusCode === 200
          ? resolve(text)
          : reject(new Error(`${response.statusCode}: ${text.slice(0, 300)}`)),
      );
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

interface Ingested {
  /** Events a second. */
  rate: number;
  p99: number;
}

async function ingest(port: number, seconds: number): Promise<Ingested> {
  const agent = new Agent({ keepAlive: true, maxSockets: SENDERS });
  const waits: number[] = [];
  const started = performance.now();
  const sender = async () => {
    while (performance.now() - started < seconds * 1_000) {
      const body = batch();
      const asked = performance.now();
      const answer = await post(agent, port, body);
      waits.push(performance.now() - asked);
      if (!answer.startsWith('{"items":[{"id":') || answer.includes("refused")) throw new Error(answer.slice(0, 300));
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  const rate = (waits.length * BATCH * 1_000) / (performance.now() - started);
  agent.destroy();
  waits.sort((one, other) => one - other);
  return { rate, p99: waits[Math.ceil(waits.length * 0.99) - 1] ?? Number.NaN };
}

/** The database alone, as bare as can be: COPY of as many rows at a time into a table without any index. */
async function copyAlone(database: string, seconds: number): Promise<Ingested> {
  const directory = await mkdtemp(join(tmpdir(), "tenantry-copy-"));
  const file = join(directory, "rows.csv");
  const line = (index: number) =>
    `org,event-${index},2026-01-01T00:00:00Z,ws,prj,usr,tokens,${index},"{""model"": ""m""}"\n`;
  await writeFile(file, Array.from({ length: BATCH }, (_, index) => line(index)).join(""));
  await chmod(directory, 0o755);
  await chmod(file, 0o644);
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    await client.query(
      `create table if not exists "bare_copy" ("organizationId" text, "id" text, "time" timestamptz, "workspaceId" text,
       "projectId" text, "actorId" text, "meter" text, "quantity" numeric(38, 9), "dimensions" jsonb)`,
    );
    const waits: number[] = [];
    const started = performance.now();
    while (performance.now() - started < seconds * 1_000) {
      const asked = performance.now();
      await client.query(`copy "bare_copy" from '${file}' with (format csv)`);
      waits.push(performance.now() - asked);
    }
    const rate = (waits.length * BATCH * 1_000) / (performance.now() - started);
    await client.query('drop table "bare_copy"');
    waits.sort((one, other) => one - other);
    return { rate, p99: waits[Math.ceil(waits.length * 0.99) - 1] ?? Number.NaN };
  } finally {
    await client.end();
    await rm(directory, { recursive: true, force: true });
  }
}

async function measureIngestion({ product, database }: Meters, effort: Effort): Promise<Figure[]> {
  await ingest(product.port, effort.warmUpSeconds);
  const ours: Ingested[] = [];
  const other: Ingested[] = [];
  for (let turn = 0; turn < effort.rounds; turn += 1) {
    other.push(await copyAlone(database, effort.seconds / 2));
    ours.push(await ingest(product.port, effort.seconds));
  }
  const of = (runs: readonly Ingested[], read: (run: Ingested) => number) => median(runs.map(read));
  const [rate, bare] = [of(ours, (run) => run.rate), of(other, (run) => run.rate)];
  const [p99, bareP99] = [of(ours, (run) => run.p99), of(other, (run) => run.p99)];
  return [
    {
      what: `usage events/s in batches of ${BATCH} by ${SENDERS} senders, against bare COPY`,
      aim: `${round(AIM.rate)}/s`,
      figure: round(rate),
      baseline: round(bare),
      ratio: round(rate / bare, 3),
      passed: rate >= AIM.rate,
    },
    {
      what: "p99 of such a batch, ms",
      aim: `${AIM.p99}`,
      figure: round(p99, 1),
      baseline: round(bareP99, 1),
      ratio: round(p99 / bareP99, 1),
      passed: p99 < AIM.p99,
    },
  ];
}

const FIRST = new Date(Date.now() - 89 * 86_400_000).toISOString().slice(0, 10);

const READS: readonly [what: string, path: string, page: boolean][] = [
  [
    "90 days of tokens by model, by REST",
    `/api/v1/organizations/bench/usage?from=${FIRST}&meter=tokens&groupBy=model`,
    false,
  ],
  [
    "90 days of tokens by day, by REST",
    `/api/v1/organizations/bench/usage?from=${FIRST}&meter=tokens&limit=200`,
    false,
  ],
  ["usage page of 90 days by project", `/organizations/bench/usage?from=${FIRST}&meter=tokens&by=project`, true],
];

/** How many events there are. */
interface Sizes {
  many: number;
  few: number;
}

async function measureReads(worlds: { many: Meters; few: Meters }, events: Sizes, effort: Effort): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [what, path, page] of READS) {
    const target = ({ product, cookie }: Meters) => ({
      url: `http://127.0.0.1:${product.port}${path}`,
      pid: product.pid,
      headers: page
        ? { cookie: `${cookie.name}=${cookie.value}`, accept: "text/html" }
        : { authorization: AUTHORIZATION },
      clients: PAGE_CLIENTS,
      warmRequests: 50,
    });
    const { ours, other } = await compare(target(worlds.many), target(worlds.few), effort);
    const growth = other.rate / ours.rate;
    figures.push(
      {
        what: `${what}, over ${round(events.many)} events, p95 at ${PAGE_CLIENTS} clients, ms`,
        aim: `${AIM.page}`,
        figure: round(ours.p95, 1),
        baseline: round(other.p95, 1),
        ratio: round(ours.p95 / other.p95, 2),
        passed: ours.p95 <= AIM.page,
      },
      {
        what: `its cost against ${round(events.few)} events, requests/s`,
        aim: `${AIM.growth} x`,
        figure: round(ours.rate, 1),
        baseline: round(other.rate, 1),
        ratio: round(growth, 2),
        passed: growth <= AIM.growth,
      },
    );
  }
  return figures;
}

/** Events as they come in, and the pages of an organization with very many of them beside one with few. */
export async function measureUsage(
  databases: { many: string; few: string },
  events: Sizes,
  keep: (meters: Meters) => void,
  effort: Effort,
): Promise<Figure[]> {
  const few = await makeMeters(databases.few, events.few);
  keep(few);
  const many = await makeMeters(databases.many, events.many);
  keep(many);
  return [...(await measureReads({ many, few }, events, effort)), ...(await measureIngestion(few, effort))];
}
