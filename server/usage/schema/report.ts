import { z } from "zod";
import { isDay } from "../../billing/periods";
import { METER_KEY } from "../../meters/schema";
import { columnsOf, pageOf, pageSchema } from "../../paging";
import { givenSchema, idSchema } from "../../text";

const PLACE_LENGTH = 100;

/** So many days does a report tell at most, and so many of them hour by hour. */
export const MOST_DAYS = 400;
export const MOST_DAYS_BY_HOUR = 14;

const dayField = z.string().refine(isDay, "must be a day such as 2026-03-01");

const meterField = z.string().regex(METER_KEY, "must be a meter's key");

/** A grouping of the product, or the name of a dimension. */
const groupField = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, "must be meter, day, hour, workspace, project, actor, or a dimension")
  .describe(
    "meter, day, hour (up to 14 days, in UTC), workspace, project, actor, or the name of a dimension such as model, gpuType or direction. Without one: day, or meter where none is named",
  );

const askedFields = pageSchema.omit({ search: true, sort: true }).extend({
  from: dayField
    .optional()
    .describe("First day, in the organization's time zone; the first of this month where absent"),
  to: dayField.optional().describe("Last day, in the organization's time zone; today where absent"),
  meter: meterField.optional().describe("Only this meter; needed for every grouping but by meter"),
  groupBy: groupField.optional(),
  over: z
    .literal("day")
    .optional()
    .describe("day: also say for each of the largest groups how much it was on each day; needs a grouping by parts"),
});

const actorField = idSchema("Only what this person or service account used").optional();
const projectField = givenSchema(PLACE_LENGTH).optional().describe("Only this project, by its slug or id");

export const organizationUsageSchema = askedFields.extend({
  inWorkspace: idSchema("Only this workspace, by its id").optional(),
  project: idSchema("Only this project, by its id").optional(),
  actor: actorField,
});
export const workspaceUsageSchema = askedFields.extend({ project: projectField, actor: actorField });
export const projectUsageSchema = askedFields.extend({ actor: actorField });
export const ownUsageSchema = askedFields.extend({ project: projectField });

const quantityField = z.string().describe("A decimal");
const amountField = z
  .number()
  .int()
  .nullable()
  .describe(
    "Minor units of the currency, by the prices of today and without included quantities; null: it has no price of its own",
  );

const usageItemView = z.object({
  key: z
    .string()
    .describe("Of the group: a day, an id, a meter, a value of the dimension; empty where events say none"),
  name: z.string().nullable().describe("For people to read; null where there is none any more, or the key is empty"),
  gone: z.boolean().describe("A project that was deleted, or somebody who left"),
  meter: z.string(),
  unit: z.string(),
  quantity: quantityField,
  previous: quantityField.describe("In as many days before, at the same place"),
  amount: amountField,
});

/** The largest groups day by day. All lists are as long as `days`. */
const overView = z.object({
  days: z.array(z.string()),
  total: z.array(quantityField),
  groups: z.array(
    usageItemView.pick({ key: true, name: true, gone: true }).extend({ quantities: z.array(quantityField) }),
  ),
  rest: z
    .array(quantityField)
    .nullable()
    .describe("What all other groups come to, projects that are not named among them; null where that is nothing"),
});

export const usageView = pageOf(usageItemView).extend({
  from: z.string(),
  to: z.string(),
  timeZone: z.string().describe("In which its days are counted"),
  currency: z.string(),
  meter: z.string().nullable(),
  groupBy: z.string(),
  aggregation: z
    .enum(["sum", "max"])
    .nullable()
    .describe("max: each quantity is the largest of its group, and `sum` the largest of all"),
  sum: z
    .object({ quantity: quantityField, unit: z.string(), previous: quantityField, amount: amountField })
    .nullable()
    .describe("Of all groups; null where they are of several meters"),
  over: overView
    .nullable()
    .describe("Where `over` asked for it; null too where the largest counts, since parts do not add up to it"),
});

export const usageColumns = columnsOf(usageItemView, {
  key: ({ key }) => key,
  name: ({ name }) => name,
  gone: ({ gone }) => gone,
  meter: ({ meter }) => meter,
  unit: ({ unit }) => unit,
  quantity: ({ quantity }) => quantity,
  previous: ({ previous }) => previous,
  amount: ({ amount }) => amount,
});

const limitField = z.number().int().nullable().describe("What the plan allows; null: any number");

/** What a place uses now. */
export const usageSummaryView = z.object({
  plan: z.string(),
  periodStart: z.string(),
  periodEnd: z.string().describe("The first day that is no more in it"),
  timeZone: z.string(),
  members: z.object({
    used: z.number().int().describe("Active people, external collaborators among them; service accounts do not count"),
    invited: z.number().int().describe("Invited and not yet here: they take seats and are not charged"),
    limit: limitField,
    limitedBy: z.enum(["plan", "operator"]).nullable().describe("Whose limit it is; null: there is none"),
  }),
  storage: z.object({
    used: z.string().describe("Bytes of registered resources, as digits"),
    available: z.string().nullable().describe("Bytes that the plan leaves, as digits; null: any number"),
    limit: limitField,
  }),
  apiCalls: z.object({ used: z.string().describe("Calls of this period, as digits"), limit: limitField }),
});

type Asked = z.infer<typeof askedFields>;
export type UsageAsked = Asked & { actor?: string | undefined };
export type OrganizationUsageInput = z.infer<typeof organizationUsageSchema>;
export type WorkspaceUsageInput = z.infer<typeof workspaceUsageSchema>;
export type ProjectUsageInput = z.infer<typeof projectUsageSchema>;
export type OwnUsageInput = z.infer<typeof ownUsageSchema>;
export type UsageView = z.infer<typeof usageView>;
export type UsageOver = z.infer<typeof overView>;
export type UsageItem = z.infer<typeof usageItemView>;
export type UsageSummaryView = z.infer<typeof usageSummaryView>;
