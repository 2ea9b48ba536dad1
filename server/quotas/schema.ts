import { z } from "zod";
import { isDecimal, plainDecimal } from "../money/decimal";
import { givenSchema } from "../text";

export const askQuotaSchema = z.object({
  project: givenSchema(64).optional().describe("Slug or id of the project; the default one where absent"),
  actor: givenSchema(64).optional().describe("Id of the person or service account for whom it is; nobody where absent"),
  meter: givenSchema(64).describe("A meter's key"),
  quantity: z
    .string()
    .max(40)
    .refine(
      (text) => /^\d{1,15}(?:\.\d{1,9})?$/.test(text) && isDecimal(text),
      "must be a number with at most nine places",
    )
    .transform(plainDecimal)
    .default("1")
    .describe("How much of it, as a decimal"),
  dimensions: z
    .record(z.string().min(1).max(64), z.string().max(200))
    .refine((given) => Object.keys(given).length <= 16, "must name at most 16")
    .default({})
    .describe("As an event would name them: prices may depend on them"),
});

export const quotaView = z.object({
  allowed: z.boolean(),
  reason: z.enum(["budget_reached", "plan_limit"]).nullable().describe("What stands against it"),
  remaining: z.string().nullable().describe("How much of the meter is left until then; null: there is no limit"),
});

export type AskQuotaInput = z.infer<typeof askQuotaSchema>;
export type QuotaView = z.infer<typeof quotaView>;
