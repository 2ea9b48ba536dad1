#!/usr/bin/env node
import { existsSync } from "node:fs";

const build = new URL("./dist/main.mjs", import.meta.url);

if (existsSync(build)) {
  const { main } = await import(build.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write("tenantry is not built yet: run `npm run build` (or `npm start`) once.\n");
  process.exitCode = 1;
}
