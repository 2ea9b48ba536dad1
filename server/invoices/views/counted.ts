import { z } from "zod";
import { dateOfDay, dayOfDate, periodOf, type Day } from "../../billing/periods";
import type { ReadDatabase } from "../../db/tenant";

/** How many events each meter of a month has, by the month's first day: as it was when the month was last charged. */
export type Counted = Readonly<Record<Day, Readonly<Record<string, string>>>>;

const countedSchema = z.record(z.string(), z.record(z.string(), z.string()));

export function countedIn(kept: unknown): Counted {
  return countedSchema.safeParse(kept).data ?? {};
}

/** The same as it is now, for the months from one day to before another. A day of an organization is one row for each meter. */
export async function countedNow(
  db: Pick<ReadDatabase, "usageDayTotal">,
  organizationId: string,
  from: Day,
  to: Day,
): Promise<Counted> {
  const rows = await db.usageDayTotal.findMany({
    where: { organizationId, day: { gte: dateOfDay(from), lt: dateOfDay(to) }, workspaceId: "", projectId: "" },
    select: { day: true, meter: true, events: true },
  });
  // A meter may be called "constructor", which every object has.
  const counted = new Map<Day, Map<string, bigint>>();
  for (const { day, meter, events } of rows) {
    const { start } = periodOf(dayOfDate(day));
    const month = counted.get(start) ?? new Map<string, bigint>();
    counted.set(start, month.set(meter, (month.get(meter) ?? 0n) + events));
  }
  const texts = (month: ReadonlyMap<string, bigint>) => [...month].map(([meter, events]) => [meter, String(events)]);
  return Object.fromEntries([...counted].map(([start, month]) => [start, Object.fromEntries(texts(month))]));
}

/** Meters of which a month has other events than when it was last charged. */
export function changedMeters(month: Day, before: Counted, now: Counted): Set<string> {
  const entries = Object.entries(now[month] ?? {});
  return new Set(entries.filter(([meter, events]) => before[month]?.[meter] !== events).map(([meter]) => meter));
}
