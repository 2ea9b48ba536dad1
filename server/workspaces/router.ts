import "server-only";
import { actorProcedure, organizationProcedure, router, workspaceProcedure } from "../api/trpc";
import { createWorkspace, renameWorkspace } from "./commands";
import { getWorkspace, listWorkspaces } from "./queries";
import {
  createWorkspaceSchema,
  listWorkspacesSchema,
  renameWorkspaceSchema,
  workspacePage,
  workspaceView,
} from "./schema";

const tags = ["Workspaces"];

export const workspacesRouter = router({
  list: actorProcedure("workspace.list", "any")
    .meta({ openapi: { method: "GET", path: "/workspaces", tags, summary: "List the workspaces that you can enter" } })
    .input(listWorkspacesSchema)
    .output(workspacePage)
    .query(({ ctx, input }) => listWorkspaces(ctx.scope, input)),

  create: organizationProcedure("workspace.create")
    .meta({ openapi: { method: "POST", path: "/workspaces", tags, summary: "Create a workspace in an organization" } })
    .input(createWorkspaceSchema)
    .output(workspaceView)
    .mutation(({ ctx, input }) => createWorkspace(ctx.scope, input)),

  get: workspaceProcedure("workspace.read")
    .meta({ openapi: { method: "GET", path: "/workspaces/{workspace}", tags, summary: "Get a workspace" } })
    .output(workspaceView)
    .query(({ ctx }) => getWorkspace(ctx.scope)),

  rename: workspaceProcedure("workspace.rename")
    .meta({ openapi: { method: "PATCH", path: "/workspaces/{workspace}", tags, summary: "Rename a workspace" } })
    .input(renameWorkspaceSchema)
    .output(workspaceView)
    .mutation(({ ctx, input }) => renameWorkspace(ctx.scope, input)),
});
