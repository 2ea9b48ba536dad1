import "server-only";
import { instanceProcedure, organizationProcedure, router } from "../api/trpc";
import { cancelPlan, changePlan, resumePlan, setPlan } from "./commands";
import { getSubscription, listOfferedPlans, reviewPlan, reviewSetPlan } from "./queries";
import {
  changePlanSchema,
  plansOfferedView,
  reviewPlanSchema,
  reviewView,
  setPlanReviewView,
  setPlanSchema,
  subscriptionView,
} from "./schema";

const tags = ["Billing"];
const path = "/organizations/{organization}/plan";

export const subscriptionsRouter = router({
  get: organizationProcedure("plan.read")
    .meta({ openapi: { method: "GET", path, tags, summary: "Get the plan of an organization" } })
    .output(subscriptionView)
    .query(({ ctx }) => getSubscription(ctx.scope)),

  offered: organizationProcedure("plan.read")
    .meta({
      openapi: {
        method: "GET",
        path: `${path}/offered`,
        tags,
        summary: "List the plans to choose from, and the terms",
      },
    })
    .output(plansOfferedView)
    .query(({ ctx }) => listOfferedPlans(ctx.scope)),

  review: organizationProcedure("plan.change")
    .meta({
      openapi: { method: "GET", path: `${path}/review`, tags, summary: "Say what a change of plans comes to" },
    })
    .input(reviewPlanSchema)
    .output(reviewView)
    .query(({ ctx, input }) => reviewPlan(ctx.scope, input)),

  change: organizationProcedure("plan.change")
    .meta({ openapi: { method: "PUT", path, tags, summary: "Change the plan of an organization" } })
    .input(changePlanSchema)
    .output(subscriptionView)
    .mutation(({ ctx, input }) => changePlan(ctx.scope, input)),

  cancel: organizationProcedure("plan.cancel")
    .meta({ openapi: { method: "POST", path: `${path}/cancel`, tags, summary: "End the plan with the month" } })
    .output(subscriptionView)
    .mutation(({ ctx }) => cancelPlan(ctx.scope)),

  resume: organizationProcedure("plan.resume")
    .meta({
      openapi: { method: "POST", path: `${path}/resume`, tags, summary: "Take back what was to follow the plan" },
    })
    .output(subscriptionView)
    .mutation(({ ctx }) => resumePlan(ctx.scope)),

  reviewSet: instanceProcedure("organization.set-plan")
    .meta({
      openapi: {
        method: "GET",
        path: "/instance/organizations/{target}/plan/review",
        tags: ["Instance"],
        summary: "Say what putting an organization on a plan would change",
      },
    })
    .input(setPlanSchema)
    .output(setPlanReviewView)
    .query(({ ctx, input }) => reviewSetPlan(ctx.scope, input)),

  set: instanceProcedure("organization.set-plan")
    .meta({
      openapi: {
        method: "PUT",
        path: "/instance/organizations/{target}/plan",
        tags: ["Instance"],
        summary: "Put an organization on a plan, at once",
      },
    })
    .input(setPlanSchema)
    .output(subscriptionView)
    .mutation(({ ctx, input }) => setPlan(ctx.scope, input)),
});
