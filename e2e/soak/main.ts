import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort, startProduct, type Product } from "../product";
import { databaseProcess, findLost, verifyAudit } from "./checks";
import { ENVIRONMENT } from "./settings";
import { startWriters, type Wanted } from "./writers";

/** Kill -9 at random moments of a write load, again and again; nothing acknowledged is lost or doubled. */

const VICTIMS = ["server", "database", "server and database"] as const;
type Victim = (typeof VICTIMS)[number];

const LONGEST_MILLISECONDS = 2_000;

function roundsAsked(): number {
  const at = process.argv.indexOf("--rounds");
  const rounds = at < 0 ? 20 : Number(process.argv[at + 1]);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds needs a number above 0");
  return rounds;
}

function killDatabase(server: number): void {
  process.kill(databaseProcess(server), "SIGKILL");
}

/** What dies; a server is started again as a supervisor would, a database by its own server. */
async function strike(product: Product, victim: Victim, restart: () => Promise<Product>): Promise<Product> {
  if (victim !== "server") killDatabase(product.pid);
  if (victim === "database") return product;
  await product.kill();
  return restart();
}

const rounds = roundsAsked();
const data = await mkdtemp(join(tmpdir(), "tenantry-soak-"));
const port = await freePort();
const start = () => startProduct({ data, port, environment: ENVIRONMENT });
const everything: Wanted[] = [];
let product = await start();
let failed = 0;
for (let round = 1; round <= rounds; round += 1) {
  const victim = VICTIMS[round % VICTIMS.length] ?? "server";
  const after = Math.floor(Math.random() * LONGEST_MILLISECONDS);
  const faults: string[] = [];
  const writers = startWriters(product.url);
  try {
    await pause(after);
    product = await strike(product, victim, start);
    await writers.stop();
    faults.push(
      ...(await findLost(product.url, [...everything, ...writers.acknowledged])),
      ...(await verifyAudit(product)),
    );
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
  }
  everything.push(...writers.acknowledged);
  failed += faults.length > 0 ? 1 : 0;
  const what = `round ${round}: ${victim} killed after ${after} ms, ${writers.acknowledged.length} writes, ${everything.length} in all`;
  process.stdout.write(
    `${faults.length === 0 ? "ok    " : "FAILED"}  ${what}\n${faults.map((fault) => `        ${fault}\n`).join("")}`,
  );
}
await product.stop();
await rm(data, { recursive: true, force: true });
process.stdout.write(`${rounds - failed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
