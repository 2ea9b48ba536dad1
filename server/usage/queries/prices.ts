import "server-only";
import type { SumRow } from "../../db/hot/usage/sums";
import type { MeterFacts } from "../../meters/schema";
import { billionths, compareDecimals, decimalText, divideRounded, ONE } from "../../money/decimal";
import { shownAmount } from "../../money/money";
import { priceFor, type PlanTerms } from "../../plans/catalogue";

/** What one of a meter costs, by what it was used with; null where it has no price. */
export interface Pricing {
  /** Prices differ by dimensions. */
  byDimensions: boolean;
  of: (dimensionsKey: string) => string | null;
}

function dimensionsIn(key: string): Record<string, string> {
  const value: unknown = JSON.parse(key);
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );
}

const FREE: Pricing = { byDimensions: false, of: () => null };

/**
 * By the terms of today. What counts by its largest day is charged for a whole period, so a part of it has no price; nor
 * have members, whose seats the plan prices.
 */
export function pricingOf(meter: MeterFacts, terms: PlanTerms): Pricing {
  if (meter.aggregation === "max" || !terms.charged) return FREE;
  const { key, unitPrice: own } = meter;
  const prices = terms.meters.filter((price) => price.meter === key);
  if (prices.length === 0) return own === null ? FREE : { byDimensions: false, of: () => own };
  // As on invoices the plan's price goes before the organization's own, which it could set to nothing.
  const known = new Map<string, string | null>();
  const of = (dimensionsKey: string) => {
    const price = known.get(dimensionsKey) ?? priceFor(terms, key, dimensionsIn(dimensionsKey))?.unitPrice ?? own;
    known.set(dimensionsKey, price);
    return price;
  };
  return { byDimensions: prices.some(({ where }) => Object.keys(where).length > 0), of };
}

/** What the rows of one key come to. */
export interface Amounts {
  quantity: string;
  /** Minor units; null: no price. */
  amount: number | null;
}

/** Adds rows up, or takes the largest; what they cost is rounded once. */
export function amountsOf(rows: readonly SumRow[], meter: MeterFacts, pricing: Pricing): Amounts {
  let sum = 0n;
  let largest = "0";
  let cost = 0n;
  let priced = rows.length === 0 && pricing !== FREE;
  for (const row of rows) {
    const quantity = billionths(row.sum);
    sum += quantity;
    if (compareDecimals(row.max, largest) > 0) largest = row.max;
    const price = pricing.of(row.dimensionsKey);
    if (price === null) continue;
    cost += quantity * billionths(price);
    priced = true;
  }
  return {
    quantity: meter.aggregation === "max" ? largest : decimalText(sum),
    amount: priced ? shownAmount(divideRounded(cost, ONE * ONE)) : null,
  };
}
