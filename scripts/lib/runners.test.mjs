import { describe, expect, it } from "vitest";
import { countBrowser, countUnits } from "./runners.mjs";

describe("counting Vitest's report", () => {
  it("counts a file that could not be loaded as a failure", () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] },
        { status: "failed", assertionResults: [] },
        { status: "passed", assertionResults: [{ status: "passed" }] },
      ],
    };
    expect(countUnits(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });
});

describe("counting Playwright's report", () => {
  it("counts flaky tests and errors outside of tests as failures", () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{ message: "no server" }] };
    expect(countBrowser(report)).toEqual({ passed: 5, failed: 3, skipped: 2 });
  });
});
