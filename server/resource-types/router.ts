import "server-only";
import { instanceProcedure, router, workspaceProcedure } from "../api/trpc";
import { createResourceType, removeResourceType, updateResourceType } from "./commands";
import { listResourceTypes } from "./queries";
import {
  createResourceTypeSchema,
  listResourceTypesSchema,
  resourceTypePage,
  resourceTypeSchema,
  resourceTypeView,
  updateResourceTypeSchema,
} from "./schema";

const tags = ["Resources"];
const ONE = "/instance/resource-types/{type}";

export const resourceTypesRouter = router({
  list: workspaceProcedure("resource.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/resource-types",
        tags,
        summary: "List the types of resources, those of the operator too",
      },
    })
    .input(listResourceTypesSchema)
    .output(resourceTypePage)
    .query(({ input }) => listResourceTypes(input)),

  listAll: instanceProcedure("resource-type.list")
    .meta({
      openapi: { method: "GET", path: "/instance/resource-types", tags, summary: "List the types of resources" },
    })
    .input(listResourceTypesSchema)
    .output(resourceTypePage)
    .query(({ input }) => listResourceTypes(input)),

  create: instanceProcedure("resource-type.create")
    .meta({
      openapi: { method: "POST", path: "/instance/resource-types", tags, summary: "Register a type of resources" },
    })
    .input(createResourceTypeSchema)
    .output(resourceTypeView)
    .mutation(({ ctx, input }) => createResourceType(ctx.scope, input)),

  update: instanceProcedure("resource-type.update")
    .meta({ openapi: { method: "PATCH", path: ONE, tags, summary: "Change what people read of a type of resources" } })
    .input(updateResourceTypeSchema)
    .output(resourceTypeView)
    .mutation(({ ctx, input }) => updateResourceType(ctx.scope, input)),

  remove: instanceProcedure("resource-type.remove")
    .meta({
      openapi: { method: "DELETE", path: ONE, tags, summary: "Take a type of resources back that nothing is of" },
    })
    .input(resourceTypeSchema)
    .output(resourceTypeView)
    .mutation(({ ctx, input }) => removeResourceType(ctx.scope, input)),
});
