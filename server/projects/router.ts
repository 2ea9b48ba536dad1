import "server-only";
import { actorProcedure, projectProcedure, router, workspaceProcedure } from "../api/trpc";
import { createProject, renameProject } from "./commands";
import { listMyProjects } from "./mine";
import { getProject, listProjects } from "./queries";
import {
  createProjectSchema,
  listMyProjectsSchema,
  listProjectsSchema,
  myProjectPage,
  projectPage,
  projectDetailView,
  projectView,
  renameProjectSchema,
} from "./schema";

const tags = ["Projects"];

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
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/projects",
        tags,
        summary: "List the projects of a workspace",
      },
    })
    .input(listProjectsSchema)
    .output(projectPage)
    .query(({ ctx, input }) => listProjects(ctx.scope, input)),

  create: workspaceProcedure("project.create")
    .meta({ openapi: { method: "POST", path: "/workspaces/{workspace}/projects", tags, summary: "Create a project" } })
    .input(createProjectSchema)
    .output(projectView)
    .mutation(({ ctx, input }) => createProject(ctx.scope, input)),

  get: projectProcedure("project.read")
    .meta({
      openapi: { method: "GET", path: "/workspaces/{workspace}/projects/{project}", tags, summary: "Get a project" },
    })
    .output(projectDetailView)
    .query(({ ctx }) => getProject(ctx.scope)),

  rename: projectProcedure("project.rename")
    .meta({
      openapi: {
        method: "PATCH",
        path: "/workspaces/{workspace}/projects/{project}",
        tags,
        summary: "Rename a project",
      },
    })
    .input(renameProjectSchema)
    .output(projectView)
    .mutation(({ ctx, input }) => renameProject(ctx.scope, input)),
});
