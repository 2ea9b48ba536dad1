import { DAY_MILLISECONDS, HOUR_MILLISECONDS, MINUTE_MILLISECONDS } from "@/server/time";

/** What the server knows of the reader when it renders: times then read the same before and after the scripts run. */
export interface Clock {
  /** Milliseconds since 1970. */
  now: number;
  locale: string;
  timeZone: string;
}

/** Making an Intl object costs more than using it, and a page uses the same few a hundred times. */
function kept<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const found = made.get(key) ?? make(key);
    made.set(key, found);
    return found;
  };
}

const numbers = kept((locale) => new Intl.NumberFormat(locale));
const moments = kept((key) => {
  const [locale, timeZone] = key.split(" ");
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
});
const days = kept((key) => {
  const [locale, timeZone] = key.split(" ");
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone });
});
/** Relative times are words, so they follow the language of the sentences, not the reader's region. */
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

export function formatNumber(value: number, locale = "en"): string {
  return numbers(locale).format(value);
}

/** 1,536 -> "1.5 KiB". */
export function formatBytes(value: number, locale = "en"): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
  let amount = value;
  let unit = 0;
  while (Math.abs(amount) >= 1024 && unit < units.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  const rounded = unit === 0 || amount >= 100 ? Math.round(amount) : Math.round(amount * 10) / 10;
  return `${numbers(locale).format(rounded)} ${units[unit] ?? ""}`;
}

/** "3 hours ago", "in 2 days", "just now"; above 30 days the date. */
export function relativeTime(iso: string, clock: Clock): string {
  const difference = Date.parse(iso) - clock.now;
  const distance = Math.abs(difference);
  if (Number.isNaN(difference)) return iso;
  if (distance < MINUTE_MILLISECONDS) return "just now";
  if (distance < HOUR_MILLISECONDS) return relative.format(Math.round(difference / MINUTE_MILLISECONDS), "minute");
  if (distance < DAY_MILLISECONDS) return relative.format(Math.round(difference / HOUR_MILLISECONDS), "hour");
  if (distance <= 30 * DAY_MILLISECONDS) return relative.format(Math.round(difference / DAY_MILLISECONDS), "day");
  return exactDay(iso, clock);
}

/** Day and minute as the reader writes them. */
export function exactTime(iso: string, clock: Omit<Clock, "now">): string {
  return moments(`${clock.locale} ${clock.timeZone}`).format(new Date(iso));
}

export function exactDay(iso: string, clock: Omit<Clock, "now">): string {
  return days(`${clock.locale} ${clock.timeZone}`).format(new Date(iso));
}

/** A day of the organization, whatever the reader's own time zone. */
export function dayText(day: string, { locale }: Pick<Clock, "locale">): string {
  return exactDay(`${day}T12:00:00Z`, { locale, timeZone: "UTC" });
}

/** "2026-03-04 05:06:07 UTC": for hovers, where nothing may depend on the reader. */
export function utcTime(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
