import "server-only";
import { hardStopsOf, type HardStopRow } from "../../db/hot/usage/hard-stops";
import type { TransactionDatabase } from "../../db/tenant";
import { billionths, decimalText } from "../../money/decimal";
import { costOf, readMeasures, unitPriceOf, readUsed, type Measures } from "./used";

/** Something that is about to be used, or was just reported. */
interface NewUsage {
  projectId: string;
  actorId: string;
  meter: string;
  quantity: string;
  dimensions: Readonly<Record<string, string>>;
  /** In the days of the organization. */
  day: string;
}

interface Stop extends HardStopRow {
  left: bigint;
}

function concerns(
  { scope, scopeId, meter }: HardStopRow,
  usage: Omit<NewUsage, "quantity" | "day" | "dimensions">,
): boolean {
  if (meter !== null && meter !== usage.meter) return false;
  if (scope === "organization") return true;
  return scope === "project" ? usage.projectId === scopeId : usage.actorId === scopeId;
}

/** By how much something comes closer to a stop: billionths of the meter's unit, or of a minor unit. */
function stepOf(measures: Measures, { meter }: HardStopRow, usage: Omit<NewUsage, "day">): bigint {
  if (meter !== null) return billionths(usage.quantity);
  const price = unitPriceOf(measures, usage.meter, usage.dimensions);
  return price === null ? 0n : costOf(usage.quantity, price.unitPrice);
}

type Concerned = Omit<NewUsage, "quantity" | "day" | "dimensions">;

/** Those of an organization's hard stops that concern something of this, each with what is left until it; null: none. */
async function stopsFor(
  db: Parameters<typeof readMeasures>[0],
  organizationId: string,
  usages: readonly Concerned[],
  tx?: TransactionDatabase,
): Promise<{ measures: Measures; stops: Stop[] } | null> {
  const rows = await hardStopsOf(organizationId, tx);
  const met = rows.filter((row) => usages.some((usage) => concerns(row, usage)));
  if (met.length === 0) return null;
  const measures = await readMeasures(db, organizationId);
  const stops: Stop[] = [];
  for (const row of met) {
    const used = await readUsed(measures, row, tx);
    stops.push({ ...row, left: billionths(row.amount) - billionths(used) });
  }
  return { measures, stops };
}

/** True where an organization has a hard stop that concerns something of this: then it is booked one after the other. */
export async function mayStop(organizationId: string, usages: readonly Concerned[]): Promise<boolean> {
  const rows = await hardStopsOf(organizationId);
  return rows.some((row) => usages.some((usage) => concerns(row, usage)));
}

/**
 * Which of the events, in their order, a hard stop refuses: those that come once it is reached. What passes counts for
 * those behind it. Events of an earlier month are no new work, so they pass. True for as long as the transaction holds
 * the organization's lock: what others book would count.
 */
export async function stopped(
  tx: TransactionDatabase,
  organizationId: string,
  events: readonly NewUsage[],
): Promise<readonly boolean[]> {
  const found = await stopsFor(tx, organizationId, events, tx);
  if (found === null) return events.map(() => false);
  const { measures, stops } = found;
  return events.map((event) => {
    if (event.day < measures.period.start) return false;
    const met = stops.filter((stop) => concerns(stop, event));
    if (met.some(({ left }) => left <= 0n)) return true;
    for (const stop of met) {
      const grows = stop.meter === null || measures.meters.get(stop.meter)?.aggregation !== "max";
      stop.left = grows ? stop.left - stepOf(measures, stop, event) : least(stop, billionths(event.quantity));
    }
    return false;
  });
}

function least({ left, amount }: Stop, quantity: bigint): bigint {
  const after = billionths(amount) - quantity;
  return after < left ? after : left;
}

/**
 * How much of a meter may still be used here until the next hard stop, as a decimal; null: there is none. `only`: who is
 * good in that one project alone learns of all other budgets whether they are reached, and not what is left of them.
 */
export async function leftUntilStop(
  db: Parameters<typeof readMeasures>[0],
  organizationId: string,
  asked: Concerned & { dimensions: Readonly<Record<string, string>>; only: string | null },
): Promise<string | null> {
  const found = await stopsFor(db, organizationId, [asked]);
  if (found === null) return null;
  let most: bigint | null = null;
  for (const stop of found.stops) {
    const left = stop.left > 0n ? stop.left : 0n;
    if (asked.only !== null && stop.scopeId !== asked.only && left > 0n) continue;
    const units = stop.meter === null ? unitsFor(found.measures, asked, left) : left;
    if (units !== null && (most === null || units < most)) most = units;
  }
  return most === null ? null : decimalText(most);
}

/** What so much money buys of the meter; null where it costs nothing. */
function unitsFor(
  measures: Measures,
  { meter, dimensions }: Concerned & { dimensions: Readonly<Record<string, string>> },
  money: bigint,
): bigint | null {
  const price = unitPriceOf(measures, meter, dimensions);
  const unit = price === null ? 0n : billionths(price.unitPrice);
  if (money === 0n) return 0n;
  return unit === 0n ? null : (money * 1_000_000_000n) / unit;
}
