import { z } from "zod";
import { billionths, isDecimal } from "../money/decimal";

/**
 * What a plan gives and what it costs, and the product's own plans. Pure: the server decides by it, pages show it.
 * Amounts are whole minor units of the instance's currency; a price for one unit may be a fraction of one.
 */

const amount = z.number().int().min(0).max(1_000_000_000_000);
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const unsigned = z
  .string()
  .max(40)
  .refine((text) => isDecimal(text) && billionths(text) >= 0n, "must be a number from 0 with at most nine places");

/** What one meter costs, as a whole or for one value of a dimension: tokens of a model, seconds of a type of GPU. */
const meterPriceSchema = z.object({
  meter: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,63}$/, "must be a meter's key")
    .describe("A meter's key"),
  where: z
    .record(
      z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, "must be a dimension's name"),
      z.string().regex(/^[^\p{Cc}\p{Cs}]{1,200}$/u, "must be a dimension's value"),
    )
    .refine((where) => Object.keys(where).length <= 4, "must name at most 4 dimensions")
    .default({})
    .describe("Only what was used with these dimensions; the price that names most of them counts"),
  included: unsigned.default("0").describe("How much of it each month costs nothing"),
  unitPrice: unsigned
    .refine((text) => /^\d{1,11}(?:\.|$)/.test(text), "must be less than a hundred billion")
    .describe("Minor units of the currency for one unit, as a decimal"),
});

const planLimitsSchema = z.object({
  members: count.nullable().describe("Most people; null: no limit"),
  storageBytes: count.nullable().describe("Most bytes of registered resources; null: no limit"),
  apiCalls: count.nullable().describe("Most API calls in a month; null: no limit"),
});

export const planTermsSchema = z.object({
  charged: z.boolean().describe("Whether anything is charged at all: nothing of it is, without"),
  basePrice: amount.describe("Minor units for a month"),
  seatPrice: amount.describe("Minor units for a person and month"),
  includedSeats: count.max(1_000_000).describe("People that the base price covers"),
  limits: planLimitsSchema,
  meters: z.array(meterPriceSchema).max(200),
});

export type MeterPrice = z.infer<typeof meterPriceSchema>;
type PlanLimits = z.infer<typeof planLimitsSchema>;
export type PlanTerms = z.infer<typeof planTermsSchema>;

export interface CataloguePlan {
  id: string;
  name: string;
  description: string;
  public: boolean;
  terms: PlanTerms;
}

const GIBIBYTE = 1_073_741_824;
const NO_LIMITS: PlanLimits = { members: null, storageBytes: null, apiCalls: null };
const NOTHING = { charged: false, basePrice: 0, seatPrice: 0, includedSeats: 0, meters: [] };

/** What Pro and Enterprise cost by use. Storage is billed by the largest day of the month. */
const BY_USE: MeterPrice[] = [
  { meter: "api_calls", where: {}, included: "1000000", unitPrice: "0.001" },
  { meter: "storage_bytes", where: {}, included: "120000000000", unitPrice: "0.000000009" },
  { meter: "compute_seconds", where: {}, included: "0", unitPrice: "0.03" },
  { meter: "tokens", where: { direction: "input" }, included: "0", unitPrice: "0.0003" },
  { meter: "tokens", where: { direction: "output" }, included: "0", unitPrice: "0.0012" },
];

export const SELF_HOSTED: CataloguePlan = {
  id: "self-hosted",
  name: "Self-hosted",
  description: "Everything, without limits; nothing is charged.",
  public: false,
  terms: { ...NOTHING, limits: NO_LIMITS },
};

export const FREE: CataloguePlan = {
  id: "free",
  name: "Free",
  description: "For small teams: three people, 100 GiB and a million API calls a month.",
  public: true,
  terms: { ...NOTHING, limits: { members: 3, storageBytes: 100 * GIBIBYTE, apiCalls: 1_000_000 } },
};

export const PRO: CataloguePlan = {
  id: "pro",
  name: "Pro",
  description: "A price for each person, and what is used beyond the included amounts by its price.",
  public: true,
  terms: {
    charged: true,
    basePrice: 0,
    seatPrice: 1_500,
    includedSeats: 0,
    limits: NO_LIMITS,
    meters: BY_USE,
  },
};

const ENTERPRISE: CataloguePlan = {
  id: "enterprise",
  name: "Enterprise",
  description: "By agreement with the operator.",
  public: false,
  terms: {
    charged: true,
    basePrice: 200_000,
    seatPrice: 4_000,
    includedSeats: 50,
    limits: NO_LIMITS,
    meters: BY_USE,
  },
};

/** The product's own plans, as they are until an operator gives them other numbers. */
export const CATALOGUE: readonly CataloguePlan[] = [FREE, PRO, ENTERPRISE, SELF_HOSTED];

export const CATALOGUE_IDS: readonly string[] = CATALOGUE.map(({ id }) => id);

/** Terms as they were kept; what cannot be read any more is without limits and charges. */
export function termsOf(kept: unknown): PlanTerms {
  const parsed = planTermsSchema.safeParse(kept);
  return parsed.success ? parsed.data : SELF_HOSTED.terms;
}

/**
 * All that prices look at: dimensions by which they differ, with the values that have one. Any other value is priced like
 * none; events may tell themselves apart by millions of them.
 */
export function pricedDimensions(terms: readonly PlanTerms[]): { name: string; values: string[] }[] {
  const values = new Map<string, Set<string>>();
  for (const { where } of terms.flatMap(({ meters }) => meters)) {
    for (const [name, value] of Object.entries(where)) {
      values.set(name, (values.get(name) ?? new Set<string>()).add(value));
    }
  }
  return [...values].map(([name, of]) => ({ name, values: [...of] }));
}

/** The price that fits what was used best: the one with the most dimensions, all of which are its own. */
export function priceFor(terms: PlanTerms, meter: string, dimensions: Readonly<Record<string, string>>) {
  let best: MeterPrice | null = null;
  for (const price of terms.meters) {
    const named = Object.entries(price.where);
    if (price.meter !== meter || !named.every(([name, value]) => dimensions[name] === value)) continue;
    if (best === null || named.length > Object.keys(best.where).length) best = price;
  }
  return best;
}
