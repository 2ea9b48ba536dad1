import { z } from "zod";
import type { Day } from "../../billing/periods";
import { countedMonths } from "../../db/hot/usage/charges";
import type { TransactionDatabase } from "../../db/tenant";

/** How many events each meter of a month has, by the month's first day: as it was when the month was last charged. */
export type Counted = Readonly<Record<Day, Readonly<Record<string, string>>>>;

const countedSchema = z.record(z.string(), z.record(z.string(), z.string()));

export function countedIn(kept: unknown): Counted {
  return countedSchema.safeParse(kept).data ?? {};
}

/** The same as it is now, for the months from one day to before another. */
export async function countedNow(
  organizationId: string,
  from: Day,
  until: Day,
  tx?: TransactionDatabase,
): Promise<Counted> {
  // A meter may be called "constructor", which every object has.
  const counted = new Map<Day, Map<string, string>>();
  for (const { month, meter, events } of await countedMonths({ organizationId, from, until }, tx)) {
    const meters = counted.get(month) ?? new Map<string, string>();
    counted.set(month, meters.set(meter, events));
  }
  return Object.fromEntries([...counted].map(([month, meters]) => [month, Object.fromEntries(meters)]));
}

/** Meters of which a month has other events than when it was last charged. */
export function changedMeters(month: Day, before: Counted, now: Counted): Set<string> {
  const entries = Object.entries(now[month] ?? {});
  return new Set(entries.filter(([meter, events]) => before[month]?.[meter] !== events).map(([meter]) => meter));
}
