#!/usr/bin/env node
/** `npm run check`: formatting, types and lint. */
import "./lib/node-version.mjs";
import { CHECKS, prepareChecks, runCheck } from "./lib/checks.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { fail } from "./lib/run.mjs";

try {
  await ensureInstalled();
  await prepareChecks();
  for (const check of CHECKS) if (!(await runCheck(check))) process.exitCode = 1;
} catch (error) {
  fail(error);
}
