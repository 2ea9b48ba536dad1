import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** Commands that act on the installation itself, as the built server's tasks, beside the running server if it runs. */
export const OPERATOR_COMMANDS = [
  {
    name: "disable-sso",
    usage: "ORGANIZATION",
    summary: "Let people in without the identity provider that an organization requires",
  },
  { name: "doctor", usage: "", summary: "Look at everything that the installation needs, and say what is wrong" },
  {
    name: "rebuild-usage",
    usage: "[--organization SLUG] [--from DAY] [--to DAY]",
    summary: "Count hours, days and totals of usage anew from the events",
  },
  {
    name: "reset-password",
    usage: "EMAIL [--second-factor]",
    summary: "Print a one-time link to choose a new password, or to drop second factors",
  },
  {
    name: "rotate-keys",
    usage: "[--dry-run]",
    summary: "Seal with the first of the seal keys what the others have sealed; with --dry-run: only count it",
  },
  { name: "verify-audit", usage: "[--file FILE]", summary: "Verify the audit's hash chains, an export or an archive" },
  { name: "verify-domain", usage: "DOMAIN --organization SLUG", summary: "Give a mail domain to an organization" },
] as const;

const TASKS = join("dist", "tasks.mjs");

/** The installation that we stand in, else the one that this package is part of. */
function findTasks(): string | null {
  const candidates = [resolve(TASKS), resolve(import.meta.dirname, "../..", TASKS)];
  return candidates.find((path) => existsSync(path)) ?? null;
}

/** Runs a task in a process of its own, with this one's environment and terminal. */
export async function runOperatorCommand(name: string, values: readonly string[]): Promise<number> {
  const path = findTasks();
  if (path === null) {
    process.stderr.write(`${name} runs on the host, in the directory of a built installation.\n`);
    return 1;
  }
  const child = spawn(process.execPath, [path, name, ...values], { stdio: "inherit" });
  return new Promise((done) => {
    child.once("error", () => done(1));
    child.once("exit", (code) => done(code ?? 1));
  });
}
