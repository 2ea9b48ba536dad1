import { readFileSync, rmSync } from "node:fs";
import { at } from "./root.mjs";
import { run } from "./run.mjs";

/** Beside the packages, since Playwright empties its own directory of results. */
const UNITS_REPORT = "node_modules/.cache/tenantry/units.json";
/** Named in e2e/playwright.config.ts. */
const BROWSER_REPORT = "test-results/e2e.json";

/** What a test runner did. @typedef {{ passed: number, failed: number, skipped: number }} Count */

function readReport(path) {
  try {
    return JSON.parse(readFileSync(at(path), "utf8"));
  } catch {
    return undefined;
  }
}

/** A runner that reports nothing wrong and yet fails, or that ran nothing at all, has failed. */
function trust(count, code) {
  const nothing = count.passed + count.failed === 0;
  return count.failed === 0 && (code !== 0 || nothing) ? { ...count, failed: 1 } : count;
}

/** Counts Vitest's JSON report. A file that could not even be loaded counts as one failure. */
export function countUnits(report) {
  if (!report) return { passed: 0, failed: 0, skipped: 0 };
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((assertion) => assertion.status === "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts Playwright's JSON report. A test that passes only on a second try has failed. */
export function countBrowser(report) {
  if (!report) return { passed: 0, failed: 0, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}

async function runTests(script, args, { env, report, count }) {
  rmSync(at(report), { force: true });
  const { code } = await run(process.execPath, [script, ...args], { env });
  return trust(count(readReport(report)), code);
}

/** Runs Vitest with further arguments. @returns {Promise<Count>} */
export function runUnits(args = [], env = {}) {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${UNITS_REPORT}`];
  return runTests("node_modules/vitest/vitest.mjs", ["run", ...reporters, ...args], {
    env,
    report: UNITS_REPORT,
    count: countUnits,
  });
}

/** Runs Playwright on the production build with further arguments. @returns {Promise<Count>} */
export function runBrowser(args = [], env = {}) {
  const config = ["test", "--config", "e2e/playwright.config.ts"];
  return runTests("node_modules/@playwright/test/cli.js", [...config, ...args], {
    env,
    report: BROWSER_REPORT,
    count: countBrowser,
  });
}
