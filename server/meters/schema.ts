import { z } from "zod";
import { isDecimal, plainDecimal } from "../money/decimal";
import { columnsOf, pageOf, pageSchema } from "../paging";
import { idSchema, nameSchema } from "../text";

/** sum: what is used adds up; max: the largest is what counts, of a day and of a period. */
const AGGREGATIONS = ["sum", "max"] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** Something that is counted, whether the product's or an organization's own. */
export interface MeterFacts {
  key: string;
  name: string;
  /** What one of it is called. */
  unit: string;
  aggregation: Aggregation;
  /** Only whole quantities. */
  whole: boolean;
  /** Minor units of the currency for one unit; null: the plan says, or it is not charged. */
  unitPrice: string | null;
  archived: boolean;
}

type Own = Omit<MeterFacts, "unitPrice" | "archived">;

/** The product's own meters, in the order in which pages show them. */
export const OWN_METERS = [
  { key: "members", name: "Members", unit: "person", aggregation: "max", whole: true },
  { key: "storage_bytes", name: "Storage", unit: "byte", aggregation: "max", whole: true },
  { key: "api_calls", name: "API calls", unit: "call", aggregation: "sum", whole: true },
  { key: "compute_seconds", name: "Compute", unit: "second", aggregation: "sum", whole: false },
  { key: "tokens", name: "Tokens", unit: "token", aggregation: "sum", whole: true },
] as const satisfies readonly Own[];

/** What the product counts by itself: nobody else reports it. */
export const COUNTED_METERS: readonly string[] = ["members", "storage_bytes", "api_calls"];

const OWN_KEYS: readonly string[] = OWN_METERS.map(({ key }) => key);

export const METER_KEY = /^[a-z][a-z0-9_]{0,63}$/;

/** So many can an organization have, archived ones among them. */
export const MOST_METERS = 100;

const keyField = z
  .string()
  .regex(METER_KEY, "must begin with a letter and have only small letters, digits and _")
  .refine((key) => !OWN_KEYS.includes(key), "is one of the product's own meters")
  .describe("As events name it");

const unitField = nameSchema.describe("What one of it is called: page, image, request");

const priceField = z
  .string()
  .max(40)
  .refine((text) => isDecimal(text) && !text.startsWith("-"), "must be a number from 0 with at most nine places")
  .refine((text) => /^\d{1,11}(?:\.|$)/.test(text), "must be less than a hundred billion")
  .transform(plainDecimal)
  .nullable()
  .describe("Minor units of the currency for one unit, as a decimal; null: counted and not charged");

export const createMeterSchema = z.object({
  key: keyField,
  name: nameSchema.describe("Its name"),
  unit: unitField,
  aggregation: z.enum(AGGREGATIONS).default("sum").describe("sum: it adds up; max: the largest of a day or period"),
  whole: z.boolean().default(true).describe("Only whole quantities"),
  unitPrice: priceField.default(null),
});

const meterField = idSchema("Id of the meter");

export const updateMeterSchema = z.object({
  meter: meterField,
  name: nameSchema.optional(),
  unit: unitField.optional(),
  unitPrice: priceField.optional(),
});

export const meterSchema = z.object({ meter: meterField });

export const listMetersSchema = pageSchema.omit({ sort: true });

export const meterView = z.object({
  id: z.string().nullable().describe("Null for the product's own"),
  key: z.string(),
  name: z.string(),
  unit: z.string(),
  aggregation: z.enum(AGGREGATIONS),
  whole: z.boolean(),
  unitPrice: z.string().nullable().describe("Minor units for one; null: the plan says, or it is not charged"),
  own: z.boolean().describe("One of the product's, which the plan prices"),
  reported: z.boolean().describe("Events may name it; the others are counted by the product itself"),
  status: z.enum(["active", "archived"]),
  createdAt: z.iso.datetime().nullable(),
});

export const meterPage = pageOf(meterView);

export const meterColumns = columnsOf(meterView, {
  meter: ({ id }) => id,
  key: ({ key }) => key,
  name: ({ name }) => name,
  unit: ({ unit }) => unit,
  aggregation: ({ aggregation }) => aggregation,
  whole: ({ whole }) => whole,
  unitPrice: ({ unitPrice }) => unitPrice,
  own: ({ own }) => own,
  reported: ({ reported }) => reported,
  status: ({ status }) => status,
  createdAt: ({ createdAt }) => createdAt,
});

export type MeterView = z.infer<typeof meterView>;
export type CreateMeterFields = z.input<typeof createMeterSchema>;
export type CreateMeterInput = z.infer<typeof createMeterSchema>;
export type UpdateMeterInput = z.infer<typeof updateMeterSchema>;
export type ListMetersInput = z.infer<typeof listMetersSchema>;
