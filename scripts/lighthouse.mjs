#!/usr/bin/env node
/**
 * `npm run lighthouse [-- --runs N] [-- --preset mobile|desktop] [-- --only members,billing] [-- --report]`: Lighthouse
 * on pages of the production build with the demo's data. `--report` writes docs/lighthouse.md.
 */
import "./lib/node-version.mjs";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { ensureLighthouse } from "./lib/lighthouse.mjs";
import { fail, run } from "./lib/run.mjs";

try {
  await ensureInstalled();
  const place = await ensureLighthouse();
  await ensureBuilt();
  const args = ["--import", "tsx", "e2e/lighthouse/main.ts", ...process.argv.slice(2)];
  const { code } = await run(process.execPath, args, { env: { LIGHTHOUSE_PLACE: place } });
  process.exitCode = code ?? 1;
} catch (error) {
  fail(error);
}
