import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { shell } from "../../server/testing/shell";
import { callApi } from "../api";
import type { Product } from "../product";
import { CREDENTIAL, WORKSPACE } from "./settings";
import type { Wanted } from "./writers";

interface Page {
  items: { name?: string; label?: string }[];
  nextCursor: string | null;
}

/** How often each name is there. */
async function countNames(url: string, kind: "projects" | "credentials"): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: string = cursor === "" ? "limit=200" : `limit=200&cursor=${encodeURIComponent(cursor)}`;
    const page: Page = await callApi<Page>(url, `/workspaces/${WORKSPACE}/${kind}?${query}`, { basic: CREDENTIAL });
    for (const { name, label } of page.items) {
      const text = name ?? label ?? "";
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    cursor = page.nextCursor;
  }
  return counts;
}

/** Each event is one second: what was used is as much as was acknowledged, no more and no less. */
async function findMiscounted(url: string, acknowledged: readonly Wanted[]): Promise<string[]> {
  const from = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const path = `/workspaces/${WORKSPACE}/usage?from=${from}&meter=compute_seconds`;
  const { sum } = await callApi<{ sum: { quantity: string } }>(url, path, { basic: CREDENTIAL });
  const wanted = String(acknowledged.filter(({ kind }) => kind === "usage").length);
  return sum.quantity === wanted ? [] : [`${sum.quantity} seconds were counted and ${wanted} acknowledged`];
}

/** Every acknowledged write that is not there exactly once. */
export async function findLost(url: string, acknowledged: readonly Wanted[]): Promise<string[]> {
  const there = { projects: await countNames(url, "projects"), credentials: await countNames(url, "credentials") };
  const lost = acknowledged.flatMap(({ kind, name }) => {
    if (kind === "usage") return [];
    const count = there[kind].get(name) ?? 0;
    return count === 1 ? [] : [`${kind} ${name} is there ${count} times`];
  });
  return [...lost, ...(await findMiscounted(url, acknowledged))];
}

/** Runs the operator's own task beside the running server; answers what it found wrong. */
export async function verifyAudit({ data }: Product): Promise<string[]> {
  const env: NodeJS.ProcessEnv = { PATH: shell.PATH, NODE_ENV: "production", TENANTRY_DATA: data };
  const args = [join(import.meta.dirname, "../../dist/tasks.mjs"), "verify-audit"];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return code === 0 ? [] : [`verify-audit ended with ${code ?? "a signal"}: ${output.trim()}`];
}

/** The embedded database's process: the server's only child. */
export function databaseProcess(server: number): number {
  const [child] = readFileSync(`/proc/${server}/task/${server}/children`, "utf8").trim().split(" ");
  if (child === undefined || child === "") throw new Error("the server has no database process");
  return Number(child);
}
