import { addDays, type Day, type Period } from "../../billing/periods";
import { cappedLines, linesOf, type DayQuantity, type Line, type LineKind, type PricedMeter } from "./lines";
import type { Segment } from "./segments";

/** What a period had come to by the end of a day, by what for. */
export interface DayCharges extends Record<LineKind, bigint> {
  day: Day;
  subtotal: bigint;
}

/** What a period comes to, and what it is made of. */
export interface Charges {
  period: Period;
  segments: readonly Segment[];
  usage: readonly DayQuantity[];
  meters: ReadonlyMap<string, PricedMeter>;
  /** Of earlier periods: they are there from the first day on. */
  later: readonly Line[];
}

function sumOf(lines: readonly Line[], kind: LineKind): bigint {
  return lines.filter((line) => line.kind === kind).reduce((sum, { amount }) => sum + amount, 0n);
}

/** The days from the first of the period to today, or to the last that has seen use: clocks may be ahead. */
function daysUntil({ period, usage }: Charges, today: Day): Day[] {
  const last = usage.reduce((latest, { day }) => (day > latest ? day : latest), today);
  const days: Day[] = [];
  for (let day = period.start; day <= last && day < period.end; day = addDays(day, 1)) days.push(day);
  return days;
}

/**
 * How a period builds up, day by day: the very lines of its invoice, with what was used until then alone, and a plan from
 * the day on that it began. The last day is what the period comes to now.
 */
export function builtUp(charges: Charges, today: Day): DayCharges[] {
  const { period, segments, usage, meters, later } = charges;
  return daysUntil(charges, today).map((day) => {
    const begun = segments.filter(({ from }) => from <= day);
    const until = usage.filter((row) => row.day <= day);
    const lines = cappedLines([...linesOf(period, begun, until, meters), ...later]);
    const subtotal = lines.reduce((sum, { amount }) => sum + amount, 0n);
    return {
      day,
      plan: sumOf(lines, "plan"),
      seats: sumOf(lines, "seats"),
      usage: sumOf(lines, "usage"),
      adjustment: sumOf(lines, "adjustment"),
      subtotal,
    };
  });
}
