import { DAY_MILLISECONDS } from "../time";

/**
 * Days and months as customers are billed: calendar months of their own time zone. A day is a text such as
 * "2026-03-01"; the end of a period, and `until` of any other range, is the first day that is no more in it, and `to` the
 * last that is. Pure, and safe in the browser.
 */

export type Day = string;

export interface Period {
  start: Day;
  end: Day;
}

/** From a day on, days are those of this zone; the first of a list has no day. */
export interface ZoneFrom {
  from: Day | null;
  zone: string;
}

/** Clocks change at whole quarters of an hour, everywhere since 1972. */
const QUARTER_MILLISECONDS = 900_000;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formats.set(zone, made);
  return made;
}

export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

export function isDay(text: string): boolean {
  return DAY.test(text) && dayOfDate(new Date(`${text}T00:00:00Z`)) === text;
}

/** How far the zone's clocks are ahead of UTC at a moment. */
function aheadOfUtc(moment: number, zone: string): number {
  const parts = new Map<string, number>();
  for (const { type, value } of formatOf(zone).formatToParts(moment)) parts.set(type, Number(value));
  const part = (name: string) => parts.get(name) ?? 0;
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return local - Math.floor(moment / 1_000) * 1_000;
}

/** The day of a moment in a time zone. */
export function dayOf(time: Date | number, zone: string): Day {
  const moment = Number(time);
  return new Date(moment + aheadOfUtc(moment, zone)).toISOString().slice(0, 10);
}

/** The moment at which a day begins in a time zone; where its midnight is left out, the moment the clocks go to. */
export function startOf(day: Day, zone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const candidates = [midnight - DAY_MILLISECONDS, midnight, midnight + DAY_MILLISECONDS]
    .map((near) => midnight - aheadOfUtc(near, zone))
    .filter((moment) => dayOf(moment, zone) === day && dayOf(moment - 1, zone) < day);
  const [first] = candidates;
  if (first !== undefined) return new Date(Math.min(...candidates));
  return new Date(firstMoment(midnight, day, zone));
}

/** Looks quarter by quarter: for the few days whose midnight the clocks leap over. */
function firstMoment(midnight: number, day: Day, zone: string): number {
  let moment = midnight - DAY_MILLISECONDS;
  while (dayOf(moment, zone) < day) moment += QUARTER_MILLISECONDS;
  return moment;
}

/** The day as the database's date columns take it. */
export function dateOfDay(day: Day): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** The day of a date column. */
export function dayOfDate(date: Date): Day {
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return dayOfDate(new Date(Date.parse(day) + days * DAY_MILLISECONDS));
}

/** How many days lie from one until the other, which is no more counted. */
export function daysBetween(from: Day, until: Day): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / DAY_MILLISECONDS);
}

function monthAfter(start: Day, months: number): Day {
  const [year = 0, month = 1] = start.split("-").map(Number);
  return dayOfDate(new Date(Date.UTC(year, month - 1 + months, 1)));
}

/** The last day of a period, for people. */
export function lastDayOf({ end }: Pick<Period, "end">): Day {
  return addDays(end, -1);
}

/** The month that a day is in. */
export function periodOf(day: Day): Period {
  const start = `${day.slice(0, 7)}-01`;
  return { start, end: monthAfter(start, 1) };
}

export function previousPeriod({ start }: Period): Period {
  return periodOf(monthAfter(start, -1));
}

export function daysIn({ start, end }: Period): number {
  return daysBetween(start, end);
}

/** The days of one customer, over all time zones that they have had. */
export interface Calendar {
  dayOf: (time: Date | number) => Day;
  /** The first moment of a day. */
  startOf: (day: Day) => Date;
  zoneOn: (day: Day) => string;
}

/**
 * Where the zone changes, the old one ends with its day and the new one goes on from there, so that each moment is of
 * one day and days never run backwards: the first day in the new zone is longer or shorter than others.
 */
export function calendar(zones: readonly ZoneFrom[]): Calendar {
  const rows = zones.length === 0 ? [{ from: null, zone: "UTC" }] : zones;
  const parts = rows.map(({ from, zone }, index) => {
    const before = rows[index - 1]?.zone;
    const begins = from === null || before === undefined ? -Infinity : startOf(from, before).getTime();
    return { from, zone, begins };
  });
  const at = (fits: (part: (typeof parts)[number]) => boolean) => parts.findLast(fits) ?? parts[0];
  const known = new Map<number, Day>();
  const dayAt = (moment: number): Day => {
    const part = at(({ begins }) => moment >= begins);
    const day = dayOf(moment, part?.zone ?? "UTC");
    const from = part?.from ?? null;
    return from !== null && day < from ? from : day;
  };
  return {
    dayOf: (time) => {
      const quarter = Math.floor(Number(time) / QUARTER_MILLISECONDS);
      const day = known.get(quarter) ?? dayAt(quarter * QUARTER_MILLISECONDS);
      if (known.size < 50_000) known.set(quarter, day);
      return day;
    },
    startOf: (day) => {
      const part = at(({ from }) => from === null || day >= from);
      if (part === undefined) return startOf(day, "UTC");
      if (part.from === day && part.begins !== -Infinity) return new Date(part.begins);
      return new Date(Math.max(startOf(day, part.zone).getTime(), part.begins));
    },
    zoneOn: (day) => at(({ from }) => from === null || day >= from)?.zone ?? "UTC",
  };
}
