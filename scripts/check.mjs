#!/usr/bin/env node
/** `npm run check`: formatting, types, lint, circles of imports, and what nothing uses. */
import "./lib/node-version.mjs";
import { prepareChecks, runChecks } from "./lib/checks.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { fail } from "./lib/run.mjs";

try {
  await ensureInstalled();
  await prepareChecks();
  if ((await runChecks()).failed > 0) process.exitCode = 1;
} catch (error) {
  fail(error);
}
