import "server-only";
import { actorProcedure, organizationProcedure, router } from "../api/trpc";
import { createOrganization } from "./commands/create-organization";
import { removeOrganization, restoreOrganization } from "./commands/remove-organization";
import { renameOrganization } from "./commands/rename-organization";
import { getOrganization, listOrganizations, listOrganizationWorkspaces } from "./queries";
import { listDeletedOrganizations, previewRemoval } from "./removal";
import {
  createdOrganizationView,
  createOrganizationSchema,
  deletedOrganizationPage,
  listDeletedSchema,
  listOrganizationsSchema,
  listOrganizationWorkspacesSchema,
  organizationPage,
  organizationRemovalView,
  organizationView,
  organizationWorkspacePage,
  removedOrganizationView,
  removeOrganizationSchema,
  renameOrganizationSchema,
} from "./schema";

const tags = ["Organizations"];

export const organizationsRouter = router({
  list: actorProcedure("organization.list", "any")
    .meta({ openapi: { method: "GET", path: "/organizations", tags, summary: "List your organizations" } })
    .input(listOrganizationsSchema)
    .output(organizationPage)
    .query(({ ctx, input }) => listOrganizations(ctx.scope, input)),

  create: actorProcedure("organization.create", "organization")
    .meta({
      openapi: {
        method: "POST",
        path: "/organizations",
        tags,
        summary: "Create an organization with its default workspace",
      },
    })
    .input(createOrganizationSchema)
    .output(createdOrganizationView)
    .mutation(({ ctx, input }) => createOrganization(ctx.scope, input)),

  get: organizationProcedure("organization.read")
    .meta({ openapi: { method: "GET", path: "/organizations/{organization}", tags, summary: "Get an organization" } })
    .output(organizationView)
    .query(({ ctx }) => getOrganization(ctx.scope)),

  rename: organizationProcedure("organization.rename")
    .meta({
      openapi: { method: "PATCH", path: "/organizations/{organization}", tags, summary: "Rename an organization" },
    })
    .input(renameOrganizationSchema)
    .output(organizationView)
    .mutation(({ ctx, input }) => renameOrganization(ctx.scope, input)),

  listWorkspaces: organizationProcedure("organization-workspace.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/workspaces",
        tags,
        summary: "List the workspaces of an organization",
      },
    })
    .input(listOrganizationWorkspacesSchema)
    .output(organizationWorkspacePage)
    .query(({ ctx, input }) => listOrganizationWorkspaces(ctx.scope, input)),

  previewRemoval: organizationProcedure("organization.remove")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/removal",
        tags,
        summary: "See what goes with the organization if it is deleted",
      },
    })
    .output(organizationRemovalView)
    .query(({ ctx }) => previewRemoval(ctx.scope)),

  remove: organizationProcedure("organization.remove", { fresh: "any" })
    .meta({
      openapi: {
        method: "DELETE",
        path: "/organizations/{organization}",
        tags,
        summary: "Delete an organization; for 30 days an owner can restore it",
      },
    })
    .input(removeOrganizationSchema)
    .output(removedOrganizationView)
    .mutation(({ ctx, input }) => removeOrganization(ctx.scope, input)),

  restore: organizationProcedure("organization.restore")
    .meta({
      openapi: {
        method: "POST",
        path: "/organizations/{organization}/restore",
        tags,
        summary: "Restore a deleted organization",
      },
    })
    .output(organizationView)
    .mutation(({ ctx }) => restoreOrganization(ctx.scope)),

  listDeleted: actorProcedure("organization.list-deleted", "organization")
    .meta({
      openapi: {
        method: "GET",
        path: "/account/deleted-organizations",
        tags,
        summary: "List deleted organizations that you can restore",
      },
    })
    .input(listDeletedSchema)
    .output(deletedOrganizationPage)
    .query(({ ctx, input }) => listDeletedOrganizations(ctx.scope, input)),
});
