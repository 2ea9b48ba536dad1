import "server-only";
import { addDays, daysBetween, periodOf, type Calendar } from "../../billing/periods";
import { AppError } from "../../errors";
import type { MeterFacts } from "../../meters/schema";
import { MOST_DAYS, MOST_DAYS_BY_HOUR, type UsageAsked } from "../schema/report";

/** What is asked, with nothing left open. Days are of the organization. */
export interface Span {
  from: string;
  /** The last day of it. */
  to: string;
  /** The first day that is no more in it. */
  until: string;
  days: number;
  groupBy: string;
  meters: readonly MeterFacts[];
}

/** @throws INVALID (to, meter, groupBy) */
export function spanOf(input: UsageAsked, calendar: Calendar, meters: ReadonlyMap<string, MeterFacts>): Span {
  const today = calendar.dayOf(Date.now());
  const last = input.to ?? (input.from !== undefined && input.from > today ? input.from : today);
  const from = input.from ?? periodOf(last).start;
  const until = addDays(last, 1);
  const days = daysBetween(from, until);
  if (days < 1 || days > MOST_DAYS) throw new AppError("INVALID", "invalid_value", "to");
  const groupBy = input.groupBy ?? (input.meter === undefined ? "meter" : "day");
  if (groupBy === "hour" && days > MOST_DAYS_BY_HOUR) throw new AppError("INVALID", "invalid_value", "groupBy");
  const one = input.meter === undefined ? undefined : meters.get(input.meter);
  if (input.meter !== undefined && one === undefined) throw new AppError("INVALID", "meter_unknown", "meter");
  if (one === undefined && groupBy !== "meter") throw new AppError("INVALID", "invalid_value", "meter");
  return { from, to: last, until, days, groupBy, meters: one === undefined ? [...meters.values()] : [one] };
}
