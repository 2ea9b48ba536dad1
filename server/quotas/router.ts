import "server-only";
import { router, workspaceProcedure } from "../api/trpc";
import { askQuota } from "./queries";
import { askQuotaSchema, quotaView } from "./schema";

export const quotasRouter = router({
  ask: workspaceProcedure("quota.ask")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/usage/quota",
        tags: ["Usage"],
        summary: "Ask whether so much of a meter may still be used: by budgets with a hard stop, and by the plan",
      },
    })
    .input(askQuotaSchema)
    .output(quotaView)
    .query(({ ctx, input }) => askQuota(ctx.scope, input)),
});
