#!/usr/bin/env node
/**
 * `npm run bench [-- --report] [-- --quick] [--
 * --only=whoami,page,machines,people,decisions,configuration,usage,saml,oidc,scripts,start]`: how fast the production
 * build is, as ratios to bare baselines of the same run, on a PostgreSQL that it starts itself. `--report` writes
 * docs/performance.md.
 */
import "./lib/node-version.mjs";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { startPostgres } from "./lib/postgres.mjs";
import { fail, run } from "./lib/run.mjs";

if (process.platform !== "linux") fail("The measurements read /proc, so they need Linux.");
try {
  await ensureInstalled();
  await ensureBuilt();
  const postgres = await startPostgres();
  try {
    const args = ["--import", "tsx", "e2e/bench/main.ts", ...process.argv.slice(2)];
    const { code } = await run(process.execPath, args, { env: { TEST_DATABASE_URL: postgres.adminUrl } });
    process.exitCode = code ?? 1;
  } finally {
    await postgres.stop();
  }
} catch (error) {
  fail(error);
}
