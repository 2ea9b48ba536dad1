import "server-only";
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { resolve } from "node:path";
import type { SystemScope } from "../access/scope";
import { isEmbedded } from "../db/pool";
import { lookUpRecord } from "../domains/dns";
import { serverFacts } from "../db/server-facts";
import { env, publicUrl } from "../env";
import { open } from "../secrets/seal";
import { VERSION } from "../version";

const CLOCK_SECONDS = 5;
const UNSEALED_ROWS = 1_000;
const LATE_MINUTES = 120;
const MINUTE_MILLISECONDS = 60_000;

interface Finding {
  grade: "ok" | "note" | "fault";
  text: string;
}

type Check = (scope: SystemScope) => Promise<Finding> | Finding;

const ok = (text: string): Finding => ({ grade: "ok", text });
const note = (text: string): Finding => ({ grade: "note", text });
const fault = (text: string): Finding => ({ grade: "fault", text });

/** The ends of credentials follow the database's clock. */
async function clock(): Promise<Finding> {
  const { ahead } = await serverFacts();
  const text = `clock: ${Math.abs(ahead).toFixed(1)} s ${ahead < 0 ? "behind" : "ahead of"} the database`;
  return Math.abs(ahead) > CLOCK_SECONDS ? fault(`${text}; set both by the same time server`) : ok(text);
}

async function database(): Promise<Finding> {
  const { version } = await serverFacts();
  return ok(`database: ${isEmbedded() ? "embedded" : "PostgreSQL"} ${version}, migrated`);
}

async function keys(scope: SystemScope): Promise<Finding> {
  const row = await scope.db.instance.findUnique({ where: { id: 1 }, select: { sealedCheck: true } });
  const sealed = row?.sealedCheck ?? null;
  if (sealed === null) return note("seal keys: nothing is sealed yet; start the server once");
  return open(sealed, "instance:check") === "tenantry"
    ? ok("seal keys: they open what is sealed")
    : fault("seal keys: they open other data");
}

async function owner(scope: SystemScope): Promise<Finding> {
  const operators = await scope.db.user.count({ where: { operator: true, suspendedAt: null, deletedAt: null } });
  return operators === 0
    ? note("operators: nobody yet; open the set-up link of the start")
    : ok(`operators: ${operators}`);
}

function address(): Finding {
  const url = publicUrl();
  const { protocol, hostname } = new URL(url);
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  if (protocol === "https:" || local) return ok(`address: ${url}`);
  return fault(
    `address: ${url} is not encrypted; passwords and keys can be read on the way. Set TENANTRY_URL to https`,
  );
}

async function mail(scope: SystemScope): Promise<Finding> {
  if (env().SMTP_URL === undefined) return note("mail: SMTP_URL is not set; invitations are handed over as links");
  const failed = await scope.db.mail.count({ where: { status: "failed" } });
  return failed === 0 ? ok("mail: no letter has failed") : fault(`mail: ${failed} letters have failed; see /instance`);
}

async function audit(scope: SystemScope): Promise<Finding> {
  const waiting = await scope.db.auditUnsealed.count();
  const text = `audit: ${waiting} rows wait for their seal`;
  return waiting > UNSEALED_ROWS ? fault(`${text}; does the server run?`) : ok(text);
}

async function tasks(scope: SystemScope): Promise<Finding> {
  const [last] = await scope.db.schedule.findMany({ orderBy: { startedAt: "desc" }, take: 1 });
  if (last === undefined) return note("tasks: none has run yet");
  const minutes = Math.round((Date.now() - last.startedAt.getTime()) / MINUTE_MILLISECONDS);
  const text = `tasks: the last one began ${minutes} minutes ago`;
  return minutes > LATE_MINUTES ? fault(`${text}; does the server run?`) : ok(text);
}

/** Organizations prove their domains by it. A server that says that there is nothing answers too. */
async function dns(): Promise<Finding> {
  const { TENANTRY_DNS: server } = env();
  const text = `DNS: ${server ?? "the system's own"}`;
  const answer = await lookUpRecord("example.com", "nothing");
  if (answer !== "no_answer") return ok(`${text} answers`);
  const failed = `${text} does not answer`;
  return server === undefined ? note(`${failed}; domains are verified by tenantry verify-domain`) : fault(failed);
}

async function sso(scope: SystemScope): Promise<Finding> {
  const required = await scope.db.organization.count({ where: { ssoRequiredAt: { not: null }, deletedAt: null } });
  return ok(`single sign-on: required by ${required} organizations; tenantry disable-sso switches it off for one`);
}

async function data(): Promise<Finding> {
  const directory = resolve(env().TENANTRY_DATA);
  try {
    await access(directory, constants.W_OK);
    return ok(`data directory: ${directory}`);
  } catch (error) {
    const absent = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (absent) return note(`data directory: ${directory} is made when it is needed`);
    return fault(`data directory: ${directory} cannot be written`);
  }
}

const CHECKS: readonly [name: string, check: Check][] = [
  ["database", database],
  ["clock", clock],
  ["seal keys", keys],
  ["data directory", data],
  ["address", address],
  ["operators", owner],
  ["mail", mail],
  ["DNS", dns],
  ["single sign-on", sso],
  ["audit", audit],
  ["tasks", tasks],
];

/** `doctor`: looks at everything that an installation needs; a fault makes it end with 1. It changes nothing. */
export async function doctorTask(
  scope: SystemScope,
  values: readonly string[],
  print: (line: string) => void,
): Promise<0 | 1 | 2> {
  if (values.length > 0) {
    print("Usage: tenantry doctor");
    return 2;
  }
  print(`Tenantry ${VERSION}, Node ${process.versions.node}`);
  let faults = 0;
  for (const [name, check] of CHECKS) {
    const found = await Promise.resolve(check(scope)).catch((error: unknown) =>
      fault(`${name}: ${error instanceof Error ? error.message : "failed"}`),
    );
    if (found.grade === "fault") faults += 1;
    print(`${found.grade.padEnd(5)}  ${found.text}`);
  }
  print(faults === 0 ? "Nothing is wrong." : `${faults} ${faults === 1 ? "thing is" : "things are"} wrong.`);
  return faults === 0 ? 0 : 1;
}
