import "server-only";
import { router, workspaceProcedure } from "../api/trpc";
import { checkAccess } from "./queries/check";
import { explainAccess } from "./queries/explain";
import { listAccess } from "./queries/list";
import { listRights } from "./queries/rights";
import { listHolders } from "./queries/who";
import * as schema from "./schema";
import { explanationView } from "./schema/explain";
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
    .input(schema.checkSchema)
    .output(schema.checkView)
    .query(({ ctx, input }) => checkAccess(ctx.scope, input)),

  list: workspaceProcedure("access.ask")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/access/list",
        tags,
        summary: "List the resources that an actor may read or modify",
      },
    })
    .input(schema.listAccessSchema)
    .output(schema.decidedResourcePage)
    .query(({ ctx, input }) => listAccess(ctx.scope, input)),

  who: workspaceProcedure("access.check")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/access/who",
        tags,
        summary: "List the people and service accounts that may do something to a resource, each with every source",
      },
    })
    .input(schema.whoSchema)
    .output(schema.holderPage)
    .query(({ ctx, input }) => listHolders(ctx.scope, input)),

  whoByAddress: workspaceProcedure("access.check")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/access/who",
        tags,
        summary: "The same by an address, which gives it as a file too",
      },
      exported: schema.holderColumns,
    })
    .input(schema.whoByAddressSchema)
    .output(schema.holderPage)
    .query(({ ctx, input }) => {
      const { type, id, project, ...rest } = input;
      return listHolders(ctx.scope, { ...rest, resource: schema.targetFrom({ type, id, project }) });
    }),

  explain: workspaceProcedure("access.ask")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/access/explain",
        tags,
        summary: "Say why an actor may or may not do something, and the smallest changes that flip it",
      },
    })
    .input(schema.explainSchema)
    .output(explanationView)
    .query(({ ctx, input }) => explainAccess(ctx.scope, input)),

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
