#!/usr/bin/env node
/** `npm run types`: writes the SDK's types anew, after a change of the API. */
import "./lib/node-version.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { fail, node } from "./lib/run.mjs";

try {
  await ensureInstalled();
  await node("node_modules/vitest/vitest.mjs", ["run", "cli/sdk/api-types.test.ts", "--update"]);
} catch (error) {
  fail(error);
}
