import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { callApi } from "../../api";
import { compare, type Effort } from "../compare";
import type { Figure } from "../report";
import { startConfigurationBaseline } from "../servers";
import { CREDENTIAL, type World } from "../worlds/world";

const AIM = { p95: 50, ratio: 0.1 };
const GROUPS = 20;
const VAULTS = 50;
const KEYS = 1_000;
/** Agents that fetch at the same moment. */
const CLIENTS = 2;
const PATH = "/workspaces/bench/configuration";

const round = (value: number, digits = 0) =>
  value.toLocaleString("en", { maximumFractionDigits: digits, minimumFractionDigits: digits });
const basic = { authorization: `Basic ${btoa(`${CREDENTIAL.accessKey}:${CREDENTIAL.secretKey}`)}` };

/** Half of the keys stand in every vault, so that each wins over those below it; half in this one alone. */
function contentOf(vault: number): string {
  const lines = Array.from({ length: KEYS }, (_, key) => {
    const name = key % 2 === 0 ? `shared.part${key % 20}.key${key}` : `own${vault}.part${key % 20}.key${key}`;
    return `${name} = "value ${key} of vault ${vault}"`;
  });
  return lines.join("\n");
}

interface Made {
  id: string;
}

/** Somebody with so many groups and vaults that apply to them, all made by the API. */
async function fill({ product: { url } }: World): Promise<void> {
  const post = { method: "POST", basic: CREDENTIAL };
  const { actor } = await callApi<{ actor: Made }>(url, "/whoami", { basic: CREDENTIAL });
  const groups: string[] = [];
  for (let number = 1; number <= GROUPS; number += 1) {
    const body = { name: `Team ${number}`, members: [{ type: "user", id: actor.id }] };
    groups.push((await callApi<Made>(url, "/workspaces/bench/groups", { ...post, body })).id);
  }
  for (let number = 0; number < VAULTS; number += 1) {
    const body = { name: `Vault ${number}`, groups: [groups[number % GROUPS]], format: "hocon" };
    await callApi(url, "/workspaces/bench/vaults", { ...post, body: { ...body, content: contentOf(number) } });
  }
}

async function answerOf(url: string, headers: Readonly<Record<string, string>> = {}) {
  const started = performance.now();
  const answer = await fetch(`${url}/api/v1${PATH}`, { headers: { ...basic, ...headers } });
  const content = await answer.text();
  return { status: answer.status, etag: answer.headers.get("etag") ?? "", content, took: performance.now() - started };
}

/** The whole configuration against a bare server that answers the same bytes; what a first fetch costs; and 304. */
export async function measureConfiguration(world: World, database: string, effort: Effort): Promise<Figure[]> {
  await fill(world);
  const { product } = world;
  const first = await answerOf(product.url);
  if (first.status !== 200) throw new Error(`the configuration answered ${first.status}`);
  const known = await answerOf(product.url, { "if-none-match": first.etag });
  const directory = await mkdtemp(join(tmpdir(), "tenantry-bench-"));
  const file = join(directory, "configuration.json");
  await writeFile(file, first.content);
  const baseline = await startConfigurationBaseline(database, file);
  const shared = { headers: basic, clients: CLIENTS, warmRequests: 100 };
  const { ours, other } = await compare(
    { ...shared, url: `http://127.0.0.1:${product.port}/api/v1${PATH}`, pid: product.pid },
    { ...shared, url: `${baseline.url}/configuration`, pid: baseline.pid },
    effort,
  ).finally(() => baseline.stop());
  await rm(directory, { recursive: true, force: true });
  const what = `configuration of ${GROUPS} groups and ${VAULTS} vaults of ${round(KEYS)} keys`;
  return [
    {
      what: `${what}, ${CLIENTS} clients, p95 ms (requests/s)`,
      aim: `${AIM.p95}, ${AIM.ratio} x bare`,
      figure: `${round(ours.p95, 1)} (${round(ours.rate)})`,
      baseline: `${round(other.p95, 1)} (${round(other.rate)})`,
      ratio: round(ours.rate / other.rate, 2),
      passed: ours.p95 <= AIM.p95 && ours.rate / other.rate >= AIM.ratio,
    },
    {
      what: "its first fetch of all, opened, read and merged, ms; then by its tag, ms",
      aim: "304",
      figure: `${round(first.took)}; ${round(known.took, 1)}`,
      baseline: "",
      ratio: "",
      passed: known.status === 304 && known.content === "",
    },
  ];
}
