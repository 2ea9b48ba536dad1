import { z } from "zod";
import { pageOf, pageSchema } from "../paging";
import { nameSchema, textSchema } from "../text";
import { planTermsSchema } from "./catalogue";

const description = textSchema(500).describe("What it is for, in a sentence or two");
const offered = z.boolean().describe("Everybody can choose it; otherwise an operator gives it to an organization");

export const createPlanSchema = z.object({
  name: nameSchema.describe("Its name"),
  description: description.default(""),
  public: offered.default(true),
  terms: planTermsSchema,
});

/** An id of a plan; whatever is malformed names nothing, so it is answered like an absent one. */
export const planField = z
  .string()
  .describe("Id of the plan: free, pro, enterprise, or an operator's own")
  .transform((value) => (/^[a-z0-9_-]{1,64}$/.test(value) ? value : "none"));

export const updatePlanSchema = z.object({
  plan: planField,
  name: nameSchema.optional().describe("Its new name"),
  description: description.optional(),
  public: offered.optional(),
  terms: planTermsSchema.optional(),
});

export const planIdSchema = z.object({ plan: planField });

export const listPlansSchema = pageSchema.omit({ sort: true });

export const planView = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  version: z.number().int().describe("Grows with each change; who is on the plan keeps what they agreed to"),
  public: z.boolean(),
  own: z.boolean().describe("One of the product's, with its own numbers or the operator's"),
  archived: z.boolean().describe("Nobody can choose it any more; who is on it stays"),
  terms: planTermsSchema,
});

export const planPage = pageOf(planView);

/** So many plans can operators make. */
export const MOST_PLANS = 100;

export type PlanView = z.infer<typeof planView>;
export type CreatePlanInput = z.infer<typeof createPlanSchema>;
export type UpdatePlanInput = z.infer<typeof updatePlanSchema>;
export type ListPlansInput = z.infer<typeof listPlansSchema>;
