import "server-only";
import { isIPv6 } from "node:net";
import { systemScope } from "./access/authorize";
import type { Scope, SystemScope } from "./access/scope";
import type { TransactionDatabase } from "./audit/audited";
import { recorded } from "./audit/recorded";
import { AppError } from "./errors";
import { hashToken } from "./secrets/token";

/** At most `count` attempts in a window of so many seconds, counted in the database, hence by all processes together. */
export interface Limit {
  name: string;
  count: number;
  seconds: number;
}

/**
 * The first four groups of an IPv6 address, which is what a household or a server is given (RFC 6177):
 * the rest is theirs to choose.
 */
function networkOf(address: string): string {
  const [head = "", tail] = address.toLowerCase().split("%", 1)[0]?.split("::", 2) ?? [];
  const groups = head === "" ? [] : head.split(":");
  const rest = tail === undefined || tail === "" ? [] : tail.split(":");
  const filled =
    tail === undefined
      ? groups
      : [...groups, ...Array.from({ length: 8 - groups.length - rest.length }, () => "0"), ...rest];
  return filled
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

/**
 * Subjects (addresses, e-mails) are hashed: the counters' table is no list of who tried what. Whoever has one IPv6
 * address has billions, so their network counts.
 */
function keyOf(limit: Limit, subject: string): string {
  return `${limit.name}:${hashToken(isIPv6(subject) ? networkOf(subject) : subject)}`;
}

interface Window {
  left: number;
  resetAt: Date;
}

/** What a window still holds, after beginning a new one where the last is over. */
async function windowOf(tx: TransactionDatabase, limit: Limit, key: string, now: Date): Promise<Window> {
  const resetAt = new Date(now.getTime() + limit.seconds * 1_000);
  await tx.rateCounter.createMany({ data: [{ key, count: 0, resetAt }], skipDuplicates: true });
  await tx.rateCounter.updateMany({ where: { key, resetAt: { lte: now } }, data: { count: 0, resetAt } });
  const row = await tx.rateCounter.findUnique({ where: { key } });
  return { left: limit.count - (row?.count ?? limit.count), resetAt: row?.resetAt ?? resetAt };
}

/** Takes so many attempts at once, all or none. */
async function take(tx: TransactionDatabase, limit: Limit, key: string, times: number): Promise<boolean> {
  const { count } = await tx.rateCounter.updateMany({
    where: { key, count: { lte: limit.count - times } },
    data: { count: { increment: times } },
  });
  return count === 1;
}

/**
 * Counts an attempt, or several at once.
 * @throws LIMIT rate_limited (429) with the seconds to wait, where the window does not hold them
 */
export async function countAttempt(scope: Scope, limit: Limit, subject: string, times = 1): Promise<void> {
  if (times < 1) return;
  const key = keyOf(limit, subject);
  const wait = await recorded(counting(scope), "limit", async (tx) => {
    const now = new Date();
    const { resetAt } = await windowOf(tx, limit, key, now);
    if (await take(tx, limit, key, times)) return null;
    return Math.max(1, Math.ceil((resetAt.getTime() - now.getTime()) / 1_000));
  });
  if (wait !== null) throw new AppError("LIMIT", "rate_limited", undefined, { retryAfter: wait });
}

/** Counts as many of the wanted attempts as the window still holds, and answers how many those are. */
export async function countAsMany(scope: Scope, limit: Limit, subject: string, wanted: number): Promise<number> {
  const key = keyOf(limit, subject);
  return recorded(counting(scope), "limit", async (tx) => {
    const { left } = await windowOf(tx, limit, key, new Date());
    const times = Math.max(0, Math.min(left, wanted));
    // Somebody took some of them meanwhile: none is counted, and the next try finds fewer.
    return times > 0 && (await take(tx, limit, key, times)) ? times : 0;
  });
}

/** Forgets the attempts, after one that succeeded. */
export async function forgetAttempts(scope: Scope, limit: Limit, subject: string): Promise<void> {
  await recorded(counting(scope), "limit", (tx) =>
    tx.rateCounter.deleteMany({ where: { key: keyOf(limit, subject) } }),
  );
}

/** Gives one attempt back, where success must not wipe out the failures of others. */
export async function returnAttempt(scope: Scope, limit: Limit, subject: string, times = 1): Promise<void> {
  if (times < 1) return;
  const key = keyOf(limit, subject);
  await recorded(counting(scope), "limit", (tx) =>
    tx.rateCounter.updateMany({ where: { key, count: { gte: times } }, data: { count: { decrement: times } } }),
  );
}

/** Counters are nobody's rows: whoever is counted, in whatever place, the system counts. */
function counting({ request }: Scope): SystemScope {
  return systemScope("limit", request);
}
