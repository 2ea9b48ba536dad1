#!/usr/bin/env node
/**
 * Signs in through a real SimpleSAMLphp, which must be installed (Debian: simplesamlphp php-cli php-cgi php-xml
 * php-mbstring micro-httpd), with the production build. The last line adds up: `N passed, N failed`.
 */
import "./lib/node-version.mjs";
import { existsSync } from "node:fs";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { fail, run } from "./lib/run.mjs";

if (!existsSync("/usr/share/simplesamlphp/www")) fail("SimpleSAMLphp is not installed: apt-get install simplesamlphp");
try {
  await ensureInstalled();
  await ensureBuilt();
  const { code } = await run(process.execPath, ["--import", "tsx", "e2e/simplesamlphp/main.ts"]);
  process.exitCode = code ?? 1;
} catch (error) {
  fail(error);
}
