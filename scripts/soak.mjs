#!/usr/bin/env node
/**
 * `npm run soak [-- --rounds N] [--embedded N] [--within MINUTES] [--hour | --minutes N] [--report] [--sequences N]
 * [--worlds N]`: a mixed load on the embedded database, then on two servers with one PostgreSQL, whose processes are
 * killed at random moments; beside them, where asked, the same load on two servers that are left alone; then random
 * sequences of people who come, change and go, and random worlds of access. The seeds are printed, and `SEQUENCES_SEED`
 * and `WORLDS_SEED` repeat them. After `--within` no round begins any more. `--report` writes `docs/soak.md`.
 */
import "./lib/node-version.mjs";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { fail, node, run } from "./lib/run.mjs";

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
  const { code } = await run(process.execPath, [vitest, "run", test], { env });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** The rounds and the load; a run that broke off has failed as one. */
async function killAndLoad(others) {
  const directory = mkdtempSync(join(tmpdir(), "tenantry-soak-results-"));
  const results = join(directory, "results.json");
  try {
    const args = ["--import", "tsx", "e2e/soak/main.ts", ...others, "--results", results];
    await run(process.execPath, args);
    if (others.includes("--report")) await node("node_modules/prettier/bin/prettier.cjs", ["--write", "docs/soak.md"]);
    return JSON.parse(readFileSync(results, "utf8"));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(directory, { recursive: true });
  }
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
  const results = [await killAndLoad(others)];
  for (const { of, runs } of random) results.push(await runRandomly(of, runs));
  const sum = (name) => results.reduce((all, result) => all + result[name], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  process.exitCode = sum("failed") > 0 ? 1 : 0;
} catch (error) {
  fail(error);
}
