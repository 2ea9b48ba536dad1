import "server-only";
import { actorProcedure, organizationProcedure, router } from "../api/trpc";
import { createOrganization, renameOrganization } from "./commands";
import { getOrganization, listOrganizations, listOrganizationWorkspaces } from "./queries";
import {
  createdOrganizationView,
  createOrganizationSchema,
  listOrganizationsSchema,
  listOrganizationWorkspacesSchema,
  organizationPage,
  organizationView,
  organizationWorkspacePage,
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
});
