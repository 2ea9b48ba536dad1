import "server-only";
import { router, workspaceProcedure } from "../api/trpc";
import { registerInProject, registerResources } from "./commands/register-resources";
import { removeResource, removeResources } from "./commands/remove-resources";
import { updateResource } from "./commands/update-resource";
import { previewRemoval, previewRemovalOf } from "./queries/removal";
import { getResource, listResources } from "./queries/resources";
import {
  listInProjectSchema,
  listResourcesSchema,
  registeredView,
  registerInProjectSchema,
  registerResourcesSchema,
  removalView,
  removedResourcesView,
  removedResourceView,
  removeResourcesSchema,
  resourceColumns,
  resourcePage,
  resourceSchema,
  resourceView,
  updateResourceSchema,
} from "./schema";

const tags = ["Resources"];
const ALL = "/workspaces/{workspace}/resources";
const ONE = "/workspaces/{workspace}/resources/{resource}";
const IN_PROJECT = "/workspaces/{workspace}/projects/{project}/resources";

export const resourcesRouter = router({
  list: workspaceProcedure("resource.list")
    .meta({
      openapi: { method: "GET", path: ALL, tags, summary: "List the resources of a workspace that you may read" },
      exported: resourceColumns,
    })
    .input(listResourcesSchema)
    .output(resourcePage)
    .query(({ ctx, input }) => listResources(ctx.scope, input)),

  listInProject: workspaceProcedure("resource.list")
    .meta({
      openapi: {
        method: "GET",
        path: IN_PROJECT,
        tags,
        summary: "List the resources of a project that you may read, and those shared into it",
      },
      exported: resourceColumns,
    })
    .input(listInProjectSchema)
    .output(resourcePage)
    .query(({ ctx, input }) => listResources(ctx.scope, input)),

  get: workspaceProcedure("resource.list")
    .meta({ openapi: { method: "GET", path: ONE, tags, summary: "Get a resource" } })
    .input(resourceSchema)
    .output(resourceView)
    .query(({ ctx, input }) => getResource(ctx.scope, input.resource)),

  register: workspaceProcedure("resource.register")
    .meta({
      openapi: {
        method: "POST",
        path: ALL,
        tags,
        summary: "Register up to 1,000 resources, or change those that are registered already",
      },
    })
    .input(registerResourcesSchema)
    .output(registeredView)
    .mutation(({ ctx, input }) => registerResources(ctx.scope, input)),

  registerInProject: workspaceProcedure("resource.register")
    .meta({
      openapi: {
        method: "POST",
        path: IN_PROJECT,
        tags,
        summary: "Register up to 1,000 resources of a project, or change those that are registered already",
      },
    })
    .input(registerInProjectSchema)
    .output(registeredView)
    .mutation(({ ctx, input }) => registerInProject(ctx.scope, input)),

  update: workspaceProcedure("resource.update")
    .meta({ openapi: { method: "PATCH", path: ONE, tags, summary: "Change a resource, or say when it was last used" } })
    .input(updateResourceSchema)
    .output(resourceView)
    .mutation(({ ctx, input }) => updateResource(ctx.scope, input)),

  previewRemoval: workspaceProcedure("resource.remove")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/resources/{resource}/removal",
        tags,
        summary: "Say what the deletion of a resource ends",
      },
    })
    .input(resourceSchema)
    .output(removalView)
    .query(({ ctx, input }) => previewRemovalOf(ctx.scope, input.resource)),

  previewRemovals: workspaceProcedure("resource.remove")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/resources/remove/preview",
        tags,
        summary: "Say what the deletion of several resources ends",
      },
    })
    .input(removeResourcesSchema)
    .output(removalView)
    .query(({ ctx, input }) => previewRemoval(ctx.scope, input)),

  remove: workspaceProcedure("resource.remove")
    .meta({ openapi: { method: "DELETE", path: ONE, tags, summary: "Delete a resource" } })
    .input(resourceSchema)
    .output(removedResourceView)
    .mutation(({ ctx, input }) => removeResource(ctx.scope, input.resource)),

  removeSeveral: workspaceProcedure("resource.remove")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/resources/remove",
        tags,
        summary: "Delete up to 1,000 resources; each is answered for itself",
      },
    })
    .input(removeResourcesSchema)
    .output(removedResourcesView)
    .mutation(({ ctx, input }) => removeResources(ctx.scope, input)),
});
