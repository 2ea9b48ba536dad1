#!/usr/bin/env node
/**
 * `npm run guards [name ...]`: shows that the tests of docs/security-tests.md hold what they say. Each patch of guards/
 * takes one guard out of a copy of the repository; the test that its header names must then fail, and must pass without
 * it. Runs on a PostgreSQL of its own (or the one that TEST_DATABASE_URL names), since races cannot happen on the
 * embedded database. Names run the patches that contain one of them alone.
 */
import "./lib/node-version.mjs";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { ensureGenerated } from "./lib/generate.mjs";
import { GuardBench } from "./lib/guard-bench.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { startPostgres } from "./lib/postgres.mjs";
import { at } from "./lib/root.mjs";
import { fail, step } from "./lib/run.mjs";

const DIRECTORY = "guards";
const HEADER = /^# test: (?<file>\S+) -t "(?<name>[^"]+)"$/m;

/** @typedef {{ name: string, patch: string, file: string, test: string }} Guard */

/** @returns {Guard[]} */
function readGuards(wanted) {
  const names = readdirSync(at(DIRECTORY)).filter((name) => name.endsWith(".patch"));
  const chosen = names.filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  if (chosen.length === 0) throw new Error(`There is no such patch in ${DIRECTORY}: ${wanted.join(", ")}`);
  return chosen.sort().map((name) => {
    const patch = at(DIRECTORY, name);
    const header = HEADER.exec(readFileSync(patch, "utf8"))?.groups;
    if (!header) throw new Error(`${DIRECTORY}/${name} names no test: it needs a line # test: FILE -t "NAME"`);
    return { name: name.slice(0, -".patch".length), patch, file: header.file, test: header.name };
  });
}

const ofGuard = (results, { file, test }) =>
  results.filter((result) => result.file.endsWith(file) && result.fullName.includes(test));

const firstLine = (result) => (result?.failureMessages?.[0] ?? "").split("\n")[0].slice(0, 160);

/** What is wrong with the guard's test while the guard stands; undefined where nothing is. */
function faultWithGuard(results, guard) {
  const own = ofGuard(results, guard).filter(({ status }) => status === "passed" || status === "failed");
  if (own.length === 0) return "its test did not run";
  const failed = own.find(({ status }) => status === "failed");
  return failed ? `its test fails although the guard stands: ${firstLine(failed)}` : undefined;
}

/** An assertion of the test's own; the one on the server's log fails for every fault that nobody foresaw. */
const isAssertion = (text) =>
  (text.startsWith("AssertionError") && !text.includes("unexpected errors in the server's log")) ||
  /^Error: promise (resolved|rejected) /.test(text);

/** A test that cannot be loaded, that runs out of time or throws by itself shows nothing: an assertion must fail. */
function faultWithoutGuard(results, guard) {
  const failed = ofGuard(results, guard).filter(({ status }) => status === "failed");
  if (failed.some(({ failureMessages }) => failureMessages.some(isAssertion))) return undefined;
  if (failed.length > 0) return `its test fails by something else than an assertion: ${firstLine(failed[0])}`;
  return results.some(({ status }) => status === "failed")
    ? `its test could not run: ${firstLine(results.find(({ status }) => status === "failed"))}`
    : "its test passes without the guard";
}

const total = { passed: 0, failed: 0 };

function tell({ name, file, test }, fault) {
  total[fault === undefined ? "passed" : "failed"] += 1;
  console.log(`${fault === undefined ? "passed" : "FAILED"}  ${name}: ${fault ?? `${file} notices ("${test}")`}`);
}

/** Takes one guard after the other from the list, which several benches share, until it is empty. */
async function checkNext(bench, waiting, results) {
  for (let guard = waiting.shift(); guard !== undefined; guard = waiting.shift()) {
    try {
      const { patch, file, test } = guard;
      const fault =
        faultWithGuard(results, guard) ?? faultWithoutGuard(await bench.runWith(patch, [file], [test]), guard);
      tell(guard, fault);
    } catch (error) {
      tell(guard, error instanceof Error ? error.message : String(error));
    }
  }
}

async function checkAll(benches, guards) {
  const files = [...new Set(guards.map(({ file }) => file))];
  const names = [...new Set(guards.map(({ test }) => test))];
  const results = await step("the tests, with all guards in place", () => benches[0].run(files, names));
  const waiting = [...guards];
  await Promise.all(benches.map((bench) => checkNext(bench, waiting, results)));
}

async function main() {
  const guards = readGuards(process.argv.slice(2));
  await ensureInstalled();
  await ensureGenerated();
  const started = process.env.TEST_DATABASE_URL ? undefined : await startPostgres();
  const env = { TEST_DATABASE_URL: process.env.TEST_DATABASE_URL ?? started.adminUrl };
  const many = Math.min(availableParallelism(), guards.length);
  const benches = Array.from({ length: many }, () => new GuardBench(env));
  try {
    await checkAll(benches, guards);
  } finally {
    await Promise.all(benches.map((bench) => bench.remove()));
    await started?.stop();
  }
}

try {
  await main();
} catch (error) {
  fail(error);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
