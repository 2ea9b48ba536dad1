#!/usr/bin/env node
/** `npm run pictures`: takes the pictures of the guides anew, from the production build. */
import "./lib/node-version.mjs";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { fail } from "./lib/run.mjs";
import { runBrowser } from "./lib/runners.mjs";

try {
  await ensureInstalled();
  await ensureBuilt();
  const { failed } = await runBrowser(["e2e/pictures.spec.ts"], { PICTURES: "1" });
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  fail(error);
}
