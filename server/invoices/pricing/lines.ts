import { daysBetween, daysIn, type Day, type Period } from "../../billing/periods";
import { billionths, compareDecimals, decimalText, ONE, subtractDecimals } from "../../money/decimal";
import { charge, fractionText } from "../../money/money";
import { priceFor, type MeterPrice } from "../../plans/catalogue";
import type { Segment } from "./segments";

/** What was used on a day: of a meter that adds up, by its dimensions; of one whose largest counts, as a whole. */
export interface DayQuantity {
  day: Day;
  meter: string;
  dimensions: Readonly<Record<string, string>>;
  quantity: string;
}

export interface PricedMeter {
  key: string;
  name: string;
  unit: string;
  aggregation: "sum" | "max";
  /** The organization's own price for one; the plan's goes before it. */
  unitPrice: string | null;
}

export type LineKind = "plan" | "seats" | "usage" | "adjustment";

export interface Line {
  kind: LineKind;
  key: string;
  description: string;
  meter: string | null;
  periodStart: Day;
  periodEnd: Day;
  quantity: string;
  unit: string;
  /** Minor units for one. */
  unitPrice: string;
  amount: bigint;
}

const SEATS = "members";

type Draft = Omit<Line, "amount">;

/** Each amount is its quantity at its price, rounded once. */
function priced(draft: Draft): Line {
  return { ...draft, amount: charge(draft.quantity, draft.unitPrice) };
}

/** The part of a month's included amount that falls on some of its days. */
function share(included: string, days: number, daysInMonth: number): bigint {
  return (billionths(included) * BigInt(days)) / BigInt(daysInMonth);
}

function above(quantity: bigint, included: bigint): bigint {
  return quantity > included ? quantity - included : 0n;
}

function planLine(segment: Segment, days: number, daysInMonth: number): Draft[] {
  const { from, until, planId, planName, terms } = segment;
  if (terms.basePrice === 0) return [];
  const part = days === daysInMonth ? "" : `, ${days} of ${daysInMonth} days`;
  const quantity = fractionText(String(days), daysInMonth);
  const place = { meter: null, periodStart: from, periodEnd: until, quantity, unit: "month" };
  const unitPrice = String(terms.basePrice);
  return [{ kind: "plan", key: `plan:${planId}:${from}`, description: `${planName}${part}`, ...place, unitPrice }];
}

/** Seats are counted by the day: who is there for half a month is half a seat. */
function seatLine(segment: Segment, usage: readonly DayQuantity[], daysInMonth: number): Draft[] {
  const { from, until, planId, planName, terms } = segment;
  const included = BigInt(terms.includedSeats) * ONE;
  const seatDays = usage
    .filter(({ meter }) => meter === SEATS)
    .reduce((sum, { quantity }) => sum + above(billionths(quantity), included), 0n);
  if (terms.seatPrice === 0 || seatDays === 0n) return [];
  const beyond = terms.includedSeats === 0 ? "" : ` beyond the ${terms.includedSeats} included`;
  const description = `${planName}: people${beyond}, ${decimalText(seatDays)} person-days in ${daysInMonth} days`;
  const quantity = fractionText(decimalText(seatDays), daysInMonth);
  const place = { meter: SEATS, periodStart: from, periodEnd: until, quantity, unit: "seat" };
  return [{ kind: "seats", key: `seats:${planId}:${from}`, description, ...place, unitPrice: String(terms.seatPrice) }];
}

function nameOf({ meter, where }: MeterPrice, meters: ReadonlyMap<string, PricedMeter>): string {
  const values = Object.entries(where).map(([name, value]) => `${name} ${value}`);
  const name = meters.get(meter)?.name ?? meter;
  return values.length === 0 ? name : `${name} (${values.join(", ")})`;
}

function keyOf({ meter, where }: MeterPrice, from: Day): string {
  const sorted = Object.entries(where).sort(([one], [other]) => (one < other ? -1 : 1));
  return `usage:${meter}:${JSON.stringify(Object.fromEntries(sorted))}:${from}`;
}

