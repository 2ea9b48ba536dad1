import { dayBegins } from "./day-in-zone";
import { readerHere } from "./reader";

const SECOND_MILLISECONDS = 1_000;

/**
 * A day as the browser's date field gives it, up to its last second where the person is. What is no day stays as it is.
 */
export function endOfDay(day: string, { timeZone } = readerHere()): string {
  const next = dayBegins(day, timeZone, 1);
  return next === undefined ? day : new Date(Date.parse(next) - SECOND_MILLISECONDS).toISOString();
}

/** The day in which a moment lies where the person is, as a date field wants it. */
export function dayOf(iso: string, { timeZone } = readerHere()): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return "";
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const found = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${found.year ?? ""}-${found.month ?? ""}-${found.day ?? ""}`;
}
