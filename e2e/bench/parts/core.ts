import { setTimeout as pause } from "node:timers/promises";
import { startProduct } from "../../product";
import { compare, median, residentMegabytes, weighPage, type Effort } from "../compare";
import type { Figure } from "../report";
import { startBarePage, startBaseline } from "../servers";
import { CREDENTIAL, environmentFor, type World } from "../worlds/world";

const PAGE = "/account/workspaces/bench/credentials";
const PAGES = [
  ...["/", "/account/profile", "/account/security", "/account/workspaces", PAGE, "/instance"],
  ...["workspaces", "members", "audit", "settings"].map((part) => `/organizations/bench/${part}`),
  ...["projects", "members", "invitations", "audit"].map((part) => `/workspaces/bench/${part}`),
  "/workspaces/bench/projects/default/settings",
];
const STARTS = 5;
const IDLE_MILLISECONDS = 10_000;
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

export async function measureWhoami({ product }: World, database: string, effort: Effort): Promise<Figure[]> {
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
  return [
    {
      what: "GET /api/v1/whoami by credential, requests/s (CPU ms)",
      aim: `${round(AIM.whoami)}/s`,
      figure: `${round(ours.rate)} (${round(ours.cpu, 3)})`,
      baseline: `${round(other.rate)} (${round(other.cpu, 3)})`,
      ratio: round(ours.rate / other.rate, 2),
      passed: ours.rate >= AIM.whoami,
    },
  ];
}

export async function measurePage({ product, cookie }: World, effort: Effort): Promise<Figure[]> {
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

/** Several starts of the product on its filled database, each after one of the baseline. */
export async function measureStart(database: string, baselineDatabase: string): Promise<Figure[]> {
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

export async function measureScripts({ product, cookie }: World): Promise<Figure[]> {
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
