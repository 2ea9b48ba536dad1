import { spawn } from "node:child_process";
import { root } from "./root.mjs";

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** A command that failed; `output` is what it printed when it ran quietly. */
export class CommandError extends Error {
  constructor(command, code, output) {
    super(`${command} ${code === 0 ? "warned" : "failed"}${code ? ` with exit code ${code}` : ""}`);
    this.output = output;
  }
}

/**
 * Runs a command in the repository and resolves to its exit code and, with `quiet`, its output.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: object }} [options]
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    env: { ...process.env, ...env },
    // npm is a .cmd file there.
    shell: process.platform === "win32",
  });
  const chunks = [];
  if (quiet) for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output: Buffer.concat(chunks).toString() }));
  });
}

/** Runs a command quietly; its output is shown only when it fails. */
export async function mustRun(command, args, options) {
  const { code, output } = await run(command, args, { quiet: true, ...options });
  if (code !== 0) throw new CommandError([command, ...args].join(" "), code, output);
  return output;
}

/** Runs one of the repository's packages' programs with this Node, without npx, which could ask a registry. */
export const node = (script, args = [], options = {}) => mustRun(process.execPath, [script, ...args], options);

/**
 * Runs `work` and tells how it goes when it takes longer than a second: a line at once, a sign of life every ten
 * seconds, and the time it took.
 */
export async function step(label, work) {
  const started = Date.now();
  let told = false;
  const tell = setTimeout(() => {
    told = true;
    console.log(`${label} ...`);
  }, 1_000);
  const alive = setInterval(() => console.log(`${label} ... ${seconds(started)}`), 10_000);
  try {
    const result = await work();
    if (told) console.log(`${label}: done in ${seconds(started)}.`);
    return result;
  } finally {
    clearTimeout(tell);
    clearInterval(alive);
  }
}

/** Ends the process with one line, after the output of the command that failed. */
export function fail(error) {
  if (error instanceof CommandError && error.output) process.stderr.write(error.output);
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
