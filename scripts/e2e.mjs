#!/usr/bin/env node
/** `npm run e2e -- [Playwright's arguments]`: the browser tests alone, on the production build. */
import "./lib/node-version.mjs";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { fail } from "./lib/run.mjs";
import { runBrowser } from "./lib/runners.mjs";

try {
  await ensureInstalled();
  await ensureBuilt();
  const { failed } = await runBrowser(process.argv.slice(2));
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  fail(error);
}
