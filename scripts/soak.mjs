#!/usr/bin/env node
/**
 * `npm run soak [-- --rounds N] [-- --sequences N]`: a write load on the embedded database that is killed at random
 * moments, then random sequences of people who come, change and go. The seed is printed, and `SEQUENCES_SEED` repeats it.
 */
import "./lib/node-version.mjs";
import { join } from "node:path";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { fail, run } from "./lib/run.mjs";

const SEQUENCES = 500;
/** Seeds stay readable. */
const SEEDS = 1_000_000;

/** The number after `--sequences`, and the arguments without it. */
function sequencesAsked(given) {
  const at = given.indexOf("--sequences");
  if (at < 0) return { sequences: SEQUENCES, others: given };
  const sequences = Number(given[at + 1]);
  if (!Number.isInteger(sequences) || sequences < 1) throw new Error("--sequences needs a number above 0");
  return { sequences, others: given.filter((_, index) => index !== at && index !== at + 1) };
}

async function runSequences(sequences) {
  const seed = process.env.SEQUENCES_SEED ?? String(1 + Math.floor(Math.random() * SEEDS));
  console.log(`${sequences} random sequences, the first with the seed ${seed}`);
  const env = { SEQUENCES: String(sequences), SEQUENCES_SEED: seed };
  const vitest = join("node_modules", "vitest", "vitest.mjs");
  return run(process.execPath, [vitest, "run", "server/members/sequences.test.ts"], { env });
}

if (process.platform !== "linux") fail("The run finds the database's process in /proc, so it needs Linux.");
try {
  const { sequences, others } = sequencesAsked(process.argv.slice(2));
  await ensureInstalled();
  await ensureBuilt();
  const killed = await run(process.execPath, ["--import", "tsx", "e2e/soak/main.ts", ...others]);
  const ordered = await runSequences(sequences);
  process.exitCode = killed.code || (ordered.code ?? 1);
} catch (error) {
  fail(error);
}
