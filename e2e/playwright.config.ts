import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { launchOptionsFor, type FoundBrowser } from "./browser";
import { shell } from "../server/testing/processes/shell";

/** Found by the global set-up; tests run in other processes, which read this file again. */
const found = shell.E2E_BROWSER;

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  grepInvert: [
    // Two servers on one database: the embedded one has room for one alone.
    ...(shell.TEST_DATABASE_URL === undefined ? [/@postgres/] : []),
    ...(shell.PICTURES === undefined ? [/@pictures/] : []),
  ],
  outputDir: "../test-results",
  globalSetup: "./global-setup.ts",
  // One for each core, each with a server of its own,
  // since a browser waits for the server and the server for the browser.
  workers: availableParallelism(),
  retries: 0,
  forbidOnly: shell.CI !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "../test-results/e2e.json" }]],
  use: {
    screenshot: "only-on-failure",
    trace: "off",
    ...(found === undefined ? {} : { launchOptions: launchOptionsFor(JSON.parse(found) as FoundBrowser) }),
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
});
