import "server-only";
import { systemScope } from "../access/authorize";
import type { SystemScope } from "../access/scope";
import { closeDatabase } from "../db/client";
import { isAppError } from "../errors";
import { checkSealKeys, migrateDatabase, openDatabase } from "../http/database";
import { disableSsoTask } from "./disable-sso";
import { doctorTask } from "./doctor";
import { rebuildUsageTask } from "./rebuild-usage";
import { resetPasswordTask } from "./reset-password";
import { rotateKeysTask } from "./rotate-keys";
import { seedTask } from "./seed";
import { verifyAuditTask } from "./verify-audit";
import { verifyDomainTask } from "./verify-domain";

/** Does an operator's task and returns the exit code: 0 done, 1 refused or failed, 2 wrong usage. */
type Task = (scope: SystemScope, values: readonly string[], print: (line: string) => void) => Promise<0 | 1 | 2>;

const TASKS: ReadonlyMap<string, Task> = new Map([
  ["disable-sso", disableSsoTask],
  ["doctor", doctorTask],
  ["rebuild-usage", rebuildUsageTask],
  ["reset-password", resetPasswordTask],
  ["rotate-keys", rotateKeysTask],
  ["seed", seedTask],
  ["verify-audit", verifyAuditTask],
  ["verify-domain", verifyDomainTask],
]);

/** It says what is pending, so nothing may change before. */
const LOOKS_ONLY = "doctor";

/** Runs beside the server if it runs: through its embedded database's socket, or on the same PostgreSQL. */
async function run(name: string | undefined, values: readonly string[]): Promise<number> {
  const task = name === undefined ? undefined : TASKS.get(name);
  if (task === undefined) {
    process.stderr.write(`Usage: tasks ${[...TASKS.keys()].join("|")}\n`);
    return 2;
  }
  const database = await openDatabase("shared");
  try {
    checkSealKeys();
    if (name !== LOOKS_ONLY) await migrateDatabase();
    const scope = systemScope("host-command", { id: `host-${name}`, address: null, agent: "command line" });
    return await task(scope, values, (line) => void process.stdout.write(`${line}\n`));
  } finally {
    await closeDatabase();
    await database.stop();
  }
}

try {
  const [name, ...values] = process.argv.slice(2);
  process.exitCode = await run(name, values);
} catch (error) {
  const text = isAppError(error) ? error.reason : error instanceof Error ? error.message : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}
