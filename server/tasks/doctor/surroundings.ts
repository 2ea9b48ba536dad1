import "server-only";
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { resolve } from "node:path";
import type { SystemScope } from "../../access/scope";
import { lookUpRecord } from "../../domains/dns";
import { env, publicUrl } from "../../env";
import { mailServerFailure } from "../../mail/deliver";
import { isMailOn } from "../../mail/queue";
import { VERSION } from "../../version";
import { fault, note, ok, type Finding } from "./finding";

const REACH_MILLISECONDS = 3_000;

export function address(): Finding {
  const url = publicUrl();
  const { protocol, hostname } = new URL(url);
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  if (protocol === "https:" || local) return ok(`address: ${url}`);
  return fault(
    `address: ${url} is not encrypted; passwords and keys can be read on the way. Set TENANTRY_URL to https`,
  );
}

function whyNot(error: unknown): string {
  const cause: unknown = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string") return cause.code;
  return cause instanceof Error ? cause.name : "no answer";
}

/** Asks as people's browsers do; a host that cannot reach its own public address may still be well. */
export async function reach(): Promise<Finding> {
  const url = publicUrl();
  let answer: Response;
  try {
    answer = await fetch(`${url}/api/health`, { redirect: "manual", signal: AbortSignal.timeout(REACH_MILLISECONDS) });
  } catch (error) {
    const why = whyNot(error);
    const untrusted = why.includes("CERT") ? "; NODE_EXTRA_CA_CERTS names the file of your own authority" : "";
    return note(`reached: ${url} does not answer from here (${why})${untrusted}`);
  }
  const body: unknown = await answer.json().catch(() => null);
  const version: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "version") : undefined;
  if (typeof version !== "string") return fault(`reached: ${url} is answered by something else (${answer.status})`);
  return version === VERSION
    ? ok(`reached: ${url} answers`)
    : fault(`reached: ${url} answers with release ${version}, and this is ${VERSION}`);
}

/** The server speaks no TLS itself: behind https there always is a proxy. */
export function proxies(): Finding | null {
  const { TENANTRY_TRUSTED_PROXIES: trusted } = env();
  if (trusted !== "") return ok(`proxies: ${trusted}`);
  if (!publicUrl().startsWith("https:")) return null;
  return fault(
    "proxies: every caller seems to have the proxy's address, in limits and in the audit. Set TENANTRY_TRUSTED_PROXIES",
  );
}

export async function mailServer(): Promise<Finding> {
  if (!isMailOn()) return note("mail: SMTP_URL is not set; invitations are handed over as links");
  const failure = await mailServerFailure();
  return failure === null ? ok("mail: the server answers") : fault(`mail: the server does not let us in: ${failure}`);
}

/** Organizations prove their domains by it. A server that says that there is nothing answers too. */
export async function dns(): Promise<Finding> {
  const { TENANTRY_DNS: server } = env();
  const text = `DNS: ${server ?? "the system's own"}`;
  const answer = await lookUpRecord("example.com", "nothing");
  if (answer !== "no_answer") return ok(`${text} answers`);
  const failed = `${text} does not answer`;
  return server === undefined ? note(`${failed}; domains are verified by tenantry verify-domain`) : fault(failed);
}

export function outbound(): Finding {
  const { TENANTRY_OUTBOUND_ALLOW: allowed } = env();
  return ok(`outbound: public addresses by https${allowed === "" ? " alone" : `, and ${allowed}`}`);
}

export async function telemetry(scope: SystemScope): Promise<Finding> {
  const { TENANTRY_TELEMETRY_URL: url } = env();
  if (url === undefined) return ok("telemetry: off");
  const select = { telemetry: true, telemetryFailure: true };
  const row = await scope.db.instance.findUnique({ where: { id: 1 }, select });
  if (row?.telemetry !== true) return ok("telemetry: off, since no operator has agreed to it");
  const failed = row.telemetryFailure === null ? "" : `; the last report did not arrive: ${row.telemetryFailure}`;
  return note(`telemetry: anonymous counts go to ${new URL(url).host} once a day${failed}`);
}

export async function data(): Promise<Finding> {
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
