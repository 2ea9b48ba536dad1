#!/usr/bin/env node
/**
 * `npm run guards [name ...]`: shows that the tests of docs/security-tests.md hold what they say. Each patch of guards/
 * takes one guard out of a copy of the repository; the test that its header names must then fail, and must pass without
 * it. Runs on a PostgreSQL of its own (or the one that TEST_DATABASE_URL names), since races cannot happen on the
 * embedded database. Names run the patches that contain one of them alone.
 */
import "./lib/node-version.mjs";
import { spawn } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ensureGenerated } from "./lib/generate.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { startPostgres } from "./lib/postgres.mjs";
import { at, root } from "./lib/root.mjs";
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

/** Runs a command to its end. @returns {Promise<{ code: number | null, output: string }>} */
function run(cwd, command, args, env = {}) {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output: Buffer.concat(chunks).toString() }));
  });
}

async function mustRun(...args) {
  const { code, output } = await run(...args);
  if (code !== 0) throw new Error(`${args[1]} ${args[2].join(" ")} failed: ${output}`);
  return output;
}

/** The repository as it stands, without its history: patches must not touch the real one. */
async function copyRepository() {
  const copy = mkdtempSync(join(tmpdir(), "tenantry-guards-"));
  const listed = await mustRun(root, "git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
  for (const path of listed.split("\0")) {
    if (path === "" || !existsSync(at(path))) continue;
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    copyFileSync(at(path), join(copy, path));
  }
  cpSync(at("prisma/generated"), join(copy, "prisma/generated"), { recursive: true });
  symlinkSync(at("node_modules"), join(copy, "node_modules"), "dir");
  return copy;
}

const pattern = (name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Runs the named tests and gives back each test's full name, status and failures. */
async function runTests(copy, files, names, env) {
  const report = join(copy, "guards-report.json");
  rmSync(report, { force: true });
  const filter = names.map(pattern).join("|");
  const args = ["run", "--reporter=json", `--outputFile=${report}`, "-t", filter, ...files];
  const { output } = await run(copy, process.execPath, [join("node_modules", "vitest", "vitest.mjs"), ...args], env);
  if (!existsSync(report)) throw new Error(`Vitest wrote no report: ${output.slice(-2_000)}`);
  const { testResults } = JSON.parse(readFileSync(report, "utf8"));
  return testResults.flatMap(({ name: file, assertionResults, message }) =>
    assertionResults.length === 0
      ? [{ file, fullName: "", status: "failed", failureMessages: [message] }]
      : assertionResults.map((result) => ({ file, ...result })),
  );
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

async function checkGuard(copy, guard, env) {
  await mustRun(copy, "git", ["apply", guard.patch]);
  try {
    return faultWithoutGuard(await runTests(copy, [guard.file], [guard.test], env), guard);
  } finally {
    await mustRun(copy, "git", ["apply", "--reverse", guard.patch]);
  }
}

const total = { passed: 0, failed: 0 };

function tell({ name, file, test }, fault) {
  total[fault === undefined ? "passed" : "failed"] += 1;
  console.log(`${fault === undefined ? "passed" : "FAILED"}  ${name}: ${fault ?? `${file} notices ("${test}")`}`);
}

async function checkAll(copy, guards, env) {
  const files = [...new Set(guards.map(({ file }) => file))];
  const names = [...new Set(guards.map(({ test }) => test))];
  const results = await step("the tests, with all guards in place", () => runTests(copy, files, names, env));
  for (const guard of guards) {
    const fault = faultWithGuard(results, guard);
    try {
      tell(guard, fault ?? (await checkGuard(copy, guard, env)));
    } catch (error) {
      tell(guard, error instanceof Error ? error.message : String(error));
    }
  }
}

async function main() {
  const guards = readGuards(process.argv.slice(2));
  await ensureInstalled();
  await ensureGenerated();
  const started = process.env.TEST_DATABASE_URL ? undefined : await startPostgres();
  const copy = await copyRepository();
  try {
    await checkAll(copy, guards, { TEST_DATABASE_URL: process.env.TEST_DATABASE_URL ?? started.adminUrl });
  } finally {
    rmSync(copy, { recursive: true, force: true });
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
