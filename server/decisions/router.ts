import "server-only";
import { router, workspaceProcedure } from "../api/trpc";
import { checkAccess } from "./queries";
import { checkSchema, checkView } from "./schema";

const tags = ["Access"];

export const decisionsRouter = router({
  check: workspaceProcedure("access.ask")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/access/check",
        tags,
        summary: "Say whether an actor may do something to a resource: one question, or up to 1,000",
      },
    })
    .input(checkSchema)
    .output(checkView)
    .query(({ ctx, input }) => checkAccess(ctx.scope, input)),
});
