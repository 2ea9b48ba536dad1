import { compare, type Effort, type Target } from "../compare";
import type { Figure } from "../report";
import { startDecisionsBaseline } from "../servers";
import { ASKER, idOf, makeRooms, personKey, PROJECTS_BEHIND, typeAt, type Rooms } from "../worlds/rooms";

const AIM = { single: 3_000, ratio: 0.5, p99: 15, batch: 40_000, growth: 1.3, p95: 300 };
const LARGE = 1_000_000;
const SMALL = 10_000;
const QUESTIONS = 2_000;
const BATCHES = 40;
const PEOPLE = 10_000;
const SEARCHING_CLIENTS = 8;
/** What does the work of a hundred questions is warm after few requests. */
const WARM = 50;

const round = (value: number, digits = 0) =>
  value.toLocaleString("en", { maximumFractionDigits: digits, minimumFractionDigits: digits });
const basic = ({ accessKey, secretKey }: typeof ASKER) => ({
  authorization: `Basic ${btoa(`${accessKey}:${secretKey}`)}`,
});

/** Numbers that look drawn by chance and are the same in every run (Lehmer's generator). */
function draw(seed: number): (among: number) => number {
  let state = seed;
  return (among) => {
    state = (state * 48_271) % 2_147_483_647;
    return 1 + (state % among);
  };
}

interface Question {
  permission: "read" | "modify";
  resource: { type: string; id: string };
}

function question(next: (among: number) => number, resources: number): Question {
  const number = next(resources);
  return {
    permission: number % 3 === 0 ? "modify" : "read",
    resource: { type: typeAt(number), id: idOf("res", number) },
  };
}

/** Anybody about anything: most of it is denied, which costs the most. */
function singles(resources: number): string[] {
  const next = draw(7);
  const one = () => JSON.stringify({ actor: idOf("usr", next(PEOPLE)), ...question(next, resources) });
  return Array.from({ length: QUESTIONS }, one);
}

/** What of so many things one person may use, as a page of a platform asks. */
function batches(resources: number, size: number): string[] {
  const next = draw(11);
  const one = () => {
    const checks = Array.from({ length: size }, () => question(next, resources));
    return JSON.stringify({ actor: idOf("usr", next(PEOPLE)), checks });
  };
  return Array.from({ length: BATCHES }, one);
}

interface Worlds {
  many: Rooms;
  few: Rooms;
}

function target({ product }: Rooms, path: string, more: Partial<Target> = {}): Target {
  const url = `http://127.0.0.1:${product.port}/api/v1/workspaces/bench${path}`;
  return { url, pid: product.pid, headers: basic(ASKER), ...more };
}

async function measureChecks({ many, few }: Worlds, size: number, effort: Effort): Promise<Figure[]> {
  const bodies = (resources: number) => (size === 1 ? singles(resources) : batches(resources, size));
  const warm = size === 1 ? {} : { warmRequests: WARM };
  const ours = target(many, "/access/check", { bodies: bodies(LARGE), ...warm });
  const baseline = await startDecisionsBaseline(many.database);
  const other = { ...ours, url: `${baseline.url}/${size === 1 ? "check" : "checks"}`, pid: baseline.pid };
  const run = await compare(ours, other, effort).finally(() => baseline.stop());
  const grown = await compare(ours, target(few, "/access/check", { bodies: bodies(SMALL), ...warm }), effort);
  return size === 1 ? [...singleFigures(run), grownFigure(grown)] : [batchFigure(run, size), grownFigure(grown)];
}

type Run = Awaited<ReturnType<typeof compare>>;

function singleFigures({ ours, other }: Run): Figure[] {
  const ratio = ours.rate / other.rate;
  return [
    {
      what: "one decision among 1,000,000 resources, requests/s (CPU ms)",
      aim: `${round(AIM.single)}/s, ${AIM.ratio} x bare`,
      figure: `${round(ours.rate)} (${round(ours.cpu, 3)})`,
      baseline: `${round(other.rate)} (${round(other.cpu, 3)})`,
      ratio: round(ratio, 2),
      passed: ours.rate >= AIM.single && ratio >= AIM.ratio,
    },
    {
      what: "its p99 at 16 clients, ms",
      aim: `${AIM.p99}`,
      figure: round(ours.p99, 1),
      baseline: round(other.p99, 1),
      ratio: round(ours.p99 / other.p99, 2),
      passed: ours.p99 < AIM.p99,
    },
  ];
}

