import "server-only";
import { router, workspaceProcedure } from "../api/trpc";
import { addGroupMembers, removeGroupMembers } from "./commands/change-members";
import { createGroup } from "./commands/create-group";
import { removeGroup } from "./commands/remove-group";
import { updateGroup } from "./commands/update-group";
import { listActors, listGroupMembers } from "./queries/group-members";
import { getGroup, listGroups, previewGroupRemoval } from "./queries/groups";
import {
  actorPage,
  addGroupMembersSchema,
  changedGroupView,
  createGroupSchema,
  groupColumns,
  groupMemberColumns,
  groupMemberPage,
  groupPage,
  groupRemovalView,
  groupSchema,
  groupView,
  listActorsSchema,
  listGroupMembersSchema,
  listGroupsSchema,
  removedGroupView,
  removeGroupMembersSchema,
  updateGroupSchema,
} from "./schema";

const tags = ["Groups"];

export const groupsRouter = router({
  list: workspaceProcedure("group.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/groups",
        tags,
        summary: "List the groups of a workspace",
      },
      exported: groupColumns,
    })
    .input(listGroupsSchema)
    .output(groupPage)
    .query(({ ctx, input }) => listGroups(ctx.scope, input)),

  get: workspaceProcedure("group.list")
    .meta({ openapi: { method: "GET", path: "/workspaces/{workspace}/groups/{group}", tags, summary: "Get a group" } })
    .input(groupSchema)
    .output(groupView)
    .query(({ ctx, input }) => getGroup(ctx.scope, input.group)),

  listMembers: workspaceProcedure("group.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/groups/{group}/members",
        tags,
        summary: "List the members of a group",
      },
      exported: groupMemberColumns,
    })
    .input(listGroupMembersSchema)
    .output(groupMemberPage)
    .query(({ ctx, input }) => listGroupMembers(ctx.scope, input)),

  listActors: workspaceProcedure("member.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/actors",
        tags,
        summary: "Find people and service accounts of a workspace by a part of their name",
      },
    })
    .input(listActorsSchema)
    .output(actorPage)
    .query(({ ctx, input }) => listActors(ctx.scope, input)),

  create: workspaceProcedure("group.create")
    .meta({ openapi: { method: "POST", path: "/workspaces/{workspace}/groups", tags, summary: "Create a group" } })
    .input(createGroupSchema)
    .output(groupView)
    .mutation(({ ctx, input }) => createGroup(ctx.scope, input)),

  update: workspaceProcedure("group.update")
    .meta({
      openapi: {
        method: "PATCH",
        path: "/workspaces/{workspace}/groups/{group}",
        tags,
        summary: "Rename a group, describe it, or replace all of its members",
      },
    })
    .input(updateGroupSchema)
    .output(changedGroupView)
    .mutation(({ ctx, input }) => updateGroup(ctx.scope, input)),

  addMembers: workspaceProcedure("group.add-members")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/groups/{group}/members",
        tags,
        summary: "Add members to a group, or change when their memberships end",
      },
    })
    .input(addGroupMembersSchema)
    .output(changedGroupView)
    .mutation(({ ctx, input }) => addGroupMembers(ctx.scope, input)),

  removeMembers: workspaceProcedure("group.remove-members")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/groups/{group}/members/remove",
        tags,
        summary: "Take members out of a group",
      },
    })
    .input(removeGroupMembersSchema)
    .output(changedGroupView)
    .mutation(({ ctx, input }) => removeGroupMembers(ctx.scope, input)),

  previewRemoval: workspaceProcedure("group.remove")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/groups/{group}/removal",
        tags,
        summary: "Say what the deletion of a group ends",
      },
    })
    .input(groupSchema)
    .output(groupRemovalView)
    .query(({ ctx, input }) => previewGroupRemoval(ctx.scope, input.group)),

  remove: workspaceProcedure("group.remove")
    .meta({
      openapi: { method: "DELETE", path: "/workspaces/{workspace}/groups/{group}", tags, summary: "Delete a group" },
    })
    .input(groupSchema)
    .output(removedGroupView)
    .mutation(({ ctx, input }) => removeGroup(ctx.scope, input)),
});
