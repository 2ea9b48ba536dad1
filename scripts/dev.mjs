#!/usr/bin/env node
/** `npm run dev`: the same process as `npm start`, from its sources, with Next's hot reload for pages. */
import "./lib/node-version.mjs";
import { ensureGenerated } from "./lib/generate.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { fail } from "./lib/run.mjs";
import { serve } from "./lib/serve.mjs";

try {
  await ensureInstalled();
  await ensureGenerated();
} catch (error) {
  fail(error);
}

serve(["--import", "tsx", "server/main.ts", ...process.argv.slice(2)], {
  NODE_ENV: "development",
  // Maps `server-only`, which throws outside Next, to an empty file.
  TSX_TSCONFIG_PATH: "tsconfig.server.json",
});
