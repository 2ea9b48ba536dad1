#!/usr/bin/env node
/** Builds everything that `npm start` runs: the Prisma client, the pages, and the bundles of server, tasks and cli. */
import "./lib/node-version.mjs";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { posix } from "node:path";
import { BUILD_STAMP, sourceHash } from "./lib/build.mjs";
import { ensureGenerated } from "./lib/generate.mjs";
import { at, root } from "./lib/root.mjs";
import { CommandError, fail, node, step } from "./lib/run.mjs";
import { writeStamp } from "./lib/sources.mjs";

/** Entries by where they go. In pieces: what is imported when it is used is read when it is used. */
const BUNDLES = {
  dist: {
    main: "server/main.ts",
    "embedded-process": "server/db/embedded-process.ts",
    tasks: "server/tasks/main.ts",
  },
  "cli/dist": { main: "cli/main.ts", sdk: "cli/sdk/index.ts" },
};

/** What the pieces are called; those of an earlier build have other names. */
const PIECE = "piece-";

/** As cli/package.json names it, and cli/tsconfig.types.json writes it. */
const TYPES = "cli/dist/types";

/** Prisma's programs find their files beside themselves, so they stay where they are. */
const keepPrismaPrograms = (outdir) => ({
  name: "keep-prisma-programs",
  setup(build) {
    build.onResolve({ filter: /\/prisma\/[a-z-]+\.mjs$/ }, ({ path }) => {
      const file = `prisma/${posix.basename(path)}`;
      return { path: posix.relative(outdir, file), external: true };
    });
  },
});

async function bundle(outdir, entryPoints) {
  const { build } = await import("esbuild");
  mkdirSync(at(outdir), { recursive: true });
  for (const name of readdirSync(at(outdir)).filter((file) => file.startsWith(PIECE))) rmSync(`${at(outdir)}/${name}`);
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    outExtension: { ".js": ".mjs" },
    chunkNames: `${PIECE}[hash]`,
    bundle: true,
    splitting: true,
    platform: "node",
    target: "node20.19",
    format: "esm",
    // One copy of each package in the process: `instanceof` and shared pools depend on it.
    packages: "external",
    alias: { "server-only": "./scripts/lib/empty.mjs" },
    plugins: [keepPrismaPrograms(outdir)],
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

/** A warning of Next's fails the build: nobody reads the output of a build that went well. */
async function buildPages() {
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const output = await node("node_modules/next/dist/bin/next", ["build"], { env });
  if (/\bwarnings?\b/i.test(output)) throw new CommandError("next build", 0, output);
}

async function buildAll() {
  const hash = sourceHash();
  rmSync(at(BUILD_STAMP), { force: true });
  await ensureGenerated();
  await step("Building the pages", buildPages);
  await step("Bundling the server", () =>
    Promise.all(Object.entries(BUNDLES).map(([outdir, entries]) => bundle(outdir, entries))),
  );
  await step("Writing the SDK's types", writeTypes);
  writeStamp(BUILD_STAMP, hash);
}

await buildAll().catch(fail);
