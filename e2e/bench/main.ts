import { writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { makeDatabase } from "../../server/testing/postgres";
import { shell } from "../../server/testing/shell";
import { startProduct } from "../product";
import { measureConfiguration } from "./configuration";
import { measureDecisions } from "./decisions";
import { compare, median, residentMegabytes, weighPage, type Effort } from "./measures";
import { measureMachines } from "./machines";
import { measurePeople } from "./people";
import { plainTable, report, type Figure } from "./report";
import { measureOidc } from "./oidc";
import { measureSaml } from "./saml";
import { startBarePage, startBaseline } from "./servers";
import { measureUsage } from "./usage";
import { CREDENTIAL, environmentFor, makeWorld, type World } from "./world";

const PAGE = "/account/workspaces/bench/credentials";
const PAGES = [
  ...["/", "/account/profile", "/account/security", "/account/workspaces", PAGE, "/instance"],
  ...["workspaces", "members", "audit", "settings"].map((part) => `/organizations/bench/${part}`),
  ...["projects", "members", "invitations", "audit"].map((part) => `/workspaces/bench/${part}`),
  "/workspaces/bench/projects/default/settings",
];
const STARTS = 5;
const IDLE_MILLISECONDS = 5_000;
const AIM = {
  whoami: 10_000,
  page: 160,
  pageRatio: 1.3,
  html: 120,
  start: 1_000,
  memory: 180,
  script: 200,
  signInScript: 165,
};

const round = (value: number, digits = 0) =>
  value.toLocaleString("en", { maximumFractionDigits: digits, minimumFractionDigits: digits });
const quick = process.argv.includes("--quick");
const effort: Effort = quick
  ? { seconds: 4, warmUpSeconds: 4, rounds: 1 }
  : { seconds: 8, warmUpSeconds: 5, rounds: 3 };

async function measureWhoami({ product }: World, database: string): Promise<Figure> {
  const baseline = await startBaseline(database);
  const basic = (key: string, secret: string) => ({ authorization: `Basic ${btoa(`${key}:${secret}`)}` });
  const { ours, other } = await compare(
    {
      url: `http://127.0.0.1:${product.port}/api/v1/whoami`,
      pid: product.pid,
      headers: basic(CREDENTIAL.accessKey, CREDENTIAL.secretKey),
    },
    { url: `${baseline.url}/credential`, pid: baseline.pid, headers: basic("bk_5000", "secret-5000") },
    effort,
  ).finally(() => baseline.stop());
  return {
    what: "GET /api/v1/whoami by credential, requests/s (CPU ms)",
    aim: `${round(AIM.whoami)}/s`,
    figure: `${round(ours.rate)} (${round(ours.cpu, 3)})`,
    baseline: `${round(other.rate)} (${round(other.cpu, 3)})`,
    ratio: round(ours.rate / other.rate, 2),
    passed: ours.rate >= AIM.whoami,
  };
}

async function measurePage({ product, cookie }: World): Promise<Figure[]> {
  const bare = await startBarePage();
  const headers = { cookie: `${cookie.name}=${cookie.value}`, accept: "text/html" };
  const { ours, other } = await compare(
    { url: `http://127.0.0.1:${product.port}${PAGE}`, pid: product.pid, headers },
    { url: `${bare.url}/`, pid: bare.pid, headers },
    effort,
  ).finally(() => bare.stop());
  const kilobytes = ours.bytes / 1_000;
  const speed = {
    what: "credentials page of 50 rows, signed in, requests/s (CPU ms)",
    aim: `${AIM.page}/s, ${AIM.pageRatio} x a bare page`,
    figure: `${round(ours.rate)} (${round(ours.cpu, 1)})`,
    baseline: `${round(other.rate)} (${round(other.cpu, 1)})`,
    ratio: round(ours.rate / other.rate, 2),
    passed: ours.rate >= AIM.page && ours.rate / other.rate >= AIM.pageRatio,
  };
  const size = {
    what: "its HTML, KB",
    aim: `${AIM.html}`,
    figure: round(kilobytes, 1),
    baseline: round(other.bytes / 1_000, 1),
  };
  return [speed, { ...size, ratio: round(ours.bytes / other.bytes, 2), passed: kilobytes <= AIM.html }];
}

async function measureStart(database: string, baselineDatabase: string): Promise<Figure[]> {
  const ours: number[] = [];
  const other: number[] = [];
  let memory = { ours: 0, other: 0 };
  for (let number = 0; number < STARTS; number += 1) {
    const baseline = await startBaseline(baselineDatabase);
    other.push(baseline.bootMilliseconds);
    const product = await startProduct({ environment: environmentFor(database) });
    ours.push(product.bootMilliseconds);
    if (number === STARTS - 1) {
      await pause(IDLE_MILLISECONDS);
      memory = { ours: residentMegabytes(product.pid), other: residentMegabytes(baseline.pid) };
    }
    await baseline.stop();
    await product.stop();
  }
  const [a, b] = [median(ours), median(other)];
  const start = {
    what: "start to first answer, ms",
    aim: round(AIM.start),
    figure: round(a),
    baseline: round(b),
    ratio: round(a / b, 2),
  };
  const idle = {
    what: "idle memory, MB",
    aim: `${AIM.memory}`,
    figure: round(memory.ours),
    baseline: round(memory.other),
  };
  return [
    { ...start, passed: a <= AIM.start },
    { ...idle, ratio: round(memory.ours / memory.other, 2), passed: memory.ours <= AIM.memory },
  ];
}

async function measureScripts({ product, cookie }: World): Promise<Figure[]> {
  const session = `${cookie.name}=${cookie.value}`;
  const figures: Figure[] = [];
  for (const [path, header, aim] of [
    ["/sign-in", "", AIM.signInScript],
    ...PAGES.map((page) => [page, session, AIM.script]),
  ] as [string, string, number][]) {
    const { script } = await weighPage(product.url, path, header);
    figures.push({
      what: `first-load script of ${path}, gzip KiB`,
      aim: `${aim}`,
      figure: round(script, 1),
      baseline: "",
      ratio: "",
      passed: script <= aim,
    });
  }
  return figures;
}

/** `--only=whoami,page` leaves the others out. */
function isAsked(part: string): boolean {
  const [, only] = process.argv.find((argument) => argument.startsWith("--only="))?.split("=") ?? [];
  return only === undefined || only.split(",").includes(part);
}

/** What was started last ends first, also when a measurement fails. */
const endings: (() => Promise<void>)[] = [];
function keep<T>(made: T, end: () => Promise<void>): T {
  endings.unshift(end);
  return made;
}

async function measureAll(admin: string): Promise<Figure[]> {
  const tell = (text: string) => process.stderr.write(`${text} ...\n`);
  tell("filling the database");
  const database = await makeDatabase(admin, "bench");
  const other = await makeDatabase(admin, "baseline");
  keep(database, database.drop);
  keep(other, other.drop);
  const large = await makeDatabase(admin, "large");
  const small = await makeDatabase(admin, "small");
  keep(large, large.drop);
  keep(small, small.drop);
  const few = await makeDatabase(admin, "few");
  const many = await makeDatabase(admin, "many");
  keep(few, few.drop);
  keep(many, many.drop);
  const metered = { few: await makeDatabase(admin, "metered_few"), many: await makeDatabase(admin, "metered_many") };
  keep(metered, async () => {
    await metered.few.drop();
    await metered.many.drop();
  });
  const world = await makeWorld(database.url);
  let running = true;
  const stop = async () => {
    if (running) await world.product.stop();
    running = false;
  };
  keep(world, stop);
  const figures: Figure[] = [];
  const parts: [string, () => Promise<Figure[]>][] = [
    ["whoami", async () => [await measureWhoami(world, other.url)]],
    ["page", () => measurePage(world)],
    [
      "machines",
      () =>
        measureMachines(
          world,
          { world: database.url, other: other.url, few: few.url, many: many.url },
          (rows) => keep(rows, rows.stop),
          effort,
        ),
    ],
    ["people", () => measurePeople(world, database.url, other.url, effort)],
    [
      "decisions",
      () => measureDecisions({ many: large.url, few: small.url }, (rooms) => keep(rooms, rooms.stop), effort),
    ],
    ["configuration", () => measureConfiguration(world, database.url, effort)],
    [
      "usage",
      () =>
        measureUsage(
          { few: metered.few.url, many: metered.many.url },
          quick ? { few: 20_000, many: 200_000 } : { few: 100_000, many: 10_000_000 },
          (meters) => keep(meters, meters.stop),
          effort,
        ),
    ],
    ["saml", () => measureSaml(effort)],
    ["oidc", () => measureOidc(effort)],
    ["scripts", () => measureScripts(world)],
    ["start", async () => stop().then(() => measureStart(database.url, other.url))],
  ];
  for (const [name, measure] of parts.filter(([name]) => isAsked(name))) {
    tell(name);
    figures.push(...(await measure()));
  }
  return figures;
}

const admin = shell.TEST_DATABASE_URL;
if (admin === undefined) throw new Error("TEST_DATABASE_URL is not set: run `npm run bench`");
try {
  const figures = await measureAll(admin);
  process.stdout.write(`\n${plainTable(figures)}\n\n`);
  if (process.argv.includes("--report")) await writeFile("docs/performance.md", report(figures, effort));
  const missed = figures.filter(({ passed }) => !passed).length;
  process.stdout.write(`${figures.length - missed} reached, ${missed} missed\n`);
  process.exitCode = missed > 0 ? 1 : 0;
} finally {
  for (const end of endings) await end();
}
