import "server-only";
import { systemScope } from "../access/authorize";
import type { Actor, RequestInfo } from "../access/scope";
import { periodOf } from "../billing/periods";
import { readCalendar } from "../billing/views/calendar-of";
import { usageSums } from "../db/hot/usage/sums";
import { shared } from "../process";
import { planNow } from "../subscriptions/views/current-plan";
import { unflushedApiCalls } from "../usage/calls";
import { planLimit } from "./views/plan-limit";

/** So long what the database says of an organization is taken as it is. */
const KEPT_MILLISECONDS = 10_000;

interface Known {
  planName: string;
  most: number | null;
  /** Calls of the month that are written. */
  written: number;
  /** What this process had not written then: once it is less, some of it was written since. */
  unwritten: number;
  until: number;
}

function known(): Map<string, Promise<Known>> {
  return shared("api-call-limits", () => new Map<string, Promise<Known>>());
}

async function readLimit(organizationId: string, request: RequestInfo): Promise<Known> {
  const { db } = systemScope("quota", request);
  const unwritten = unflushedApiCalls(organizationId);
  const { planName, terms } = await planNow(organizationId);
  const most = terms.limits.apiCalls;
  const until = Date.now() + KEPT_MILLISECONDS;
  if (most === null) return { planName, most, written: 0, unwritten, until };
  const { start, end } = periodOf((await readCalendar(db, organizationId)).dayOf(Date.now()));
  const asked = { organizationId, meters: ["api_calls"], from: start, until: end, by: "", dimensions: false };
  const [row] = await usageSums(asked);
  return { planName, most, written: Number(row?.sum ?? 0), unwritten, until };
}

async function limitOf(organizationId: string, request: RequestInfo): Promise<Known> {
  const limits = known();
  const before = limits.get(organizationId);
  const found = await before;
  const isStale =
    found === undefined || found.until < Date.now() || unflushedApiCalls(organizationId) < found.unwritten;
  if (!isStale) return found;
  // Of all who waited for it one reads anew, the others wait for that.
  if (limits.get(organizationId) !== before) return limitOf(organizationId, request);
  const reading = readLimit(organizationId, request);
  limits.set(organizationId, reading);
  reading.catch(() => {
    if (limits.get(organizationId) === reading) limits.delete(organizationId);
  });
  return reading;
}

/** What is never refused: to see what is used and billed, to pay, to choose another plan, and to ask what is left. */
const KEPT =
  /^(account\.read|organization\.read|(plan|billing-details|invoice|payment|payment-method|budget|quota)\..+|(.+-)?usage\.read)$/;

/**
 * Refuses calls of credentials beyond what the plan includes for a month. Sessions of the console and device sign-ins are
 * no calls. Other processes' calls of the last minute are not known here, so the limit may be passed by these.
 * @throws LIMIT plan_limit
 */
export async function refuseBeyondCalls(
  actor: Actor | null,
  permission: string | undefined,
  request: RequestInfo,
): Promise<void> {
  const organizationId = actor?.credential?.organizationId ?? null;
  if (organizationId === null || actor?.credential?.kind === "device" || permission === undefined) return;
  if (KEPT.test(permission)) return;
  const { planName, most, written } = await limitOf(organizationId, request);
  if (most === null) return;
  const used = written + unflushedApiCalls(organizationId);
  if (used >= most) throw planLimit("api_calls", { planName, organizationId, most, used });
}
