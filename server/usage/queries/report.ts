import "server-only";
import { readCalendar } from "../../billing/views/calendar-of";
import { addDays, type Calendar } from "../../billing/periods";
import { MOST_GROUPS, usageHours, usageSums, type SumRow, type SumsAsked } from "../../db/hot/usage/sums";
import type { ReadDatabase } from "../../db/tenant";
import { AppError } from "../../errors";
import type { MeterFacts } from "../../meters/schema";
import { readMeters } from "../../meters/views/meters";
import { slicedPage } from "../../paging";
import { pricedDimensions, type PlanTerms } from "../../plans/catalogue";
import { planNow } from "../../subscriptions/views/current-plan";
import { DAY_MILLISECONDS, HOUR_MILLISECONDS } from "../../time";
import type { UsageAsked, UsageItem, UsageView } from "../schema/report";
import { spanOf, type Span } from "./asked";
import { namedItems, type Seen } from "./named";
import { overDays } from "./over";
import { amountsOf, pricingOf, type Amounts, type Pricing } from "./prices";

/** Of what place the usage is, and which projects of it may be named. */
interface ReportPlace {
  organizationId: string;
  workspaceId?: string;
  projectId?: string | undefined;
  actorId?: string | undefined;
  sees: Seen;
}

interface Reading {
  place: ReportPlace;
  span: Span;
  calendar: Calendar;
  terms: PlanTerms;
}

async function sumsOf(
  { place, span, calendar, terms }: Reading,
  asked: Pick<SumsAsked, "meters" | "by" | "dimensions">,
  back: number,
) {
  const { organizationId, workspaceId, projectId, actorId } = place;
  const priced = pricedDimensions([terms]);
  const of = { organizationId, workspaceId, projectId, actorId, ...asked, priced };
  const from = addDays(span.from, -back);
  const until = addDays(span.until, -back);
  if (asked.by === "hour") return usageHours(of, calendar.startOf(from), calendar.startOf(until));
  const rows = await usageSums({ ...of, from, until });
  // The statement ends behind so many rows: what is cut off is not told as less.
  if (rows.length > MOST_GROUPS) throw new AppError("LIMIT", "too_many", "groupBy");
  return rows;
}

function grouped(rows: readonly SumRow[], key: (row: SumRow) => string): Map<string, SumRow[]> {
  const groups = new Map<string, SumRow[]>();
  for (const row of rows) {
    const known = groups.get(key(row));
    if (known === undefined) groups.set(key(row), [row]);
    else known.push(row);
  }
  return groups;
}

/** The keys of which an answer tells even where nothing was used: every day, every hour. */
function wholeKeys({ span, calendar }: Reading): string[] | null {
  if (span.groupBy === "day") return Array.from({ length: span.days }, (_, index) => addDays(span.from, index));
  if (span.groupBy !== "hour") return null;
  const start = Math.floor(Number(calendar.startOf(span.from)) / HOUR_MILLISECONDS) * HOUR_MILLISECONDS;
  const end = Number(calendar.startOf(span.until));
  const hours = Math.ceil((end - start) / HOUR_MILLISECONDS);
  return Array.from({ length: hours }, (_, index) => new Date(start + index * HOUR_MILLISECONDS).toISOString());
}

/** Where a key of before stands now. */
function later(key: string, { groupBy, days }: Span): string {
  if (groupBy === "day") return addDays(key, days);
  if (groupBy === "hour") return new Date(Date.parse(key) + days * DAY_MILLISECONDS).toISOString();
  return key;
}

type Bare = Omit<UsageItem, "name" | "gone">;

interface OfMeter {
  meter: MeterFacts;
  pricing: Pricing;
}

function itemOf(key: string, { meter, pricing }: OfMeter, now: readonly SumRow[], before: readonly SumRow[]): Bare {
  const { quantity, amount } = amountsOf(now, meter, pricing);
  const { quantity: previous } = amountsOf(before, meter, pricing);
  return { key, meter: meter.key, unit: meter.unit, quantity, previous, amount };
}

async function itemsByMeter(reading: Reading, of: readonly OfMeter[]): Promise<Bare[]> {
  const meters = of.map(({ meter }) => meter.key);
  const dimensions = of.some(({ pricing }) => pricing.byDimensions);
  const now = grouped(await sumsOf(reading, { meters, by: "", dimensions }, 0), ({ meter }) => meter);
  const before = grouped(
    await sumsOf(reading, { meters, by: "", dimensions: false }, reading.span.days),
    ({ meter }) => meter,
  );
  return of.map((one) => itemOf(one.meter.key, one, now.get(one.meter.key) ?? [], before.get(one.meter.key) ?? []));
}

