import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { shell } from "../../server/testing/processes/shell";
import { callApi } from "../api";
import { findBroken } from "./invariants";
import type { Ledger } from "./ledger";
import { lookUp } from "./look-up";
import type { Team } from "./population";
import { CREDENTIAL, PATIENCE_MILLISECONDS } from "./settings";
import type { World } from "./worlds";

const METERS = ["compute_seconds", "tokens"] as const;
const DAY_MILLISECONDS = 86_400_000;

/** What every server reports of each organization is the sum of what it acknowledged. */
async function askReports(world: World, ledger: Ledger, teams: readonly Team[]): Promise<void> {
  const from = new Date(Date.now() - 2 * DAY_MILLISECONDS).toISOString().slice(0, 10);
  for (const organization of new Set(teams.map(({ place }) => place.organization))) {
    for (const meter of METERS) {
      const counted = [...ledger.events.values()].filter((event) => {
        return event.acknowledged && event.organization === organization && event.meter === meter;
      });
      const wanted = String(counted.reduce((sum, { quantity }) => sum + quantity, 0));
      for (const { url } of world.servers()) {
        const path = `/organizations/${organization}/usage?from=${from}&meter=${meter}`;
        const { sum } = await callApi<{ sum: { quantity: string } }>(url, path, { basic: CREDENTIAL });
        if (sum.quantity !== wanted) {
          ledger.faults.push(`${meter} of ${organization}: ${sum.quantity} are reported and ${wanted} acknowledged`);
        }
      }
    }
  }
}

/** Runs the operator's own task beside the running servers; answers what it found wrong. */
export async function verifyAudit({ environment }: World): Promise<{ said: string; faults: string[] }> {
  const env: NodeJS.ProcessEnv = { PATH: shell.PATH, NODE_ENV: "production", ...environment };
  const args = [join(import.meta.dirname, "../../dist/tasks.mjs"), "verify-audit"];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  const said = output.trim();
  return { said, faults: code === 0 ? [] : [`verify-audit ended with ${code ?? "a signal"}: ${said}`] };
}

async function ready(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/api/ready`);
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** Every server answers again, with its database. */
export async function untilReady(world: World): Promise<void> {
  const end = Date.now() + PATIENCE_MILLISECONDS;
  for (const { url } of world.servers()) {
    while (!(await ready(url))) {
      if (Date.now() > end) throw new Error(`${url} was not ready again after ${PATIENCE_MILLISECONDS} ms`);
      await pause(100);
    }
  }
}

/** Looks for everything that was written and everything that must hold; the ledger has what is wrong. */
export async function check(world: World, ledger: Ledger, teams: readonly Team[]): Promise<void> {
  await untilReady(world);
  await world.read(async (client) => {
    await lookUp(client, ledger);
    ledger.faults.push(...(await findBroken(client)));
  });
  await askReports(world, ledger, teams);
}
