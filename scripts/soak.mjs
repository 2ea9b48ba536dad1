#!/usr/bin/env node
/** `npm run soak [-- --rounds N]`: a write load on the embedded database that is killed at random moments. */
import "./lib/node-version.mjs";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { fail, run } from "./lib/run.mjs";

if (process.platform !== "linux") fail("The run finds the database's process in /proc, so it needs Linux.");
try {
  await ensureInstalled();
  await ensureBuilt();
  const { code } = await run(process.execPath, ["--import", "tsx", "e2e/soak/main.ts", ...process.argv.slice(2)]);
  process.exitCode = code ?? 1;
} catch (error) {
  fail(error);
}
