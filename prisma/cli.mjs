#!/usr/bin/env node
/**
 * Prisma's command line with the schema engine of this repository, so that every command works without internet access:
 * `node prisma/cli.mjs generate`, `node prisma/cli.mjs migrate dev --name add-groups`, ...
 */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** The environment for Prisma: our engine unless the operator names another one, and no calls to Prisma's servers. */
function prismaEnvironment(environment = process.env) {
  return {
    ...environment,
    PRISMA_SCHEMA_ENGINE_BINARY: environment.PRISMA_SCHEMA_ENGINE_BINARY || join(here, "schema-engine.mjs"),
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
}

/**
 * Starts Prisma's CLI in the repository's root.
 *
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 */
export function spawnPrisma(args, options = {}) {
  const script = createRequire(import.meta.url).resolve("prisma/build/index.js");
  return spawn(process.execPath, [script, ...args], {
    cwd: dirname(here),
    stdio: "inherit",
    ...options,
    env: prismaEnvironment(options.env),
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const child = spawnPrisma(process.argv.slice(2));
  child.on("close", (code, signal) => {
    process.exitCode = signal ? 1 : (code ?? 1);
  });
}
