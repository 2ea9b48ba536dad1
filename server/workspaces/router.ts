import "server-only";
import { actorProcedure, organizationProcedure, router, workspaceProcedure } from "../api/trpc";
import { archiveWorkspace, resumeWorkspace, suspendWorkspace, unarchiveWorkspace } from "./commands/change-state";
import { createWorkspace } from "./commands/create-workspace";
import { removeWorkspace, restoreWorkspace } from "./commands/remove-workspace";
import { renameWorkspace } from "./commands/rename-workspace";
import { listMyWorkspaces } from "./mine";
import { getWorkspace, listWorkspaces } from "./queries";
import { previewRemoval } from "./removal";
import {
  createWorkspaceSchema,
  listWorkspacesSchema,
  myWorkspacePage,
  removedWorkspaceView,
  removeWorkspaceSchema,
  renameWorkspaceSchema,
  workspacePage,
  workspaceRemovalView,
  workspaceStateView,
  workspaceTargetSchema,
  workspaceView,
} from "./schema";

const tags = ["Workspaces"];
const TARGET = "/organizations/{organization}/workspaces/{target}" as const;

export const workspacesRouter = router({
  list: actorProcedure("workspace.list", "any")
    .meta({ openapi: { method: "GET", path: "/workspaces", tags, summary: "List the workspaces that you can enter" } })
    .input(listWorkspacesSchema)
    .output(workspacePage)
    .query(({ ctx, input }) => listWorkspaces(ctx.scope, input)),

  listMine: actorProcedure("workspace.list", "any")
    .meta({
      openapi: {
        method: "GET",
        path: "/account/workspaces",
        tags,
        summary: "List the workspaces that you can enter, with their people and your credentials in short",
      },
    })
    .input(listWorkspacesSchema)
    .output(myWorkspacePage)
    .query(({ ctx, input }) => listMyWorkspaces(ctx.scope, input)),

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

  archive: organizationProcedure("workspace.archive")
    .meta({
      openapi: {
        method: "POST",
        path: `${TARGET}/archive`,
        tags,
        summary: "Archive a workspace: it becomes read-only",
      },
    })
    .input(workspaceTargetSchema)
    .output(workspaceStateView)
    .mutation(({ ctx, input }) => archiveWorkspace(ctx.scope, input)),

  unarchive: organizationProcedure("workspace.unarchive")
    .meta({
      openapi: { method: "POST", path: `${TARGET}/unarchive`, tags, summary: "Bring an archived workspace back" },
    })
    .input(workspaceTargetSchema)
    .output(workspaceStateView)
    .mutation(({ ctx, input }) => unarchiveWorkspace(ctx.scope, input)),

  suspend: organizationProcedure("workspace.suspend")
    .meta({
      openapi: {
        method: "POST",
        path: `${TARGET}/suspend`,
        tags,
        summary: "Suspend a workspace and all that is in it",
      },
    })
    .input(workspaceTargetSchema)
    .output(workspaceStateView)
    .mutation(({ ctx, input }) => suspendWorkspace(ctx.scope, input)),

  resume: organizationProcedure("workspace.resume")
    .meta({ openapi: { method: "POST", path: `${TARGET}/resume`, tags, summary: "End the suspension of a workspace" } })
    .input(workspaceTargetSchema)
    .output(workspaceStateView)
    .mutation(({ ctx, input }) => resumeWorkspace(ctx.scope, input)),

  previewRemoval: organizationProcedure("workspace.remove")
    .meta({
      openapi: {
        method: "GET",
        path: `${TARGET}/removal`,
        tags,
        summary: "See what goes with a workspace if it is deleted",
      },
    })
    .input(workspaceTargetSchema)
    .output(workspaceRemovalView)
    .query(({ ctx, input }) => previewRemoval(ctx.scope, input)),

  remove: organizationProcedure("workspace.remove")
    .meta({
      openapi: { method: "DELETE", path: TARGET, tags, summary: "Delete a workspace; for 30 days it can be restored" },
    })
    .input(removeWorkspaceSchema)
    .output(removedWorkspaceView)
    .mutation(({ ctx, input }) => removeWorkspace(ctx.scope, input)),

  restore: organizationProcedure("workspace.restore")
    .meta({ openapi: { method: "POST", path: `${TARGET}/restore`, tags, summary: "Restore a deleted workspace" } })
    .input(workspaceTargetSchema)
    .output(workspaceStateView)
    .mutation(({ ctx, input }) => restoreWorkspace(ctx.scope, input)),
});