function batchFigure({ ours, other }: Run, size: number): Figure {
  return {
    what: `decisions/s in batches of ${round(size)} (CPU ms a batch)`,
    aim: `${round(AIM.batch)}/s`,
    figure: `${round(ours.rate * size)} (${round(ours.cpu, 2)})`,
    baseline: `${round(other.rate * size)} (${round(other.cpu, 2)})`,
    ratio: round(ours.rate / other.rate, 2),
    passed: ours.rate * size >= AIM.batch,
  };
}

/** The database's share is not in the server's CPU time, so the rates count. */
function grownFigure({ ours, other }: Run): Figure {
  const ratio = other.rate / ours.rate;
  return {
    what: "its cost against 10,000 resources, requests/s",
    aim: `${AIM.growth} x`,
    figure: round(ours.rate),
    baseline: round(other.rate),
    ratio: round(ratio, 2),
    passed: ratio <= AIM.growth,
  };
}

/** A member, whom the workspace's rules reach; somebody in twenty groups is the slowest. */
const READERS = { "a member": personKey(22), "a person of 20 groups": personKey(101) };

const QUERIES: readonly [what: string, path: (few: boolean) => string][] = [
  ["list of 50 resources in sight", () => "/resources?limit=50&total=none"],
  ["list of 50 resources to modify", () => "/resources?limit=50&total=none&permission=modify"],
  ["search among 100,000 objects", () => "/resources?type=dataset&search=ment%2099&limit=20&total=none"],
  ["search among 100,000 objects that finds none", () => "/resources?type=dataset&search=nothing&limit=20&total=none"],
];

async function slow(what: string, ours: Target, other: Target, effort: Effort): Promise<Figure> {
  const asked = { clients: SEARCHING_CLIENTS, warmRequests: WARM };
  const run = await compare({ ...ours, ...asked }, { ...other, ...asked }, effort);
  return {
    what: `${what}, p95 at ${SEARCHING_CLIENTS} clients, ms`,
    aim: `${AIM.p95}`,
    figure: round(run.ours.p95, 1),
    baseline: round(run.other.p95, 1),
    ratio: round(run.ours.p95 / run.other.p95, 2),
    passed: run.ours.p95 <= AIM.p95,
  };
}

async function measureLists({ many, few }: Worlds, effort: Effort): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [who, key] of Object.entries(READERS)) {
    for (const [what, path] of QUERIES) {
      const of = (rooms: Rooms) => target(rooms, path(rooms === few), { headers: basic(key) });
      figures.push(await slow(`${who}: ${what}`, of(many), of(few), effort));
    }
  }
  const who = (rooms: Rooms, number: number) =>
    target(rooms, "/access/who", {
      bodies: [
        JSON.stringify({ permission: "read", resource: { type: typeAt(number), id: idOf("res", number) }, limit: 50 }),
      ],
    });
  for (const [what, number] of Object.entries(PROJECTS_BEHIND)) {
    figures.push(
      await slow(`50 of those who may read what lies in ${what} project`, who(many, number), who(few, number), effort),
    );
  }
  return figures;
}

/**
 * Decisions in a workspace of 10,000 people, 1,000 groups, 100,000 rules and a million resources, and of ten thousand.
 */
export async function measureDecisions(
  databases: { many: string; few: string },
  keep: (rooms: Rooms) => void,
  effort: Effort,
): Promise<Figure[]> {
  const few = await makeRooms(databases.few, SMALL);
  keep(few);
  const many = await makeRooms(databases.many, LARGE);
  keep(many);
  const figures: Figure[] = [];
  for (const size of [1, 100, 1_000]) figures.push(...(await measureChecks({ many, few }, size, effort)));
  return [...figures, ...(await measureLists({ many, few }, effort))];
}
