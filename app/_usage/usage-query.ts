import type { Query } from "@/app/_lib/list/list-query";
import { addDays, daysBetween, isDay } from "@/server/billing/periods";
import { MOST_DAYS } from "@/server/usage/schema/report";

const ROWS = 50;
const METER = /^[a-z][a-z0-9_]{0,63}$/;
const GROUP = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;
const PLACE = /^[A-Za-z0-9_-]{1,64}$/;

/** What of an address filters usage. */
export const USAGE_FILTERS = ["from", "to", "meter", "by", "project", "actor"] as const;

function fitting(text: string | undefined, pattern: RegExp): string | undefined {
  return text !== undefined && pattern.test(text) ? text : undefined;
}

function dayIn(text: string | undefined): string | undefined {
  return text !== undefined && isDay(text) ? text : undefined;
}

/** First and last day, whichever was named first; of more than a report tells, the last ones. */
function daysIn(query: Query) {
  const [from, to] = [dayIn(query.from), dayIn(query.to)];
  if (from === undefined || to === undefined) return { from, to };
  const [first, last] = from <= to ? [from, to] : [to, from];
  return { from: daysBetween(first, last) < MOST_DAYS ? first : addDays(last, 1 - MOST_DAYS), to: last };
}

/** Whether the address asks for more days than a report tells. */
export function asksTooMany(query: Query): boolean {
  const [from, to] = [dayIn(query.from), dayIn(query.to)];
  return from !== undefined && to !== undefined && Math.abs(daysBetween(from, to)) >= MOST_DAYS;
}

/** What the address asks for; what is mistyped in it filters nothing. */
export function usageQuery(query: Query) {
  const meter = fitting(query.meter, METER);
  const groupBy = meter === undefined ? undefined : fitting(query.by, GROUP);
  return {
    ...daysIn(query),
    meter,
    groupBy,
    project: fitting(query.project, PLACE),
    actor: fitting(query.actor, PLACE),
    cursor: query.cursor,
    limit: ROWS,
  };
}

export type AskedUsage = ReturnType<typeof usageQuery>;
