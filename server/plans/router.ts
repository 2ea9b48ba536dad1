import "server-only";
import { instanceProcedure, router } from "../api/trpc";
import { archivePlan, createPlan, updatePlan } from "./commands";
import { listPlans } from "./queries";
import { createPlanSchema, listPlansSchema, planIdSchema, planPage, planView, updatePlanSchema } from "./schema";

const tags = ["Instance"];
const ONE = "/instance/plans/{plan}";

export const plansRouter = router({
  list: instanceProcedure("plan.list-all")
    .meta({ openapi: { method: "GET", path: "/instance/plans", tags, summary: "List the plans of the installation" } })
    .input(listPlansSchema)
    .output(planPage)
    .query(({ ctx, input }) => listPlans(ctx.scope, input)),

  create: instanceProcedure("plan.create")
    .meta({ openapi: { method: "POST", path: "/instance/plans", tags, summary: "Define a plan" } })
    .input(createPlanSchema)
    .output(planView)
    .mutation(({ ctx, input }) => createPlan(ctx.scope, input)),

  update: instanceProcedure("plan.update")
    .meta({
      openapi: {
        method: "PATCH",
        path: ONE,
        tags,
        summary: "Change a plan; who is on it keeps what they agreed to",
      },
    })
    .input(updatePlanSchema)
    .output(planView)
    .mutation(({ ctx, input }) => updatePlan(ctx.scope, input)),

  archive: instanceProcedure("plan.archive")
    .meta({ openapi: { method: "DELETE", path: ONE, tags, summary: "Offer a plan no more; who is on it stays" } })
    .input(planIdSchema)
    .output(planView)
    .mutation(({ ctx, input }) => archivePlan(ctx.scope, input)),
});
