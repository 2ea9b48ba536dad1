import "server-only";
import { periodOf, type Calendar, type Period } from "../../billing/periods";
import { readCalendar } from "../../billing/views/calendar-of";
import { usageSums, type SumRow } from "../../db/hot/usage/sums";
import type { ReadDatabase, TransactionDatabase } from "../../db/tenant";
import type { MeterFacts } from "../../meters/schema";
import { readMeters } from "../../meters/views/meters";
import { billionths, decimalText, ONE } from "../../money/decimal";
import { priceFor, pricedDimensions, type PlanTerms } from "../../plans/catalogue";
import { planInForce } from "../../subscriptions/views/current-plan";
import type { Elapsed } from "./standing";

type Reads = Pick<ReadDatabase, "billingAccount" | "billingSettings" | "meter" | "plan" | "subscriptionChange">;

/** What budgets of an organization are measured by. */
export interface Measures {
  organizationId: string;
  meters: ReadonlyMap<string, MeterFacts>;
  terms: PlanTerms;
  currency: string;
  calendar: Calendar;
  period: Period;
  now: Date;
}

interface Budgeted {
  scope: string;
  scopeId: string;
  meter: string | null;
}

export async function readMeasures(db: Reads, organizationId: string, now = new Date()): Promise<Measures> {
  const meters = await readMeters(db, organizationId);
  const calendar = await readCalendar(db, organizationId);
  const { terms } = await planInForce(db, organizationId, now);
  const account = await db.billingAccount.findFirst({ where: { organizationId }, select: { currency: true } });
  const settings = await db.billingSettings.findFirst({ where: { id: 1 }, select: { currency: true } });
  const currency = account?.currency ?? settings?.currency ?? "USD";
  return { organizationId, meters, terms, currency, calendar, period: periodOf(calendar.dayOf(now)), now };
}

export function elapsedOf({ calendar, period, now }: Measures): Elapsed {
  const start = calendar.startOf(period.start).getTime();
  return { over: now.getTime() - start, of: calendar.startOf(period.end).getTime() - start };
}

/** What one of a meter costs, with what of it the plan includes; null where it costs nothing. */
export function unitPriceOf(
  { meters, terms }: Measures,
  meter: string,
  dimensions: Readonly<Record<string, string>>,
): { key: object | string; unitPrice: string; included: string } | null {
  // As on invoices the plan's price goes before the organization's own, which it could set to nothing.
  const price = priceFor(terms, meter, dimensions);
  if (price !== null) return { key: price, unitPrice: price.unitPrice, included: price.included };
  const own = meters.get(meter)?.unitPrice ?? null;
  return own === null ? null : { key: meter, unitPrice: own, included: "0" };
}

/** Minor units of a quantity, unrounded: budgets are compared, never charged. */
export function costOf(quantity: string, unitPrice: string): bigint {
  return (billionths(quantity) * billionths(unitPrice)) / ONE;
}

function quantityOf({ meters }: Measures, { meter, sum, max }: SumRow): string {
  return meters.get(meter)?.aggregation === "max" ? max : sum;
}

function dimensionsIn(key: string): Record<string, string> {
  const value: unknown = JSON.parse(key);
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

/** More than any budget is, and so little that what follows from it is still a number of the database's. */
const MOST_MONEY = 10n ** 24n * ONE;

/** By the prices; what the plan includes is the organization's as a whole, so it is taken off there alone. */
function moneyOf(measures: Measures, rows: readonly SumRow[], whole: boolean): string {
  const parts = new Map<object | string, { unitPrice: string; included: bigint; quantity: bigint }>();
  for (const row of rows) {
    const price = unitPriceOf(measures, row.meter, dimensionsIn(row.dimensionsKey));
    if (price === null) continue;
    const included = whole ? billionths(price.included) : 0n;
    const part = parts.get(price.key) ?? { unitPrice: price.unitPrice, included, quantity: 0n };
    part.quantity += billionths(quantityOf(measures, row));
    parts.set(price.key, part);
  }
  let cost = 0n;
  for (const { unitPrice, included, quantity } of parts.values()) {
    if (quantity > included) cost += costOf(decimalText(quantity - included), unitPrice);
  }
  return decimalText(cost < MOST_MONEY ? cost : MOST_MONEY);
}

/** The meters that cost something. */
function priced({ meters, terms }: Measures): string[] {
  const own = [...meters.values()].flatMap(({ key, unitPrice }) => (unitPrice === null ? [] : [key]));
  return [...new Set([...own, ...terms.meters.map(({ meter }) => meter)])];
}

function placeOf({ scope, scopeId }: Budgeted) {
  if (scope === "project") return { projectId: scopeId };
  return scope === "organization" ? {} : { actorId: scopeId };
}

/** What of a budget is used in the month so far: in its meter's unit, or in minor units. */
export async function readUsed(measures: Measures, budget: Budgeted, tx?: TransactionDatabase): Promise<string> {
  const { organizationId, period } = measures;
  const { meter } = budget;
  const meters = meter === null ? priced(measures) : [meter];
  if (meters.length === 0) return "0";
  const days = { from: period.start, until: period.end };
  const asked = { organizationId, ...placeOf(budget), meters, ...days, by: "", dimensions: meter === null };
  const rows = await usageSums({ ...asked, priced: pricedDimensions([measures.terms]) }, tx);
  if (meter === null) return moneyOf(measures, rows, budget.scope === "organization");
  const [row] = rows;
  return row === undefined ? "0" : quantityOf(measures, row);
}
