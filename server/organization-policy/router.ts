import "server-only";
import { organizationProcedure, router } from "../api/trpc";
import { updatePolicy } from "./commands";
import { getPolicy } from "./queries";
import { policyView, updatePolicySchema } from "./schema";

const tags = ["Organizations"];

export const organizationPolicyRouter = router({
  get: organizationProcedure("organization.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/policy",
        tags,
        summary: "Get how people come into an organization, and how long its credentials may live",
      },
    })
    .output(policyView)
    .query(({ ctx }) => getPolicy(ctx.scope)),

  update: organizationProcedure("organization.update-policy", { fresh: "any" })
    .meta({
      openapi: {
        method: "PATCH",
        path: "/organizations/{organization}/policy",
        tags,
        summary: "Change how people come into an organization, and how long its credentials may live",
      },
    })
    .input(updatePolicySchema)
    .output(policyView)
    .mutation(({ ctx, input }) => updatePolicy(ctx.scope, input)),
});
