import "server-only";
import { organizationProcedure, router } from "../api/trpc";
import { updateBillingDetails } from "./commands";
import { getBillingDetails } from "./queries";
import { billingDetailsView, updateBillingDetailsSchema } from "./schema";

const tags = ["Billing"];
const path = "/organizations/{organization}/billing-details";

export const billingDetailsRouter = router({
  get: organizationProcedure("billing-details.read")
    .meta({ openapi: { method: "GET", path, tags, summary: "Get who is billed for an organization" } })
    .output(billingDetailsView)
    .query(({ ctx }) => getBillingDetails(ctx.scope)),

  update: organizationProcedure("billing-details.update")
    .meta({
      openapi: {
        method: "PATCH",
        path,
        tags,
        summary: "Set who is billed for an organization, and in which time zone",
      },
    })
    .input(updateBillingDetailsSchema)
    .output(billingDetailsView)
    .mutation(({ ctx, input }) => updateBillingDetails(ctx.scope, input)),
});
