import "server-only";
import { router, workspaceProcedure } from "../api/trpc";
import { createRole } from "./commands/create-role";
import { removeRole } from "./commands/remove-role";
import { updateRole } from "./commands/update-role";
import { getRole, listRoles, previewRole } from "./queries/roles";
import {
  affectedView,
  createRoleSchema,
  listRolesSchema,
  removedRoleView,
  removeRoleSchema,
  rolePage,
  roleSchema,
  roleView,
  updateRoleSchema,
} from "./schema";

const tags = ["Roles"];

export const rolesRouter = router({
  list: workspaceProcedure("role.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/roles",
        tags,
        summary: "List the roles of the product and those of the workspace's own",
      },
    })
    .input(listRolesSchema)
    .output(rolePage)
    .query(({ ctx, input }) => listRoles(ctx.scope, input)),

  get: workspaceProcedure("role.list")
    .meta({
      openapi: { method: "GET", path: "/workspaces/{workspace}/roles/{role}", tags, summary: "Get a custom role" },
    })
    .input(roleSchema)
    .output(roleView)
    .query(({ ctx, input }) => getRole(ctx.scope.db, input.role)),

  create: workspaceProcedure("role.create")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/roles",
        tags,
        summary: "Create a custom role, from nothing or from another role",
      },
    })
    .input(createRoleSchema)
    .output(roleView)
    .mutation(({ ctx, input }) => createRole(ctx.scope, input)),

  preview: workspaceProcedure("role.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/roles/{role}/affected",
        tags,
        summary: "Say whom a change of a custom role concerns",
      },
    })
    .input(roleSchema)
    .output(affectedView)
    .query(({ ctx, input }) => previewRole(ctx.scope, input.role)),

  update: workspaceProcedure("role.update")
    .meta({
      openapi: {
        method: "PATCH",
        path: "/workspaces/{workspace}/roles/{role}",
        tags,
        summary: "Rename a custom role or change what it gives",
      },
    })
    .input(updateRoleSchema)
    .output(roleView)
    .mutation(({ ctx, input }) => updateRole(ctx.scope, input)),

  remove: workspaceProcedure("role.remove")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/workspaces/{workspace}/roles/{role}",
        tags,
        summary: "Delete a custom role; whoever has it gets the replacement",
      },
    })
    .input(removeRoleSchema)
    .output(removedRoleView)
    .mutation(({ ctx, input }) => removeRole(ctx.scope, input)),
});
