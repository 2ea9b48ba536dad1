import "server-only";
import type { SystemScope } from "./access/scope";
import { recorded } from "./audit/recorded";
import { AppError } from "./errors";
import { hashToken } from "./secrets/token";

/** At most `count` attempts in a window of so many seconds, counted in the database, hence by all processes together. */
export interface Limit {
  name: string;
  count: number;
  seconds: number;
}

/** Subjects (addresses, e-mails) are hashed: the counters' table is no list of who tried what. */
function keyOf(limit: Limit, subject: string): string {
  return `${limit.name}:${hashToken(subject)}`;
}

/**
 * Counts one attempt.
 * @throws LIMIT rate_limited (429) with the seconds to wait, where the window is used up
 */
export async function countAttempt(scope: SystemScope, limit: Limit, subject: string): Promise<void> {
  const key = keyOf(limit, subject);
  const wait = await recorded(scope, "limit", async (tx) => {
    const now = new Date();
    const resetAt = new Date(now.getTime() + limit.seconds * 1_000);
    await tx.rateCounter.createMany({ data: [{ key, count: 0, resetAt }], skipDuplicates: true });
    await tx.rateCounter.updateMany({ where: { key, resetAt: { lte: now } }, data: { count: 0, resetAt } });
    const { count } = await tx.rateCounter.updateMany({
      where: { key, count: { lt: limit.count } },
      data: { count: { increment: 1 } },
    });
    if (count === 1) return null;
    const row = await tx.rateCounter.findUnique({ where: { key } });
    return Math.max(1, Math.ceil(((row?.resetAt.getTime() ?? now.getTime()) - now.getTime()) / 1_000));
  });
  if (wait !== null) throw new AppError("LIMIT", "rate_limited", undefined, { retryAfter: wait });
}

/** Forgets the attempts, after one that succeeded. */
export async function forgetAttempts(scope: SystemScope, limit: Limit, subject: string): Promise<void> {
  await recorded(scope, "limit", (tx) => tx.rateCounter.deleteMany({ where: { key: keyOf(limit, subject) } }));
}

/** Gives one attempt back, where success must not wipe out the failures of others. */
export async function returnAttempt(scope: SystemScope, limit: Limit, subject: string): Promise<void> {
  const key = keyOf(limit, subject);
  await recorded(scope, "limit", (tx) =>
    tx.rateCounter.updateMany({ where: { key, count: { gt: 0 } }, data: { count: { decrement: 1 } } }),
  );
}
