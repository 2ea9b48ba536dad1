import "server-only";
import { projectProcedure, router } from "../api/trpc";
import { addCollaborator } from "./commands/add-collaborator";
import { leaveProject, removeCollaborator } from "./commands/remove-collaborator";
import { updateCollaborator } from "./commands/update-collaborator";
import { listCollaborators } from "./queries";
import {
  addCollaboratorSchema,
  addedCollaboratorView,
  collaboratorColumns,
  collaboratorPage,
  collaboratorView,
  endedCollaboratorView,
  listCollaboratorsSchema,
  removeCollaboratorSchema,
  updateCollaboratorSchema,
} from "./schema";

const tags = ["Collaborators"];
const PROJECT = "/workspaces/{workspace}/projects/{project}";
const ALL = "/workspaces/{workspace}/projects/{project}/collaborators";

export const collaboratorsRouter = router({
  list: projectProcedure("collaborator.list")
    .meta({
      openapi: { method: "GET", path: ALL, tags, summary: "List the collaborators of a project" },
      exported: collaboratorColumns,
    })
    .input(listCollaboratorsSchema)
    .output(collaboratorPage)
    .query(({ ctx, input }) => listCollaborators(ctx.scope, input)),

  add: projectProcedure("collaborator.add")
    .meta({
      openapi: {
        method: "POST",
        path: ALL,
        tags,
        summary: "Add somebody of the organization to a project, or invite an external collaborator",
      },
    })
    .input(addCollaboratorSchema)
    .output(addedCollaboratorView)
    .mutation(({ ctx, input }) => addCollaborator(ctx.scope, input)),

  update: projectProcedure("collaborator.update")
    .meta({
      openapi: {
        method: "PUT",
        path: `${ALL}/{user}`,
        tags,
        summary: "Give a collaborator another role, access map or end date",
      },
    })
    .input(updateCollaboratorSchema)
    .output(collaboratorView)
    .mutation(({ ctx, input }) => updateCollaborator(ctx.scope, input)),

  remove: projectProcedure("collaborator.remove")
    .meta({
      openapi: { method: "DELETE", path: `${ALL}/{user}`, tags, summary: "Take somebody out of a project" },
    })
    .input(removeCollaboratorSchema)
    .output(endedCollaboratorView)
    .mutation(({ ctx, input }) => removeCollaborator(ctx.scope, input)),

  leave: projectProcedure("collaborator.leave")
    .meta({ openapi: { method: "POST", path: `${PROJECT}/leave`, tags, summary: "Leave a project" } })
    .output(endedCollaboratorView)
    .mutation(({ ctx }) => leaveProject(ctx.scope)),
});
