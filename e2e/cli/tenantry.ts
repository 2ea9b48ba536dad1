import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shell } from "../../server/testing/processes/shell";

const ROOT = join(import.meta.dirname, "../..");

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Settings that nobody else has. */
export async function makeHome(): Promise<{ directory: string; remove: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), "tenantry-home-"));
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}

async function ran(
  values: readonly string[],
  environment: Readonly<Record<string, string>>,
  input: string,
): Promise<Ran> {
  const child = spawn(process.execPath, values, { cwd: ROOT, env: { ...shell, ...environment } });
  const written = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (written.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (written.err += chunk.toString()));
  child.stdin.end(input);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...written };
}

/** A shell that runs the built command line, and programs that use the library, with settings of its own. */
export function tenantryIn(directory: string, environment: Readonly<Record<string, string>> = {}) {
  const settings = { TENANTRY_CONFIG_DIR: directory, ...environment };
  return {
    run: (values: readonly string[], input = "") => ran(["cli/bin.mjs", ...values], settings, input),
    program: (text: string) => ran(["--input-type=module", "--eval", text], settings, ""),
  };
}
