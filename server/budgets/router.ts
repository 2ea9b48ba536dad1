import "server-only";
import { organizationProcedure, projectProcedure, router } from "../api/trpc";
import { createBudget, removeBudget, updateBudget } from "./commands/save-budget";
import { listBudgets, listBudgetTargets, listProjectBudgets } from "./queries";
import * as schema from "./schema";

const tags = ["Billing"];
const path = "/organizations/{organization}/budgets" as const;

export const budgetsRouter = router({
  list: organizationProcedure("budget.list")
    .meta({
      openapi: { method: "GET", path, tags, summary: "List the budgets of an organization, and how each stands" },
      exported: schema.budgetColumns,
    })
    .input(schema.listBudgetsSchema)
    .output(schema.budgetPage)
    .query(({ ctx, input }) => listBudgets(ctx.scope, input)),

  ofProject: projectProcedure("usage.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/projects/{project}/budgets",
        tags,
        summary: "List the budgets that are set for a project, and how each stands",
      },
    })
    .input(schema.listProjectBudgetsSchema)
    .output(schema.projectBudgetPage)
    .query(({ ctx, input }) => listProjectBudgets(ctx.scope, input)),

  targets: organizationProcedure("budget.list")
    .meta({
      openapi: {
        method: "GET",
        path: `${path}/targets`,
        tags,
        summary: "Find a project, person or service account of which to set a budget",
      },
    })
    .input(schema.listBudgetTargetsSchema)
    .output(schema.budgetTargetPage)
    .query(({ ctx, input }) => listBudgetTargets(ctx.scope, input)),

  create: organizationProcedure("budget.create")
    .meta({ openapi: { method: "POST", path, tags, summary: "Set a budget for each month, in money or of a meter" } })
    .input(schema.createBudgetSchema)
    .output(schema.budgetView)
    .mutation(({ ctx, input }) => createBudget(ctx.scope, input)),

  update: organizationProcedure("budget.update")
    .meta({
      openapi: { method: "PATCH", path: `${path}/{budget}`, tags, summary: "Change a budget, its stop or who is told" },
    })
    .input(schema.updateBudgetSchema)
    .output(schema.budgetView)
    .mutation(({ ctx, input }) => updateBudget(ctx.scope, input)),

  remove: organizationProcedure("budget.remove")
    .meta({ openapi: { method: "DELETE", path: `${path}/{budget}`, tags, summary: "Remove a budget" } })
    .input(schema.budgetIdSchema)
    .output(schema.removedBudgetView)
    .mutation(({ ctx, input }) => removeBudget(ctx.scope, input)),
});
