import { callApi } from "../../api";
import { compare, type Effort, type Target } from "../compare";
import type { Figure } from "../report";
import { startBaseline, startTokensBaseline } from "../servers";
import { CREDENTIAL, makeRows, type Rows, type World } from "../worlds/world";

/** A caller by a bare look-up does nothing else; ours finds out where they stand, too. */
const AIM = { ratio: 0.5, tokens: 0.5, growth: 1.1 };
const FEW = 10;
const MANY = 1_000_000;

const round = (value: number, digits = 0) =>
  value.toLocaleString("en", { maximumFractionDigits: digits, minimumFractionDigits: digits });
const basic = (key: string, secret: string) => ({ authorization: `Basic ${btoa(`${key}:${secret}`)}` });
const OWNER = basic(CREDENTIAL.accessKey, CREDENTIAL.secretKey);
const FORM = "application/x-www-form-urlencoded";
const GRANT = "grant_type=client_credentials";

type Run = Awaited<ReturnType<typeof compare>>;

function ratioFigure(what: string, aim: number, { ours, other }: Run): Figure {
  const ratio = ours.rate / other.rate;
  return {
    what: `${what}, requests/s (CPU ms)`,
    aim: `${aim} x bare`,
    figure: `${round(ours.rate)} (${round(ours.cpu, 3)})`,
    baseline: `${round(other.rate)} (${round(other.cpu, 3)})`,
    ratio: round(ratio, 2),
    passed: ratio >= aim,
  };
}

async function accessToken(url: string): Promise<string> {
  const answer = await fetch(`${url}/oauth/token`, {
    method: "POST",
    headers: { ...OWNER, "content-type": FORM },
    body: GRANT,
  });
  const body = (await answer.json()) as { access_token?: string };
  if (body.access_token === undefined) throw new Error(`no token: ${answer.status}`);
  return body.access_token;
}

/**
 * The headers of the three ways in which a machine says who it is.
 * A token outlives no measurement, so it is made for each.
 */
async function callers({
  url,
}: World["product"]): Promise<[what: string, headers: () => Promise<Target["headers"]>][]> {
  const project = await callApi<{ accessKey: string; secretKey: string }>(
    url,
    "/workspaces/bench/projects/default/credentials",
    { method: "POST", basic: CREDENTIAL, body: { label: "Bench" } },
  );
  return [
    ["caller by Basic", () => Promise.resolve(OWNER)],
    ["caller by Bearer", async () => ({ authorization: `Bearer ${await accessToken(url)}` })],
    ["caller by a project's credential", () => Promise.resolve(basic(project.accessKey, project.secretKey))],
  ];
}

async function measureCallers({ product }: World, other: string, effort: Effort): Promise<Figure[]> {
  const baseline = await startBaseline(other);
  const bare = { url: `${baseline.url}/credential`, pid: baseline.pid, headers: basic("bk_5000", "secret-5000") };
  const figures: Figure[] = [];
  try {
    for (const [what, headers] of await callers(product)) {
      const ours = { url: `${product.url}/api/v1/whoami`, pid: product.pid, headers: await headers() };
      figures.push(ratioFigure(what, AIM.ratio, await compare(ours, bare, effort)));
    }
  } finally {
    await baseline.stop();
  }
  return figures;
}

async function measureTokens({ product }: World, database: string, effort: Effort): Promise<Figure> {
  const baseline = await startTokensBaseline(database);
  const posted = { headers: OWNER, bodies: [GRANT], bodyType: FORM };
  const ours = { ...posted, url: `${product.url}/oauth/token`, pid: product.pid };
  const other = { ...posted, url: `${baseline.url}/token`, pid: baseline.pid };
  const run = await compare(ours, other, effort).finally(() => baseline.stop());
  return ratioFigure("access tokens by client credentials", AIM.tokens, run);
}

function whoami({ product }: Rows): Target {
  return { url: `${product.url}/api/v1/whoami`, pid: product.pid, headers: OWNER };
}

/**
 * What the number of credentials costs a caller: the database's share is not in the server's CPU time, so rates count.
 */
async function measureGrowth(few: Rows, many: Rows, effort: Effort): Promise<Figure> {
  const { ours, other } = await compare(whoami(many), whoami(few), effort);
  const ratio = other.rate / ours.rate;
  return {
    what: `caller by Basic among ${round(MANY)} credentials against ${FEW}, requests/s`,
    aim: `${AIM.growth} x`,
    figure: round(ours.rate),
    baseline: round(other.rate),
    ratio: round(ratio, 2),
    passed: ratio <= AIM.growth,
  };
}

interface Databases {
  /** The product's, with its world. */
  world: string;
  /** The bare baseline's. */
  other: string;
  few: string;
  many: string;
}

/**
 * Who calls: by Basic, by Bearer, by a project's credential;
 * how fast tokens are made; and what a million credentials cost.
 */
export async function measureMachines(
  world: World,
  databases: Databases,
  keep: (rows: Rows) => void,
  effort: Effort,
): Promise<Figure[]> {
  const figures = await measureCallers(world, databases.other, effort);
  figures.push(await measureTokens(world, databases.world, effort));
  const few = await makeRows(databases.few, FEW);
  keep(few);
  const many = await makeRows(databases.many, MANY);
  keep(many);
  return [...figures, await measureGrowth(few, many, effort)];
}
