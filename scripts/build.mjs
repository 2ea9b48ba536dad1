#!/usr/bin/env node
/** Builds everything that `npm start` runs: the Prisma client, the pages, and the bundles of server, tasks and cli. */
import "./lib/node-version.mjs";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { posix } from "node:path";
import { BUILD_STAMP, sourceHash } from "./lib/build.mjs";
import { ensureGenerated } from "./lib/generate.mjs";
import { at, root } from "./lib/root.mjs";
import { fail, node, step } from "./lib/run.mjs";
import { writeStamp } from "./lib/sources.mjs";

const BUNDLES = {
  "server/main.ts": "dist/main.mjs",
  "server/db/embedded-process.ts": "dist/embedded-process.mjs",
  "server/tasks/main.ts": "dist/tasks.mjs",
  "cli/main.ts": "cli/dist/main.mjs",
  "cli/sdk/index.ts": "cli/dist/sdk.mjs",
};

/** As cli/package.json names it, and cli/tsconfig.types.json writes it. */
const TYPES = "cli/dist/types";

/** Prisma's programs find their files beside themselves, so they stay where they are. */
const keepPrismaPrograms = (outfile) => ({
  name: "keep-prisma-programs",
  setup(build) {
    build.onResolve({ filter: /\/prisma\/[a-z-]+\.mjs$/ }, ({ path }) => {
      const file = `prisma/${posix.basename(path)}`;
      return { path: posix.relative(posix.dirname(outfile), file), external: true };
    });
  },
});

async function bundle(entry, outfile) {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "esm",
    // One copy of each package in the process: `instanceof` and shared pools depend on it.
    packages: "external",
    alias: { "server-only": "./scripts/lib/empty.mjs" },
    plugins: [keepPrismaPrograms(outfile)],
    sourcemap: true,
    logLevel: "warning",
  });
}

/** What editors and type checkers read of the SDK. Other programs resolve no import without its extension. */
async function writeTypes() {
  await node("node_modules/typescript/bin/tsc", ["--project", "cli/tsconfig.types.json"]);
  for (const file of readdirSync(at(TYPES), { recursive: true }).filter((name) => name.endsWith(".d.ts"))) {
    const path = `${at(TYPES)}/${file}`;
    writeFileSync(path, readFileSync(path, "utf8").replace(/(from "\.[^"]*)"/g, '$1.js"'));
  }
}

async function buildAll() {
  const hash = sourceHash();
  rmSync(at(BUILD_STAMP), { force: true });
  await ensureGenerated();
  await step("Building the pages", () =>
    node("node_modules/next/dist/bin/next", ["build"], {
      env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    }),
  );
  await step("Bundling the server", () =>
    Promise.all(
      Object.entries(BUNDLES)
        .filter(([entry]) => existsSync(at(entry)))
        .map(([entry, outfile]) => bundle(entry, outfile)),
    ),
  );
  await step("Writing the SDK's types", writeTypes);
  writeStamp(BUILD_STAMP, hash);
}

await buildAll().catch(fail);
