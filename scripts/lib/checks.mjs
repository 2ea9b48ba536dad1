import { existsSync } from "node:fs";
import { isBuilt } from "./build.mjs";
import { ensureGenerated } from "./generate.mjs";
import { at } from "./root.mjs";
import { node, run } from "./run.mjs";

const BIN = "node_modules";

/** Formatting, types, lint, and what only the whole tree shows; each is a command whose output says what is wrong. */
const LANES = [
  [
    { name: "format", args: [`${BIN}/prettier/bin/prettier.cjs`, "--check", "--log-level", "warn", "."] },
    { name: "types", args: [`${BIN}/typescript/bin/tsc`, "--noEmit"] },
    { name: "circles", args: ["scripts/lint/whole.mjs"] },
  ],
  // Lint takes as long as the others together.
  [{ name: "lint", args: [`${BIN}/eslint/bin/eslint.js`, "--max-warnings", "0", "."] }],
];

/** Makes what the type checker reads besides the sources. */
export async function prepareChecks() {
  await ensureGenerated();
  // The first names the second, and either may have been removed, or be that of other pages.
  if (!isBuilt() || !["next-env.d.ts", ".next/types/routes.d.ts"].every((path) => existsSync(at(path)))) {
    await node("node_modules/next/dist/bin/next", ["typegen"], { env: { NEXT_TELEMETRY_DISABLED: "1" } });
  }
}

async function runCheck({ name, args }) {
  const started = Date.now();
  const { code, output } = await run(process.execPath, args, {
    quiet: true,
    env: { NODE_OPTIONS: "--max-old-space-size=6144" },
  });
  process.stdout.write(output);
  console.log(`${code === 0 ? "passed" : "FAILED"}  ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return code === 0;
}

async function runLane(checks) {
  const passed = [];
  for (const check of checks) passed.push(await runCheck(check));
  return passed;
}

/** Runs these checks, or all, two at a time, and resolves to how many passed and how many did not. */
export async function runChecks(names = LANES.flat().map(({ name }) => name)) {
  const lanes = LANES.map((lane) => lane.filter(({ name }) => names.includes(name)));
  const passed = (await Promise.all(lanes.map(runLane))).flat();
  return { passed: passed.filter(Boolean).length, failed: passed.filter((one) => !one).length };
}
