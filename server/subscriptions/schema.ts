import { z } from "zod";
import { planTermsSchema } from "../plans/catalogue";
import { planField, planView } from "../plans/schema";
import { idSchema } from "../text";

const day = z.string().describe("A day of the organization's time zone, such as 2026-03-01");

export const changePlanSchema = z.object({
  plan: planField,
  planVersion: z.number().int().describe("The version of the plan that was agreed to"),
  termsVersion: z.string().max(20).describe("The version of the terms that were agreed to"),
  accept: z.literal(true).describe("The terms, the prices and the limits are agreed to"),
});

export const reviewPlanSchema = z.object({ plan: planField });

export const setPlanSchema = z.object({
  target: idSchema("Organization id"),
  plan: planField,
});

export const periodView = z.object({
  start: day,
  end: day.describe("The first day that is no more in it"),
  timeZone: z.string(),
  endsAt: z.iso.datetime(),
});

export const subscriptionView = z.object({
  plan: z.string(),
  name: z.string(),
  terms: planTermsSchema.describe("As they were agreed to"),
  since: z.iso.datetime().nullable().describe("Null: nobody chose, so it is what the installation gives everybody"),
  termsVersion: z.string().nullable().describe("The version of the terms that were agreed to"),
  consentAt: z.iso.datetime().nullable(),
  upcoming: z
    .object({ plan: z.string(), name: z.string(), at: z.iso.datetime() })
    .nullable()
    .describe("What follows at the end of the month; it can be taken back until then"),
  status: z.enum(["active", "past_due"]),
  period: periodView,
  currency: z.string(),
  offered: z.boolean().describe("There are plans to choose from"),
});

/** All that somebody reads before they choose a plan. */
export const plansOfferedView = z.object({
  plans: z.array(planView),
  currency: z.string(),
  terms: z.string(),
  termsVersion: z.string(),
});

const amount = z.number().int().describe("Minor units of the currency");

export const lineView = z.object({
  kind: z.enum(["plan", "seats", "usage", "adjustment"]),
  description: z.string(),
  meter: z.string().nullable(),
  periodStart: day,
  periodEnd: day,
  quantity: z.string().describe("A decimal"),
  unit: z.string(),
  unitPrice: z.string().describe("Minor units for one, as a decimal"),
  amount,
});

export const reviewView = z.object({
  plan: planView,
  atOnce: z.boolean().describe("True: it begins with this day; false: with the next month"),
  begins: day,
  currency: z.string(),
  people: z.number().int().describe("Who takes a seat now"),
  lines: z.array(lineView).describe("What the rest of the month comes to with the people of now; use comes on top"),
  subtotal: amount,
  taxName: z.string(),
  taxRate: z.number().int().describe("In hundredths of a percent"),
  tax: amount,
  total: amount,
  month: amount.describe("What a whole month comes to with the people of now, without use and tax"),
  tooMany: z.boolean().describe("More people than the plan takes: they stay, and nobody else comes in"),
  missing: z.array(z.string()).describe("Billing details that have to be filled in first"),
});

/** What an operator reads before they set a plan. */
export const setPlanReviewView = reviewView.omit({ atOnce: true }).extend({
  from: z.object({ plan: z.string(), name: z.string(), terms: planTermsSchema }).describe("The plan of now"),
  withdraws: subscriptionView.shape.upcoming.describe("What waited to follow, and is taken back"),
});

export type SubscriptionView = z.infer<typeof subscriptionView>;
export type PlansOfferedView = z.infer<typeof plansOfferedView>;
export type ReviewView = z.infer<typeof reviewView>;
export type SetPlanReviewView = z.infer<typeof setPlanReviewView>;
export type LineView = z.infer<typeof lineView>;
export type ChangePlanInput = z.infer<typeof changePlanSchema>;
export type SetPlanInput = z.infer<typeof setPlanSchema>;
