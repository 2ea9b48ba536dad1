import { compare, type Effort } from "../compare";
import type { Figure } from "../report";
import { startBaseline } from "../servers";
import { LARGE, makeCrowd, SMALL, type Crowd } from "../worlds/crowd";
import { CREDENTIAL, type World } from "../worlds/world";

const AIM = { list: 1_500, page: 160, html: 120, p95: 300, growth: 1.3 };
const SEARCHING_CLIENTS = 8;

const round = (value: number, digits = 0) =>
  value.toLocaleString("en", { maximumFractionDigits: digits, minimumFractionDigits: digits });
const basic = (key: string, secret: string) => ({ authorization: `Basic ${btoa(`${key}:${secret}`)}` });

interface Crowds {
  few: Crowd;
  many: Crowd;
}

type Path = (of: Crowd) => string;

/** The same request to the large organization and to the small one: what size costs. */
async function growth({ product }: World, crowds: Crowds, path: Path, effort: Effort, headers: Record<string, string>) {
  const target = (of: Crowd) => ({ url: `http://127.0.0.1:${product.port}${path(of)}`, pid: product.pid, headers });
  return compare(target(crowds.many), target(crowds.few), effort);
}

async function measureList(world: World, crowds: Crowds, database: string, effort: Effort): Promise<Figure[]> {
  const headers = basic(CREDENTIAL.accessKey, CREDENTIAL.secretKey);
  const path: Path = ({ workspace }) => `/api/v1/workspaces/${workspace}/members?limit=50`;
  const grown = await growth(world, crowds, path, effort, headers);
  const baseline = await startBaseline(database);
  const { product } = world;
  const { ours, other } = await compare(
    { url: `http://127.0.0.1:${product.port}${path(crowds.many)}`, pid: product.pid, headers },
    { url: `${baseline.url}/members`, pid: baseline.pid, headers: basic("bk_5000", "secret-5000") },
    effort,
  ).finally(() => baseline.stop());
  return [
    {
      what: "50 of 20,000 members by REST, requests/s (CPU ms)",
      aim: `${round(AIM.list)}/s`,
      figure: `${round(ours.rate)} (${round(ours.cpu, 2)})`,
      baseline: `${round(other.rate)} (${round(other.cpu, 2)})`,
      ratio: round(ours.rate / other.rate, 2),
      passed: ours.rate >= AIM.list,
    },
    grownFigure("its cost against 100 members, CPU ms", grown),
  ];
}

function grownFigure(what: string, { ours, other }: Awaited<ReturnType<typeof growth>>): Figure {
  const ratio = Math.max(ours.cpu / other.cpu, other.rate / ours.rate);
  return {
    what,
    aim: `${AIM.growth} x`,
    figure: round(ours.cpu, 2),
    baseline: round(other.cpu, 2),
    ratio: round(ratio, 2),
    passed: ratio <= AIM.growth,
  };
}

async function measurePage(world: World, crowds: Crowds, effort: Effort): Promise<Figure[]> {
  const headers = { cookie: `${world.cookie.name}=${world.cookie.value}`, accept: "text/html" };
  const grown = await growth(world, crowds, ({ workspace }) => `/workspaces/${workspace}/members`, effort, headers);
  const { ours, other } = grown;
  const html = ours.bytes / 1_000;
  return [
    {
      what: "members page, 50 of 20,000, signed in, requests/s (CPU ms)",
      aim: `${AIM.page}/s`,
      figure: `${round(ours.rate)} (${round(ours.cpu, 1)})`,
      baseline: `${round(other.rate)} (${round(other.cpu, 1)})`,
      ratio: round(ours.rate / other.rate, 2),
      passed: ours.rate >= AIM.page,
    },
    {
      what: "its HTML, KB",
      aim: `${AIM.html}`,
      figure: round(html, 1),
      baseline: round(other.bytes / 1_000, 1),
      ratio: round(ours.bytes / other.bytes, 2),
      passed: html <= AIM.html,
    },
    grownFigure("its cost against 100 members, CPU ms", grown),
  ];
}

const SEARCHES: readonly [what: string, path: Path][] = [
  ["search among 20,000 members", ({ workspace }) => `/api/v1/workspaces/${workspace}/members?search=er%20199`],
  [
    "search among 20,000 members that finds nobody",
    ({ workspace }) => `/api/v1/workspaces/${workspace}/members?search=nobody`,
  ],
  [
    "search among a group's 10,000",
    ({ workspace, group }) => `/api/v1/workspaces/${workspace}/groups/${group}/members?search=er%20199`,
  ],
  [
    "search among 2,000 workspaces",
    ({ organization }) => `/api/v1/organizations/${organization}/workspaces?search=ace%2019`,
  ],
  [
    "picker of people for a group",
    ({ workspace }) => `/api/v1/workspaces/${workspace}/actors?search=er%20199&limit=20&total=none`,
  ],
];

async function measureSearches({ product }: World, { few, many }: Crowds, effort: Effort): Promise<Figure[]> {
  const figures: Figure[] = [];
  const headers = basic(CREDENTIAL.accessKey, CREDENTIAL.secretKey);
  for (const [what, path] of SEARCHES) {
    const target = (of: Crowd) => ({
      url: `http://127.0.0.1:${product.port}${path(of)}`,
      pid: product.pid,
      headers,
      clients: SEARCHING_CLIENTS,
    });
    const { ours, other } = await compare(target(many), target(few), effort);
    figures.push({
      what: `${what}, p95 at ${SEARCHING_CLIENTS} clients, ms`,
      aim: `${AIM.p95}`,
      figure: round(ours.p95, 1),
      baseline: round(other.p95, 1),
      ratio: round(ours.p95 / other.p95, 2),
      passed: ours.p95 <= AIM.p95,
    });
  }
  return figures;
}

/** Lists, searches and the page of people, in an organization of 20,000 and in one of 100. */
export async function measurePeople(world: World, database: string, other: string, effort: Effort): Promise<Figure[]> {
  const { url } = world.product;
  const crowds = { few: await makeCrowd(url, database, SMALL), many: await makeCrowd(url, database, LARGE) };
  return [
    ...(await measureList(world, crowds, other, effort)),
    ...(await measurePage(world, crowds, effort)),
    ...(await measureSearches(world, crowds, effort)),
  ];
}
