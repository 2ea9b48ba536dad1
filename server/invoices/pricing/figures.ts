import { z } from "zod";
import {
  calendar,
  dateOfDay,
  dayOfDate,
  periodOf,
  previousPeriod,
  type Calendar,
  type Period,
} from "../../billing/periods";
import { zonesOf } from "../../billing/views/calendar-of";
import { chargedDays } from "../../db/hot/usage/charges";
import { addDecimals, plainDecimal } from "../../money/decimal";
import { taxOn } from "../../money/money";
import { OWN_METERS } from "../../meters/schema";
import { pricedDimensions, termsOf } from "../../plans/catalogue";
import { defaultPlan } from "../../subscriptions/views/current-plan";
import type { Charges } from "./build-up";
import { changedMeters, countedIn, countedNow, type Counted } from "./counted";
import {
  adjustmentsOf,
  cappedLines,
  linesOf,
  type Charged,
  type DayQuantity,
  type Line,
  type PricedMeter,
} from "./lines";
import type { Reading } from "./reading";
import { segmentsOf, type AgreedChange, type AgreedPlan, type Segment } from "./segments";

/** Later than so many months after its end nothing is asked for a period any more: events are not taken so late. */
const MONTHS_BACK = 14;

/** What an organization is charged by: its days, its changes of plan, what it meters. */
export interface Basis {
  organizationId: string;
  days: Calendar;
  changes: AgreedChange[];
  /** The plan of whoever has agreed to none. */
  defaultPlan: AgreedPlan;
  meters: ReadonlyMap<string, PricedMeter>;
  closedUntil: string | null;
  counted: Counted;
}

const dimensionsSchema = z.record(z.string(), z.string());

function dimensionsOf(key: string): Record<string, string> {
  return dimensionsSchema.parse(JSON.parse(key));
}

async function readPricedMeters({ db }: Reading, organizationId: string): Promise<Map<string, PricedMeter>> {
  const rows = await db.meter.findMany({
    where: { organizationId },
    select: { key: true, name: true, unit: true, aggregation: true, unitPrice: true },
  });
  const own = OWN_METERS.map((meter) => [meter.key, { ...meter, unitPrice: null }] as const);
  const made = rows.map(({ aggregation, unitPrice, ...row }) => {
    const price = unitPrice === null ? null : plainDecimal(unitPrice.toFixed());
    return [row.key, { ...row, aggregation: aggregation === "max" ? "max" : "sum", unitPrice: price }] as const;
  });
  return new Map<string, PricedMeter>([...made, ...own]);
}

export async function readBasis(reading: Reading, organizationId: string): Promise<Basis> {
  const { db } = reading;
  const where = { organizationId };
  const account = await db.billingAccount.findFirst({
    where,
    select: { zones: true, closedUntil: true, closedEvents: true },
  });
  const rows = await db.subscriptionChange.findMany({
    where: { ...where, withdrawnAt: null },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { planId: true, planName: true, terms: true, at: true },
  });
  return {
    organizationId,
    days: calendar(zonesOf(account?.zones)),
    changes: rows.map((row) => ({ ...row, terms: termsOf(row.terms) })),
    defaultPlan: await defaultPlan(db),
    meters: await readPricedMeters(reading, organizationId),
    closedUntil: account?.closedUntil == null ? null : dayOfDate(account.closedUntil),
    counted: countedIn(account?.closedEvents),
  };
}

/** What was used on the days from one to before another. */
async function readUsage(
  { db, tx }: Reading,
  { organizationId, meters, changes, defaultPlan: plan }: Basis,
  { start: from, end: until }: Period,
) {
  const day = { gte: dateOfDay(from), lt: dateOfDay(until) };
  const largest = [...meters.values()].filter(({ aggregation }) => aggregation === "max").map(({ key }) => key);
  const priced = pricedDimensions([...changes, plan].map(({ terms }) => terms));
  const sums = await chargedDays({ organizationId, from, until, without: largest, priced }, tx);
  const totals = await db.usageDayTotal.findMany({
    where: { organizationId, day, meter: { in: largest }, workspaceId: "", projectId: "" },
    select: { day: true, meter: true, quantity: true },
  });
  return [
    ...sums.map(({ dimensionsKey, ...row }): DayQuantity => ({ ...row, dimensions: dimensionsOf(dimensionsKey) })),
    ...totals.map(({ day: of, meter, quantity }): DayQuantity => {
      return { day: dayOfDate(of), meter, dimensions: {}, quantity: plainDecimal(quantity.toFixed()) };
    }),
  ];
}

