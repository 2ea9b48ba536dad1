import "server-only";
import type { SystemScope } from "../../access/scope";
import { firstIdAt } from "../../ids";
import { MINUTE_MILLISECONDS } from "../../time";
import { fault, note, ok, type Finding } from "./finding";

const UNSEALED_ROWS = 1_000;
const WAIT_MINUTES = 10;
const LATE_MINUTES = 120;

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MILLISECONDS);

export async function owner(scope: SystemScope): Promise<Finding> {
  const operators = await scope.db.user.count({ where: { operator: true, suspendedAt: null, deletedAt: null } });
  return operators === 0
    ? note("operators: nobody yet; open the set-up link of the start")
    : ok(`operators: ${operators}`);
}

export async function letters(scope: SystemScope): Promise<Finding> {
  const failed = await scope.db.mail.count({ where: { status: "failed" } });
  return failed === 0 ? ok("letters: none has failed") : fault(`letters: ${failed} have failed; see /instance`);
}

export async function sso(scope: SystemScope): Promise<Finding> {
  const required = await scope.db.organization.count({ where: { ssoRequiredAt: { not: null }, deletedAt: null } });
  return ok(`single sign-on: required by ${required} organizations; tenantry disable-sso switches it off for one`);
}

/** A chain that cannot be sealed stands still, however few rows it has. */
export async function audit(scope: SystemScope): Promise<Finding> {
  const waiting = await scope.db.auditUnsealed.count();
  const before = firstIdAt("aud", minutesAgo(WAIT_MINUTES).getTime());
  const long = await scope.db.auditUnsealed.count({ where: { entryId: { lt: before } } });
  const text = `audit: ${waiting} rows wait for their seal`;
  if (long > 0) return fault(`${text}, ${long} of them for more than ${WAIT_MINUTES} minutes; does the server run?`);
  return waiting > UNSEALED_ROWS ? fault(`${text}; does the server run?`) : ok(text);
}

export async function jobs(scope: SystemScope): Promise<Finding> {
  const now = new Date();
  const free = [{ leasedUntil: null }, { leasedUntil: { lt: now } }];
  const where = { endedAt: null, runAt: { lt: minutesAgo(WAIT_MINUTES) }, OR: free };
  const waiting = await scope.db.job.count({ where });
  if (waiting > 0) return fault(`jobs: ${waiting} wait for more than ${WAIT_MINUTES} minutes; does the server run?`);
  const failed = await scope.db.job.findMany({
    where: { endedAt: { not: null }, lastError: { not: null } },
    distinct: ["kind"],
    orderBy: { kind: "asc" },
    select: { kind: true },
  });
  if (failed.length === 0) return ok("jobs: none waits");
  return note(`jobs: given up after several tries in the last week: ${failed.map(({ kind }) => kind).join(", ")}`);
}

export async function tasks(scope: SystemScope): Promise<Finding> {
  const [last] = await scope.db.schedule.findMany({ orderBy: { startedAt: "desc" }, take: 1 });
  if (last === undefined) return note("tasks: none has run yet");
  const minutes = Math.round((Date.now() - last.startedAt.getTime()) / MINUTE_MILLISECONDS);
  const text = `tasks: the last one began ${minutes} minutes ago`;
  return minutes > LATE_MINUTES ? fault(`${text}; does the server run?`) : ok(text);
}
