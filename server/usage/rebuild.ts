import "server-only";
import type { SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import { addDays } from "../billing/periods";
import { rebuildDay, usageSpans } from "../db/hot/usage/roll-ups";
import { readMeters } from "../meters/views/meters";

export interface RebuildAsked {
  /** Null: every organization that has any usage. */
  organizationId: string | null;
  /** Only days from here on, or up to here. */
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * Makes the roll-ups anew from the events, day by day, each in a transaction of its own during which nothing else is
 * booked. It can be broken off at any time, and begun again where it stood. Answers how many days were made.
 */
export async function rebuildUsage(
  scope: SystemScope,
  { organizationId, from, to }: RebuildAsked,
  done: (organizationId: string, day: string) => void = () => undefined,
): Promise<number> {
  let days = 0;
  for (const span of await usageSpans(organizationId)) {
    const meters = [...(await readMeters(scope.db, span.organizationId)).values()];
    const largest = meters.filter(({ aggregation }) => aggregation === "max").map(({ key }) => key);
    const last = to !== undefined && to < span.last ? to : span.last;
    for (let day = from !== undefined && from > span.first ? from : span.first; day <= last; day = addDays(day, 1)) {
      const of = day;
      await recorded(scope, "housekeeping", (tx) => rebuildDay(tx, span.organizationId, of, largest));
      days += 1;
      done(span.organizationId, day);
    }
  }
  return days;
}
