import { z } from "zod";
import { isDecimal, plainDecimal } from "../money/decimal";
import { columnsOf, pageOf, pageSchema } from "../paging";
import { idSchema } from "../text";

/** Of whom a budget is. */
export const BUDGET_SCOPES = ["organization", "project", "user", "service_account"] as const;
export type BudgetScope = (typeof BUDGET_SCOPES)[number];

/** At how many hundredths of a budget people are told. */
export const THRESHOLDS = [50, 85, 100] as const;
export const ALERTS = ["50", "85", "100", "forecast"] as const;
export type Alert = (typeof ALERTS)[number];

export const BUDGETS_AT_MOST = 500;
const RECIPIENTS_AT_MOST = 20;

const amountField = z
  .string()
  .max(40)
  .refine(
    (text) => /^\d{1,15}(?:\.\d{1,9})?$/.test(text) && isDecimal(text),
    "must be a number with at most nine places",
  )
  .refine((text) => !/^[0.]*$/.test(text), "must be more than nothing")
  .transform(plainDecimal)
  .describe("For a month: in the meter's unit, or whole minor units of the currency");

const recipientsField = z
  .array(idSchema("User id"))
  .max(RECIPIENTS_AT_MOST, `must name at most ${RECIPIENTS_AT_MOST} people`)
  .describe("Who is told; none: the owners and billing managers, the owners alone for a private project");

const meterField = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/, "must be a meter's key")
  .nullable()
  .describe("A meter's key; null: money, by the prices of what is used");

export const createBudgetSchema = z
  .object({
    scope: z.enum(BUDGET_SCOPES),
    target: idSchema("Id of the project, user or service account; absent for the organization").optional(),
    meter: meterField,
    amount: amountField,
    hardStop: z.boolean().default(false).describe("Refuses new usage once the budget is reached"),
    recipients: recipientsField.default([]),
  })
  .refine(({ scope, target }) => scope === "organization" || target !== undefined, {
    path: ["target"],
    message: "must name the project, user or service account",
  })
  .refine(({ meter, amount }) => meter !== null || !amount.includes("."), {
    path: ["amount"],
    message: "must be whole minor units",
  });

export const updateBudgetSchema = z.object({
  budget: idSchema("Id of the budget"),
  amount: amountField.optional(),
  hardStop: z.boolean().optional(),
  recipients: recipientsField.optional(),
});

export const budgetIdSchema = z.object({ budget: idSchema("Id of the budget") });

export const listBudgetsSchema = pageSchema.extend({
  scope: z.enum(BUDGET_SCOPES).optional().describe("Only budgets of this kind"),
});

export const listBudgetTargetsSchema = pageSchema.extend({
  scope: z.enum(["project", "user", "service_account"]).describe("What to look for"),
});

export const budgetTargetPage = pageOf(
  z.object({ id: z.string(), name: z.string(), detail: z.string().describe("Its workspace, or the person's address") }),
);

export const budgetView = z.object({
  id: z.string(),
  scope: z.enum(BUDGET_SCOPES),
  target: z.object({ id: z.string(), name: z.string() }),
  meter: z.string().nullable(),
  meterName: z.string().nullable(),
  unit: z.string().describe("What one of the amount is called, or the currency"),
  amount: z.string(),
  used: z.string().describe("Since the month began"),
  forecast: z.string().nullable().describe("What it comes to by the month's end as things go; null: too early to say"),
  percent: z.number().describe("Of the amount, rounded down to a tenth"),
  state: z.enum(["fine", "watch", "reached"]).describe("watch: 85 % are used, or the forecast is above the amount"),
  hardStop: z.boolean(),
  recipients: z.array(z.object({ id: z.string(), name: z.string() })),
  told: z.array(z.object({ alert: z.enum(ALERTS), at: z.iso.datetime() })).describe("What people were told this month"),
  from: z.iso.date(),
  until: z.iso.date().describe("The first day that is no more in it"),
  createdAt: z.iso.datetime(),
});

export const budgetPage = pageOf(budgetView);

/** What those who manage a project see: how it stands, and not who else is told. */
const projectBudgetView = budgetView.omit({ recipients: true });
export const projectBudgetPage = pageOf(projectBudgetView);

export const listProjectBudgetsSchema = pageSchema.omit({ search: true });

export const budgetColumns = columnsOf(budgetView, {
  budget: ({ id }) => id,
  scope: ({ scope }) => scope,
  target: ({ target }) => target.id,
  name: ({ target }) => target.name,
  meter: ({ meter }) => meter,
  unit: ({ unit }) => unit,
  amount: ({ amount }) => amount,
  used: ({ used }) => used,
  forecast: ({ forecast }) => forecast,
  percent: ({ percent }) => percent,
  state: ({ state }) => state,
  hardStop: ({ hardStop }) => hardStop,
  from: ({ from }) => from,
  until: ({ until }) => until,
  createdAt: ({ createdAt }) => createdAt,
});

export const removedBudgetView = z.object({ id: z.string() });

export type BudgetView = z.infer<typeof budgetView>;
export type ProjectBudgetView = z.infer<typeof projectBudgetView>;
export type ListProjectBudgetsInput = z.infer<typeof listProjectBudgetsSchema>;
export type CreateBudgetFields = z.input<typeof createBudgetSchema>;
export type CreateBudgetInput = z.infer<typeof createBudgetSchema>;
export type UpdateBudgetInput = z.infer<typeof updateBudgetSchema>;
export type ListBudgetsInput = z.infer<typeof listBudgetsSchema>;
export type ListBudgetTargetsInput = z.infer<typeof listBudgetTargetsSchema>;
