import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect } from "@playwright/test";
import { shell } from "../../server/testing/processes/shell";

const ROOT = join(import.meta.dirname, "../..");

/** util-linux makes the terminal; .ci/run installs it where it is missing. */
const made = spawnSync("script", ["--version"], { encoding: "utf8" });
export const HAS_TERMINAL = made.error === undefined && made.stdout.includes("util-linux");

interface Terminal {
  /** All that stands there, as a person reads it. */
  text: () => string;
  /** Waits until it stands there. */
  shows: (what: string | RegExp) => Promise<void>;
  type: (line: string) => void;
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>;
}

/** Runs the built command line in a real terminal. */
export function inTerminal(command: string, environment: Readonly<Record<string, string>>): Terminal {
  const line = `${process.execPath} cli/bin.mjs ${command}`;
  const child = spawn("script", ["-qec", line, "/dev/null"], {
    cwd: ROOT,
    env: { ...shell, ...environment, TERM: "xterm" },
  });
  let written = "";
  child.stdout.on("data", (chunk: Buffer) => (written += chunk.toString()));
  const text = () => stripVTControlCharacters(written).replaceAll("\r", "");
  return {
    text,
    shows: async (what) => {
      const poll = expect.poll(text, { timeout: 30_000 });
      await (typeof what === "string" ? poll.toContain(what) : poll.toMatch(what));
    },
    type: (typed) => void child.stdin.write(`${typed}\r`),
    ended: once(child, "close").then(([code]) => code as number | null),
  };
}
