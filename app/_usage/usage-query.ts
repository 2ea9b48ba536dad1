import type { Query } from "@/app/_lib/list-query";
import { isDay } from "@/server/billing/periods";

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

/** What the address asks for; what is mistyped in it filters nothing. */
export function usageQuery(query: Query) {
  const meter = fitting(query.meter, METER);
  const groupBy = meter === undefined ? undefined : fitting(query.by, GROUP);
  return {
    from: dayIn(query.from),
    to: dayIn(query.to),
    meter,
    groupBy,
    project: fitting(query.project, PLACE),
    actor: fitting(query.actor, PLACE),
    cursor: query.cursor,
    limit: ROWS,
  };
}

export type AskedUsage = ReturnType<typeof usageQuery>;
