#!/usr/bin/env node
/**
 * `npm run soak [-- --rounds N] [-- --sequences N] [-- --worlds N]`: a write load on the embedded database that is killed
 * at random moments, then random sequences of people who come, change and go, then random worlds of access. The seeds are
 * printed, and `SEQUENCES_SEED` and `WORLDS_SEED` repeat them.
 */
import "./lib/node-version.mjs";
import { join } from "node:path";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { fail, run } from "./lib/run.mjs";

/** What runs after the kills: the option that says how many, how many where it is absent, and the test that runs them. */
const RANDOM_RUNS = [
  { option: "sequences", many: 500, test: "server/members/sequences.test.ts" },
  { option: "worlds", many: 1000, test: "server/access/evaluate.property.test.ts" },
];

/** Seeds stay readable. */
const SEEDS = 1_000_000;

/** The number after `--OPTION`, and the arguments without it. */
function asked(given, { option, many }) {
  const at = given.indexOf(`--${option}`);
  if (at < 0) return { runs: many, others: given };
  const runs = Number(given[at + 1]);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--${option} needs a number above 0`);
  return { runs, others: given.filter((_, index) => index !== at && index !== at + 1) };
}

async function runRandomly({ option, test }, runs) {
  const name = option.toUpperCase();
  const seed = process.env[`${name}_SEED`] ?? String(1 + Math.floor(Math.random() * SEEDS));
  console.log(`${runs} random ${option}, the first with the seed ${seed}`);
  const env = { [name]: String(runs), [`${name}_SEED`]: seed };
  const vitest = join("node_modules", "vitest", "vitest.mjs");
  return run(process.execPath, [vitest, "run", test], { env });
}

if (process.platform !== "linux") fail("The run finds the database's process in /proc, so it needs Linux.");
try {
  let others = process.argv.slice(2);
  const random = RANDOM_RUNS.map((of) => {
    const found = asked(others, of);
    others = found.others;
    return { of, runs: found.runs };
  });
  await ensureInstalled();
  await ensureBuilt();
  const killed = await run(process.execPath, ["--import", "tsx", "e2e/soak/main.ts", ...others]);
  const codes = [killed.code ?? 1];
  for (const { of, runs } of random) codes.push((await runRandomly(of, runs)).code ?? 1);
  process.exitCode = codes.find((code) => code !== 0) ?? 0;
} catch (error) {
  fail(error);
}
