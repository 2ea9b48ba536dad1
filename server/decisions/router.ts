import "server-only";
import { router, workspaceProcedure } from "../api/trpc";
import { checkAccess } from "./queries";
import { listRights } from "./queries/rights";
import { checkSchema, checkView } from "./schema";
import { listRightsSchema, rightColumns, rightPage } from "./schema/rights";

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

  rights: workspaceProcedure("access.ask")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/access/rights",
        tags,
        summary: "List all that gives an actor rights on resources, each with its source",
      },
      exported: rightColumns,
    })
    .input(listRightsSchema)
    .output(rightPage)
    .query(({ ctx, input }) => listRights(ctx.scope, input)),
});
