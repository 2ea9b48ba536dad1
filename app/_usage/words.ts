import { dayText, exactTime, formatBytes, type Clock } from "@/app/_lib/format";
import { UNITS, USAGE } from "@/app/_sentences/billing/usage";
import { daysBetween } from "@/server/billing/periods";
import { formatMoney, formatQuantity } from "@/server/money/money";
import type { UsageItem, UsageView } from "@/server/usage/schema/report";

/** What an organization calls its unit stays as it was written, also where every object has something of that name. */
function unitNames(unit: string): readonly [one: string, many: string] {
  return (Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined) ?? [unit, unit];
}

/** What many of it are called: "tokens", "bytes". */
export function unitText(unit: string): string {
  return unitNames(unit)[1];
}

/** A quantity with its unit: "1,204 tokens", "12 GiB", "3 image". */
export function quantityText(quantity: string, unit: string, { locale }: Pick<Clock, "locale">): string {
  if (unit === "byte") return formatBytes(Number(quantity), locale);
  const [one, many] = unitNames(unit);
  return `${formatQuantity(quantity, locale)} ${quantity === "1" ? one : many}`;
}

export function amountText(amount: number | null, currency: string, { locale }: Pick<Clock, "locale">): string | null {
  return amount === null ? null : formatMoney(amount, currency, locale);
}

function percent(part: number, locale: string): string {
  const digits = part < 0.1 ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: digits }).format(part);
}

/** How much more or less than in as many days before. */
export function changeText(
  { quantity, previous }: Pick<UsageItem, "quantity" | "previous">,
  { locale }: Pick<Clock, "locale">,
) {
  const [now, before] = [Number(quantity), Number(previous)];
  if (now === before) return now === 0 ? null : USAGE.same;
  if (before === 0) return USAGE.fresh;
  const part = now / before - 1;
  return part > 0 ? USAGE.more(percent(part, locale)) : USAGE.less(percent(-part, locale));
}

export function shareText(quantity: string, all: string, { locale }: Pick<Clock, "locale">): string | null {
  return Number(all) === 0 ? null : percent(Number(quantity) / Number(all), locale);
}

/** What a group is called. */
export function keyText(
  { key, name, gone }: Pick<UsageItem, "key" | "name" | "gone">,
  groupBy: string,
  clock: Clock,
): string {
  if (groupBy === "day") return dayText(key, clock);
  if (groupBy === "hour") return exactTime(key, clock);
  if (groupBy === "project" && key === "other") return USAGE.otherProjects;
  if (groupBy === "actor" && key === "") return USAGE.nobody;
  if (name === null) {
    if (groupBy === "actor") return USAGE.goneActor;
    return groupBy === "project" ? USAGE.goneProject : USAGE.notSaid;
  }
  return gone ? USAGE.gone(name) : name;
}

/** How the page calls a grouping; the name of a dimension of somebody's own stays as it is. */
export function groupingText(groupBy: string): string {
  const known: Readonly<Record<string, string>> = USAGE.groupings;
  return (Object.hasOwn(known, groupBy) ? known[groupBy] : undefined) ?? groupBy;
}

export function spanText({ from, to }: Pick<UsageView, "from" | "to">, clock: Clock): readonly [string, string] {
  return [dayText(from, clock), dayText(to, clock)];
}

/** What was used in all, beside the days before, and whose days these are. */
export function sumText(view: UsageView, clock: Clock): string {
  const { sum, from, to, timeZone } = view;
  const [first, last] = spanText(view, clock);
  const text = (quantity = "0") => quantityText(quantity, sum?.unit ?? "", clock);
  const days = String(daysBetween(from, to) + 1);
  const before = USAGE.before(text(sum?.previous), days);
  return `${USAGE.summary(text(sum?.quantity), first, last)}; ${before}. ${USAGE.zone(timeZone)}`;
}
