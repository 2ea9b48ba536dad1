#!/usr/bin/env node
/**
 * `npm test`: from a fresh clone with nothing but Node and npm: installs, builds, then runs format, types, lint, units
 * and the browser tests on the production build with the embedded database.
 *
 * `--postgres` runs the tests of the server and the main journey on a real PostgreSQL instead: the one that
 * TEST_DATABASE_URL names (an administrator's address; the tests make their own databases), or one that it starts.
 */
import "./lib/node-version.mjs";
import { ensureBuilt } from "./lib/build.mjs";
import { prepareChecks, runChecks } from "./lib/checks.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { fail } from "./lib/run.mjs";
import { startPostgres } from "./lib/postgres.mjs";
import { runBrowser, runUnits } from "./lib/runners.mjs";

/** Browser tests that run on PostgreSQL: those of both databases, and those that need several servers on one. */
const ON_POSTGRES = "@main|@postgres";

/**
 * What can differ between the databases: the database layer, tenants, contract (which calls every procedure), attacks and
 * races, what is written in SQL (decisions, the audit's chains), random sequences of people, what is counted and numbered
 * once, and what only connections of their own can show.
 */
const ON_BOTH = [
  ...["db", "api", "attacks", "access", "audit", "decisions"].map((room) => `server/${room}/`),
  ...["auth/tickets", "members/sequences", "usage/record", "invoices/invoices"].map((file) => `server/${file}`),
  ".postgres.test.ts",
];

const total = { passed: 0, failed: 0, skipped: 0 };

function add(name, { passed, failed, skipped = 0 }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  console.log(`== ${name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}\n`);
}

/** Runs a part whose failure must not keep the others from running. */
async function part(name, work) {
  console.log(`== ${name}`);
  try {
    add(name, await work());
  } catch (error) {
    if (error.output) process.stderr.write(error.output);
    console.error(error instanceof Error ? error.message : error);
    add(name, { passed: 0, failed: 1 });
  }
}

async function build() {
  await ensureBuilt();
  return { passed: 1, failed: 0 };
}

/** Lint takes one core as long as the others take another. */
async function checkAndBuild() {
  await prepareChecks();
  const others = async () => {
    await part("format, types", () => runChecks(["format", "types", "circles"]));
    await part("build", build);
  };
  await Promise.all([part("lint", () => runChecks(["lint"])), others()]);
}

async function onEmbedded() {
  await checkAndBuild();
  await part("units", () => runUnits());
  await part("browser", () => runBrowser());
}

async function onPostgres() {
  const started = process.env.TEST_DATABASE_URL ? undefined : await startPostgres();
  const env = { TEST_DATABASE_URL: process.env.TEST_DATABASE_URL ?? started.adminUrl };
  try {
    await part("build", build);
    await part("units on PostgreSQL", () => runUnits([...ON_BOTH, "--exclude", "server/db/embedded*"], env));
    await part("browser on PostgreSQL", () => runBrowser(["--grep", ON_POSTGRES], env));
  } finally {
    await started?.stop();
  }
}

try {
  await ensureInstalled();
  await (process.argv.includes("--postgres") ? onPostgres() : onEmbedded());
} catch (error) {
  fail(error);
}
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
