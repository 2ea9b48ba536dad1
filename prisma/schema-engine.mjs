#!/usr/bin/env node
/**
 * Prisma's schema engine as a program of plain Node: the official WebAssembly build behind the JSON-RPC protocol that
 * Prisma's CLI speaks with the native engine on stdin and stdout.
 *
 * Prisma downloads the native engine on first use, which fails on a host without internet access. `prisma/cli.mjs`
 * points PRISMA_SCHEMA_ENGINE_BINARY at this file instead; an operator who has the native engine may name that one.
 */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { adapterFactory } from "./engine/adapter.mjs";
import { runDatabaseCommand } from "./engine/database-command.mjs";
import { answer } from "./engine/rpc.mjs";
import { loadEngine } from "./engine/wasm.mjs";

/** The value behind `--name`, or undefined. */
function option(name) {
  const index = process.argv.indexOf(name);
  return index < 0 ? undefined : process.argv[index + 1];
}

const datasource = JSON.parse(option("--datasource") ?? "{}");
datasource.url ??= process.env.DATABASE_URL;

const commandIndex = process.argv.indexOf("cli");
if (process.argv.includes("--version")) {
  process.stdout.write(`schema-engine-cli ${loadEngine().version()}\n`);
} else if (commandIndex > 0) {
  process.exitCode = await runDatabaseCommand(process.argv[commandIndex + 1], datasource.url);
} else {
  const datamodels = option("--datamodels")
    ?.split(",")
    .map((path) => [path, readFileSync(path, "utf8")]);
  const wasm = loadEngine();
  let engine;
  // Made on the first call: several commands start the engine and never ask it anything.
  const getEngine = () => (engine ??= wasm.SchemaEngine.new({ datamodels }, () => {}, adapterFactory(datasource)));
  for await (const line of createInterface({ input: process.stdin })) {
    for (const message of await answer(line, getEngine)) process.stdout.write(JSON.stringify(message) + "\n");
  }
  // Pools that the engine opened and never disposed of would keep the process alive.
  process.exit();
}
