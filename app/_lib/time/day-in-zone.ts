import { DAY_MILLISECONDS } from "@/server/time";

const DAY = /^\d{4}-\d\d-\d\d$/;

/** How far the zone's clocks are ahead of UTC at a moment. */
function aheadOfUtc(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(moment);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (
    ["year", "month", "day", "hour", "minute", "second"] as const
  ).map((name) => Number(parts.find(({ type }) => type === name)?.value));
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1_000) * 1_000;
}

/** The moment at which a day as a date field gives it begins in a time zone; undefined for what is no day. */
export function dayBegins(day: string | undefined, timeZone: string, daysLater = 0): string | undefined {
  if (day === undefined || !DAY.test(day)) return undefined;
  const midnight = Date.parse(`${day}T00:00:00Z`) + daysLater * DAY_MILLISECONDS;
  if (Number.isNaN(midnight)) return undefined;
  // The clocks may change between UTC's midnight and the zone's own, so that it takes a second look.
  const near = midnight - aheadOfUtc(midnight, timeZone);
  return new Date(midnight - aheadOfUtc(near, timeZone)).toISOString();
}
