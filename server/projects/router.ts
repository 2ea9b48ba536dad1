import "server-only";
import { actorProcedure, projectProcedure, router, workspaceProcedure } from "../api/trpc";
import { refreshGpuTypes, updateSettings } from "./commands/change-settings";
import { archiveProject, unarchiveProject } from "./commands/archive-project";
import { createProject } from "./commands/create-project";
import { handOverProject } from "./commands/hand-over-project";
import { moveProject } from "./commands/move-project";
import { removeProject, restoreProject } from "./commands/remove-project";
import { renameProject } from "./commands/rename-project";
import { setDefaultProject } from "./commands/set-default-project";
import { setVisibility } from "./commands/set-visibility";
import { listMyProjects } from "./mine";
import { previewMove, previewRemoval, previewVisibility } from "./previews";
import { getProject, listProjects } from "./queries/projects";
import { getSettings } from "./queries/settings";
import {
  createProjectSchema,
  handOverSchema,
  listMyProjectsSchema,
  listProjectsSchema,
  movedProjectView,
  movePreview,
  moveProjectSchema,
  moveTargetSchema,
  myProjectPage,
  projectDetailView,
  projectPage,
  projectView,
  removalPreview,
  removeProjectSchema,
  renameProjectSchema,
  setDefaultProjectSchema,
  setVisibilitySchema,
  visibilityPreview,
} from "./schema";
import { settingsView, updateSettingsSchema } from "./schema/settings";

const tags = ["Projects"];
const ALL = "/workspaces/{workspace}/projects";
const ONE = "/workspaces/{workspace}/projects/{project}";

export const projectsRouter = router({
  listMine: actorProcedure("project.list-mine", "any")
    .meta({
      openapi: {
        method: "GET",
        path: "/projects",
        tags,
        summary: "List your projects and those that you are a member of",
      },
    })
    .input(listMyProjectsSchema)
    .output(myProjectPage)
    .query(({ ctx, input }) => listMyProjects(ctx.scope, input)),

  list: workspaceProcedure("project.list")
    .meta({ openapi: { method: "GET", path: ALL, tags, summary: "List the projects of a workspace" } })
    .input(listProjectsSchema)
    .output(projectPage)
    .query(({ ctx, input }) => listProjects(ctx.scope, input)),

  create: workspaceProcedure("project.create")
    .meta({ openapi: { method: "POST", path: ALL, tags, summary: "Create a project" } })
    .input(createProjectSchema)
    .output(projectView)
    .mutation(({ ctx, input }) => createProject(ctx.scope, input)),

  get: projectProcedure("project.read")
    .meta({ openapi: { method: "GET", path: ONE, tags, summary: "Get a project" } })
    .output(projectDetailView)
    .query(({ ctx }) => getProject(ctx.scope)),

  rename: projectProcedure("project.rename")
    .meta({ openapi: { method: "PATCH", path: ONE, tags, summary: "Rename a project" } })
    .input(renameProjectSchema)
    .output(projectView)
    .mutation(({ ctx, input }) => renameProject(ctx.scope, input)),

  settings: projectProcedure("project.read")
    .meta({
      openapi: { method: "GET", path: `${ONE}/settings`, tags, summary: "Get the settings of a project" },
    })
    .output(settingsView)
    .query(({ ctx }) => getSettings(ctx.scope)),

  updateSettings: projectProcedure("project.update-settings")
    .meta({
      openapi: {
        method: "PATCH",
        path: `${ONE}/settings`,
        tags,
        summary: "Say whether a project uses owned compute alone, and whether it is hidden",
      },
    })
    .input(updateSettingsSchema)
    .output(settingsView)
    .mutation(({ ctx, input }) => updateSettings(ctx.scope, input)),

  refreshGpuTypes: projectProcedure("project.refresh-gpu-types")
    .meta({
      openapi: {
        method: "POST",
        path: `${ONE}/settings/refresh-gpu-types`,
        tags,
        summary: "Look up anew which GPU types the clusters of the organization have",
      },
    })
    .output(settingsView)
    .mutation(({ ctx }) => refreshGpuTypes(ctx.scope)),

  previewVisibility: projectProcedure("project.set-visibility")
    .meta({
      openapi: {
        method: "GET",
        path: `${ONE}/visibility`,
        tags,
        summary: "See who would come to reach a project, and who would no longer",
      },
    })
    .input(setVisibilitySchema)
    .output(visibilityPreview)
    .query(({ ctx, input }) => previewVisibility(ctx.scope, input.visibility)),

  setVisibility: projectProcedure("project.set-visibility")
    .meta({
      openapi: { method: "PUT", path: `${ONE}/visibility`, tags, summary: "Open or close a project to its workspace" },
    })
    .input(setVisibilitySchema)
    .output(projectView)
    .mutation(({ ctx, input }) => setVisibility(ctx.scope, input)),

  setDefault: projectProcedure("project.set-default")
    .meta({
      openapi: { method: "PUT", path: `${ONE}/default`, tags, summary: "Make a project your default in its workspace" },
    })
    .input(setDefaultProjectSchema)
    .output(projectView)
    .mutation(({ ctx, input }) => setDefaultProject(ctx.scope, input)),

  archive: projectProcedure("project.archive")
    .meta({
      openapi: {
        method: "POST",
        path: `${ONE}/archive`,
        tags,
        summary: "Archive a project: it can be read and not changed",
      },
    })
    .output(projectView)
    .mutation(({ ctx }) => archiveProject(ctx.scope)),

  unarchive: projectProcedure("project.unarchive")
    .meta({ openapi: { method: "POST", path: `${ONE}/unarchive`, tags, summary: "Bring an archived project back" } })
    .output(projectView)
    .mutation(({ ctx }) => unarchiveProject(ctx.scope)),

  handOver: projectProcedure("project.hand-over")
    .meta({
      openapi: { method: "POST", path: `${ONE}/hand-over`, tags, summary: "Make somebody else the owner of a project" },
    })
    .input(handOverSchema)
    .output(projectView)
    .mutation(({ ctx, input }) => handOverProject(ctx.scope, input)),

  previewMove: projectProcedure("project.move")
    .meta({
      openapi: { method: "GET", path: `${ONE}/move`, tags, summary: "See what moving a project would change" },
    })
    .input(moveTargetSchema)
    .output(movePreview)
    .query(({ ctx, input }) => previewMove(ctx.scope, input.to)),

  move: projectProcedure("project.move")
    .meta({
      openapi: { method: "POST", path: `${ONE}/move`, tags, summary: "Move a project to another workspace" },
    })
    .input(moveProjectSchema)
    .output(movedProjectView)
    .mutation(({ ctx, input }) => moveProject(ctx.scope, input)),

  previewRemoval: projectProcedure("project.remove")
    .meta({
      openapi: { method: "GET", path: `${ONE}/removal`, tags, summary: "See what deleting a project would end" },
    })
    .output(removalPreview)
    .query(({ ctx }) => previewRemoval(ctx.scope)),

  remove: projectProcedure("project.remove")
    .meta({
      openapi: { method: "DELETE", path: ONE, tags, summary: "Delete a project; it can be restored for 30 days" },
    })
    .input(removeProjectSchema)
    .output(projectView)
    .mutation(({ ctx, input }) => removeProject(ctx.scope, input)),

  restore: projectProcedure("project.restore")
    .meta({ openapi: { method: "POST", path: `${ONE}/restore`, tags, summary: "Restore a deleted project" } })
    .output(projectView)
    .mutation(({ ctx }) => restoreProject(ctx.scope)),
});
