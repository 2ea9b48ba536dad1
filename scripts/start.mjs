#!/usr/bin/env node
/**
 * `npm start`: from a fresh clone to a running server with nothing but Node and npm. Installs and builds when needed,
 * then runs dist/main.mjs, hands it signals and arguments, and ends as it ends.
 */
import "./lib/node-version.mjs";
import { ensureBuilt, isBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { fail } from "./lib/run.mjs";
import { serve } from "./lib/serve.mjs";
import { SERVER_PROCESS } from "./lib/server-process.mjs";

try {
  // What runs a finished build needs no build tools, so an image may leave them out.
  await ensureInstalled({ dev: !isBuilt() });
  await ensureBuilt();
} catch (error) {
  fail(error);
}

const { args, env } = SERVER_PROCESS;
serve([...args, ...process.argv.slice(2)], { ...env, NODE_ENV: "production" });