async function itemsOfOne(reading: Reading, one: OfMeter): Promise<Bare[]> {
  const { span } = reading;
  const asked = { meters: [one.meter.key], by: span.groupBy };
  const { byDimensions: dimensions } = one.pricing;
  const now = grouped(await sumsOf(reading, { ...asked, dimensions }, 0), ({ key }) => key);
  const before = grouped(await sumsOf(reading, { ...asked, dimensions: false }, span.days), ({ key }) =>
    later(key, span),
  );
  const keys = wholeKeys(reading) ?? [...new Set([...now.keys(), ...before.keys()])];
  if (keys.length > MOST_GROUPS) throw new AppError("LIMIT", "too_many", "groupBy");
  return keys.map((key) => itemOf(key, one, now.get(key) ?? [], before.get(key) ?? []));
}

/** All groups together. What counts by its largest is not what its parts add up to, so it is asked for by itself. */
async function allOf(reading: Reading, one: OfMeter): Promise<UsageView["sum"]> {
  const asked = { meters: [one.meter.key], by: "" };
  const now = await sumsOf(reading, { ...asked, dimensions: one.pricing.byDimensions }, 0);
  const before = await sumsOf(reading, { ...asked, dimensions: false }, reading.span.days);
  const { quantity, amount }: Amounts = amountsOf(now, one.meter, one.pricing);
  const { quantity: previous } = amountsOf(before, one.meter, one.pricing);
  return { quantity, unit: one.meter.unit, previous, amount };
}

/** People are counted of an organization alone, and nobody stores anything by themselves. */
function countedIn({ workspaceId, projectId, actorId }: ReportPlace, key: string): boolean {
  if (key === "members") return workspaceId === undefined && projectId === undefined && actorId === undefined;
  return key !== "storage_bytes" || actorId === undefined;
}

/**
 * What was used in a place, told apart as asked, beside what was used in as many days before. Read from the roll-ups, so
 * that it costs the same however many events there were.
 * @throws INVALID (to, meter, groupBy)
 */
export async function usageReport(db: ReadDatabase, place: ReportPlace, input: UsageAsked): Promise<UsageView> {
  const { organizationId } = place;
  const calendar = await readCalendar(db, organizationId);
  const meters = await readMeters(db, organizationId);
  const { terms } = await planNow(organizationId);
  const span = spanOf(input, calendar, meters);
  const reading = { place, span, calendar, terms };
  const counted = span.meters.filter(({ key }) => key === input.meter || countedIn(place, key));
  const of = counted.map((meter) => ({ meter, pricing: pricingOf(meter, terms) }));
  const [only] = of;
  const one = input.meter === undefined ? undefined : only;
  const bare =
    one === undefined || span.groupBy === "meter" ? await itemsByMeter(reading, of) : await itemsOfOne(reading, one);
  const items = await namedItems(bare, { organizationId, groupBy: span.groupBy, meters, sees: place.sees });
  return {
    ...slicedPage(input, items),
    from: span.from,
    to: span.to,
    timeZone: calendar.zoneOn(span.to),
    currency: await currencyOf(db, organizationId),
    meter: one?.meter.key ?? null,
    groupBy: span.groupBy,
    aggregation: one?.meter.aggregation ?? null,
    sum: one === undefined ? null : await allOf(reading, one),
    over: await overOf(reading, input, one, items),
  };
}

const WHOLE = new Set(["meter", "day", "hour"]);

/** Each day of the largest groups, where that was asked for and adds up. */
async function overOf(
  { place, span }: Reading,
  asked: UsageAsked,
  one: OfMeter | undefined,
  items: readonly UsageItem[],
): Promise<UsageView["over"]> {
  if (asked.over === undefined || one === undefined) return null;
  if (WHOLE.has(span.groupBy) || one.meter.aggregation === "max") return null;
  const { sees: _sees, ...of } = place;
  const { from, until, groupBy: by } = span;
  const days = Array.from({ length: span.days }, (_, index) => addDays(from, index));
  return overDays({ ...of, meters: [one.meter.key], from, until, by }, days, items);
}

async function currencyOf(db: ReadDatabase, organizationId: string): Promise<string> {
  const account = await db.billingAccount.findFirst({ where: { organizationId }, select: { currency: true } });
  if (account !== null) return account.currency;
  return (await db.billingSettings.findFirst({ where: { id: 1 }, select: { currency: true } }))?.currency ?? "USD";
}
