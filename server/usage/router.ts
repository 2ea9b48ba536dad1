import "server-only";
import { organizationProcedure, placesProcedure, projectProcedure, router, workspaceProcedure } from "../api/trpc";
import { recordEvents } from "./commands/record-events";
import { organizationUsage, ownUsage, projectUsage, workspaceUsage } from "./queries/places";
import { organizationSummary, workspaceSummary } from "./queries/summary";
import { recordedView, recordEventsSchema } from "./schema";
import {
  organizationUsageSchema,
  ownUsageSchema,
  projectUsageSchema,
  usageColumns,
  usageSummaryView,
  usageView,
  workspaceUsageSchema,
} from "./schema/report";

const tags = ["Usage"];
const OF_ORGANIZATION = "/organizations/{organization}/usage";
const OF_WORKSPACE = "/workspaces/{workspace}/usage";

export const usageRouter = router({
  record: placesProcedure("usage.record")
    .meta({
      openapi: {
        method: "POST",
        path: "/usage/events",
        tags,
        summary: "Record up to 1,000 usage events; each is kept, recognised as sent before, or refused by itself",
      },
      takesMuch: true,
    })
    .input(recordEventsSchema)
    .output(recordedView)
    .mutation(({ ctx, input }) => recordEvents(ctx.scope, ctx.enter, input)),

  ofOrganization: organizationProcedure("organization-usage.read")
    .meta({
      openapi: { method: "GET", path: OF_ORGANIZATION, tags, summary: "Say what was used in an organization" },
      exported: usageColumns,
    })
    .input(organizationUsageSchema)
    .output(usageView)
    .query(({ ctx, input }) => organizationUsage(ctx.scope, input)),

  organizationSummary: organizationProcedure("organization-usage.read")
    .meta({
      openapi: {
        method: "GET",
        path: `${OF_ORGANIZATION}/summary`,
        tags,
        summary: "Say how many people, bytes and API calls an organization uses of what its plan allows",
      },
    })
    .output(usageSummaryView)
    .query(({ ctx }) => organizationSummary(ctx.scope)),

  ofWorkspace: workspaceProcedure("workspace-usage.read")
    .meta({
      openapi: { method: "GET", path: OF_WORKSPACE, tags, summary: "Say what was used in a workspace" },
      exported: usageColumns,
    })
    .input(workspaceUsageSchema)
    .output(usageView)
    .query(({ ctx, input }) => workspaceUsage(ctx.scope, input)),

  workspaceSummary: workspaceProcedure("workspace-usage.read")
    .meta({
      openapi: {
        method: "GET",
        path: `${OF_WORKSPACE}/summary`,
        tags,
        summary: "Say how many people, bytes and API calls a workspace uses, and what the plan allows",
      },
    })
    .output(usageSummaryView)
    .query(({ ctx }) => workspaceSummary(ctx.scope)),

  ofProject: projectProcedure("usage.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/projects/{project}/usage",
        tags,
        summary: "Say what was used in a project",
      },
      exported: usageColumns,
    })
    .input(projectUsageSchema)
    .output(usageView)
    .query(({ ctx, input }) => projectUsage(ctx.scope, input)),

  own: workspaceProcedure("own-usage.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/own-usage",
        tags,
        summary: "Say what the caller used in a workspace",
      },
      exported: usageColumns,
    })
    .input(ownUsageSchema)
    .output(usageView)
    .query(({ ctx, input }) => ownUsage(ctx.scope, input)),
});