/** What was charged until now for the days of a period, by key. */
async function readCharged(
  { db }: Reading,
  organizationId: string,
  { start, end }: Period,
): Promise<Map<string, Charged>> {
  const rows = await db.invoiceLine.findMany({
    where: { organizationId, periodStart: { gte: dateOfDay(start), lt: dateOfDay(end) } },
    orderBy: [{ invoiceId: "asc" }, { position: "asc" }],
    select: { key: true, quantity: true, unitPrice: true },
  });
  const charged = new Map<string, Charged>();
  for (const { key, quantity, unitPrice } of rows) {
    const before = charged.get(key);
    const sum = addDecimals(before?.quantity ?? "0", plainDecimal(quantity.toFixed()));
    charged.set(key, { quantity: sum, unitPrice: before?.unitPrice ?? plainDecimal(unitPrice.toFixed()) });
  }
  return charged;
}

/** The closed periods before one that something may still be asked for, oldest first. */
function earlierPeriods(period: Period, { changes, days, closedUntil }: Basis): Period[] {
  const [first] = changes;
  // What came late for closed months is asked for by the next invoice: while a month between is open, by that one.
  if (first === undefined || closedUntil === null || closedUntil < period.start) return [];
  const begin = periodOf(days.dayOf(first.at)).start;
  const periods: Period[] = [];
  for (
    let one = previousPeriod(period);
    one.start >= begin && periods.length < MONTHS_BACK;
    one = previousPeriod(one)
  ) {
    if (one.end <= closedUntil) periods.unshift(one);
  }
  return periods;
}

function segmentsIn({ changes, days, defaultPlan: plan }: Basis, period: Period): Segment[] {
  return segmentsOf(period, changes, days, plan);
}

function ownLines(basis: Basis, period: Period, usage: readonly DayQuantity[]): Line[] {
  return linesOf(period, segmentsIn(basis, period), usage, basis.meters);
}

/** What earlier periods come to beyond their invoices: looked at are the meters alone that have had events since. */
async function laterLines(
  reading: Reading,
  basis: Basis,
  { earlier, now }: { earlier: readonly Period[]; now: Counted },
): Promise<Line[]> {
  const lines: Line[] = [];
  for (const period of earlier) {
    const changed = changedMeters(period.start, basis.counted, now);
    if (changed.size === 0) continue;
    const usage = await readUsage(reading, basis, period);
    const charged = await readCharged(reading, basis.organizationId, period);
    const own = ownLines(basis, period, usage).filter(({ meter }) => meter !== null && changed.has(meter));
    lines.push(...adjustmentsOf(own, charged));
  }
  return lines;
}

/** All lines of a period, what they are made of, and how many events each month had of which they are. */
interface PeriodFigures {
  lines: Line[];
  charges: Charges;
  counted: Counted;
}

/** What a period comes to itself, and what earlier ones come to beyond their invoices. */
export async function readFigures(reading: Reading, basis: Basis, period: Period): Promise<PeriodFigures> {
  const earlier = earlierPeriods(period, basis);
  const from = earlier[0]?.start ?? period.start;
  // Counted before anything is read: what comes in between is read, and looked at once more the next time.
  const counted = await countedNow(basis.organizationId, from, period.end, reading.tx);
  const usage = await readUsage(reading, basis, period);
  const later = await laterLines(reading, basis, { earlier, now: counted });
  const lines = cappedLines([...ownLines(basis, period, usage), ...later]);
  const charges = { period, segments: segmentsIn(basis, period), usage, meters: basis.meters, later };
  return { lines, charges, counted };
}

export interface Sums {
  subtotal: bigint;
  tax: bigint;
  total: bigint;
}

export function sumsOf(lines: readonly Line[], taxRate: number): Sums {
  const subtotal = lines.reduce((sum, { amount }) => sum + amount, 0n);
  const tax = taxOn(subtotal, taxRate);
  return { subtotal, tax, total: subtotal + tax };
}