/** What one price comes to; of a meter whose largest counts, the largest day for the part of the month that it is. */
function usageLine(
  price: MeterPrice,
  rows: readonly DayQuantity[],
  segment: Segment,
  meters: ReadonlyMap<string, PricedMeter>,
  daysInMonth: number,
): Draft[] {
  const { from, until } = segment;
  const days = daysBetween(from, until);
  const meter = meters.get(price.meter);
  const quantities = rows.map(({ quantity }) => billionths(quantity));
  const quantity =
    meter?.aggregation === "max"
      ? (above(
          quantities.reduce((a, b) => (a > b ? a : b), 0n),
          billionths(price.included),
        ) *
          BigInt(days)) /
        BigInt(daysInMonth)
      : above(
          quantities.reduce((a, b) => a + b, 0n),
          share(price.included, days, daysInMonth),
        );
  if (quantity === 0n) return [];
  const beyond = compareDecimals(price.included, "0") > 0 ? ", beyond what is included" : "";
  return [
    {
      kind: "usage",
      key: keyOf(price, from),
      description: `${nameOf(price, meters)}${beyond}`,
      meter: price.meter,
      periodStart: from,
      periodEnd: until,
      quantity: decimalText(quantity),
      unit: meter?.unit ?? "unit",
      unitPrice: price.unitPrice,
    },
  ];
}

/** Rows by the price that counts for each; what nothing prices is not charged. */
function byPrice(segment: Segment, usage: readonly DayQuantity[], meters: ReadonlyMap<string, PricedMeter>) {
  const own = new Map<string, MeterPrice>();
  const found = new Map<MeterPrice, DayQuantity[]>();
  for (const row of usage) {
    const unitPrice = meters.get(row.meter)?.unitPrice ?? null;
    if (unitPrice !== null && !own.has(row.meter)) {
      own.set(row.meter, { meter: row.meter, where: {}, included: "0", unitPrice });
    }
    const price = priceFor(segment.terms, row.meter, row.dimensions) ?? own.get(row.meter);
    if (price === undefined) continue;
    const rows = found.get(price) ?? [];
    rows.push(row);
    found.set(price, rows);
  }
  return found;
}

/** What a period comes to: for each part of it that lies on one plan the plan, the seats and what was used. */
export function linesOf(
  period: Period,
  segments: readonly Segment[],
  usage: readonly DayQuantity[],
  meters: ReadonlyMap<string, PricedMeter>,
): Line[] {
  const daysInMonth = daysIn(period);
  return segments
    .filter(({ terms }) => terms.charged)
    .flatMap((segment) => {
      const { from, until } = segment;
      const rows = usage.filter(({ day }) => day >= from && day < until);
      const used = [...byPrice(segment, rows, meters)]
        .flatMap(([price, found]) => usageLine(price, found, segment, meters, daysInMonth))
        .sort((one, other) => (one.key < other.key ? -1 : 1));
      return [
        ...planLine(segment, daysBetween(from, until), daysInMonth),
        ...seatLine(segment, rows, daysInMonth),
        ...used,
      ];
    })
    .map(priced);
}

/** The most that an invoice comes to before tax: a number holds it with as much tax again. */
const MOST = 4_000_000_000_000_000n;

/**
 * The same lines, their amounts cut where together they pass the most that an invoice comes to; the amount of such a line
 * is less than its quantity at its price. So a report that is wrong by a factor of billions, or made to be, keeps no
 * invoice back.
 */
export function cappedLines(lines: readonly Line[]): Line[] {
  let left = MOST;
  return lines.map((line) => {
    const amount = line.amount < left ? line.amount : left;
    left -= amount;
    return { ...line, amount };
  });
}

/** What was charged for a key on all invoices until now, with the price at which it was. */
export interface Charged {
  quantity: string;
  unitPrice: string;
}

/** What an earlier period comes to now beyond what its invoices said; the fee of the plan itself is never asked again. */
export function adjustmentsOf(now: readonly Line[], charged: ReadonlyMap<string, Charged>): Line[] {
  return now
    .filter(({ kind }) => kind !== "plan")
    .flatMap((line) => {
      const before = charged.get(line.key);
      const quantity = subtractDecimals(line.quantity, before?.quantity ?? "0");
      if (compareDecimals(quantity, "0") === 0) return [];
      const month = line.periodStart.slice(0, 7);
      const description = `Later for ${month}: ${line.description}`;
      return [
        priced({ ...line, kind: "adjustment", description, quantity, unitPrice: before?.unitPrice ?? line.unitPrice }),
      ];
    });
}
