import { z } from "zod";
import { billionths, isDecimal, ONE, plainDecimal } from "../../money/decimal";
import { METER_KEY } from "../../meters/schema";

/** The most that one event can say. */
const LARGEST_NUMBER = 1_000_000_000_000_000;
const LARGEST = BigInt(LARGEST_NUMBER) * ONE;

const ID_LENGTH = 200;
const PLACE_LENGTH = 100;
const VALUE_LENGTH = 200;
const MOST_DIMENSIONS = 16;

/** Ids of events that the product itself reports begin so, and nobody else's do. */
export const OWN_EVENTS = "tenantry:";

/** A text of one line that a database can hold and people can read. */
function plainText(length: number) {
  return z
    .string()
    .min(1, "must not be empty")
    .max(length, `must have at most ${length} characters`)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, "must not contain control characters");
}

/** Very large and very small numbers, which JavaScript writes with an exponent. */
function exponentFree(value: number): string {
  if (Math.abs(value) >= 1) return BigInt(value).toString();
  const text = value.toFixed(20).replace(/0+$/, "");
  return Number(text) === value ? text : "";
}

function written(value: number): string {
  if (!Number.isFinite(value)) return "";
  const text = String(value);
  return text.includes("e") ? exponentFree(value) : text;
}

/** A quantity as a decimal text; null where it is none, below zero, or too large. */
function quantityOf(value: number | string): string | null {
  // Most are whole, and none of these needs a closer look.
  if (Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= LARGEST_NUMBER) return String(value);
  const text = typeof value === "number" ? written(value) : value;
  if (!isDecimal(text)) return null;
  const exact = billionths(text);
  return exact < 0n || exact > LARGEST ? null : plainDecimal(text);
}

const quantityField = z
  .union([z.number(), z.string().max(60)])
  .transform((value, ctx) => {
    const quantity = quantityOf(value);
    if (quantity !== null) return quantity;
    ctx.addIssue({ code: "custom", message: "must be a number from 0 to 10^15 with at most nine places" });
    return z.NEVER;
  })
  .describe("How much, from 0 to 10^15 with at most nine places; as a number, or as a text where that is not exact");

/** All of them are in the keys of the roll-ups, which hold no more. */
const DIMENSIONS_BYTES = 2_000;

function isShort(dimensions: Readonly<Record<string, string>>): boolean {
  const text = JSON.stringify(dimensions);
  return text.length * 3 <= DIMENSIONS_BYTES || new TextEncoder().encode(text).length <= DIMENSIONS_BYTES;
}

const dimensionsField = z
  .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, "must be a short name"), plainText(VALUE_LENGTH))
  .refine((of) => Object.keys(of).length <= MOST_DIMENSIONS, `must name at most ${MOST_DIMENSIONS} dimensions`)
  .refine(isShort, `must have at most ${DIMENSIONS_BYTES} bytes together, as JSON`);

/** One thing that was used. Each event of a batch is held against this by itself. */
export const eventSchema = z.object({
  id: plainText(ID_LENGTH).describe(
    "The sender's own id of it, made of the work and not of the try: it is counted once",
  ),
  time: z.iso
    .datetime({ offset: true })
    .describe("When it happened: by this it is booked; at most 400 days ago and one hour ahead"),
  meter: z.string().regex(METER_KEY).describe("compute_seconds, tokens, or a meter of the organization's own"),
  quantity: quantityField,
  workspace: plainText(PLACE_LENGTH)
    .optional()
    .describe("Slug or id of the workspace; needed unless the credential reaches one alone"),
  project: plainText(PLACE_LENGTH).optional().describe("Slug or id of the project; the default one where absent"),
  actor: plainText(PLACE_LENGTH).optional().describe("Id of the person or service account who used it"),
  resource: plainText(VALUE_LENGTH).optional().describe("Id of what it was used for or by"),
  dimensions: dimensionsField.optional().describe("Such as gpuType, model, direction"),
});

export type UsageEventInput = z.infer<typeof eventSchema>;
