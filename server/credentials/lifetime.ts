import { DAY_MILLISECONDS } from "../time";

/** How far two clocks may differ before an end chosen by one is too late for the other. */
const CLOCKS_DIFFER = 60_000;

interface Life {
  createdAt: Date;
  expiresAt: Date | null;
}

/** The latest end that the organization allows to what is made now; null where it allows any. */
export function latestEnd(maximumDays: number | null, now: Date): Date | null {
  return maximumDays === null ? null : new Date(now.getTime() + maximumDays * DAY_MILLISECONDS);
}

/** Whether it lives for longer than the organization allows new ones today. */
export function isOverPolicy({ createdAt, expiresAt }: Life, maximumDays: number | null): boolean {
  const latest = latestEnd(maximumDays, createdAt);
  if (latest === null) return false;
  return expiresAt === null || expiresAt.getTime() > latest.getTime() + CLOCKS_DIFFER;
}
