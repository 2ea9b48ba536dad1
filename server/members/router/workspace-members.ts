import "server-only";
import { workspaceProcedure } from "../../api/trpc";
import { memberColumns, userColumns } from "../columns";
import { changeMemberRole, changeMemberRoles } from "../commands/change-role";
import { removeMembers } from "../commands/remove-members";
import { setMemberEnd } from "../commands/set-end-date";
import { readMemberAccess } from "../queries/member-access";
import { getSeats, listMembers, listUsers } from "../queries/members";
import * as schema from "../schema";

const tags = ["Members"];

/** What is asked of the people of a workspace. */
export const workspaceMembers = {
  list: workspaceProcedure("member.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/members",
        tags,
        summary: "List the people of a workspace",
      },
      exported: memberColumns,
    })
    .input(schema.listMembersSchema)
    .output(schema.memberPage)
    .query(({ ctx, input }) => listMembers(ctx.scope, input)),

  listUsers: workspaceProcedure("member.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/users",
        tags,
        summary: "List the people of a workspace with those who were invited and have not answered",
      },
      exported: userColumns,
    })
    .input(schema.listUsersSchema)
    .output(schema.userPage)
    .query(({ ctx, input }) => listUsers(ctx.scope, input)),

  getSeats: workspaceProcedure("invitation.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/seats",
        tags,
        summary: "Get how many seats of the organization are taken",
      },
    })
    .output(schema.seatsView)
    .query(({ ctx }) => getSeats(ctx.scope)),

  getAccess: workspaceProcedure("workspace.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/access",
        tags,
        summary: "Get what you, or for admins somebody else, may do in a workspace, and why",
      },
    })
    .input(schema.readAccessSchema)
    .output(schema.memberAccessView)
    .query(({ ctx, input }) => readMemberAccess(ctx.scope, input)),

  changeRole: workspaceProcedure("member.change-role")
    .meta({
      openapi: {
        method: "PATCH",
        path: "/workspaces/{workspace}/members/{user}",
        tags,
        summary: "Change somebody's role in a workspace",
      },
    })
    .input(schema.changeMemberRoleSchema)
    .output(schema.memberView)
    .mutation(({ ctx, input }) => changeMemberRole(ctx.scope, input)),

  changeRoles: workspaceProcedure("member.change-role")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/members/change-role",
        tags,
        summary: "Change the role of several people in a workspace",
      },
    })
    .input(schema.changeMemberRolesSchema)
    .output(schema.changedMembersView)
    .mutation(({ ctx, input }) => changeMemberRoles(ctx.scope, input)),

  setEndDate: workspaceProcedure("member.set-end-date")
    .meta({
      openapi: {
        method: "PUT",
        path: "/workspaces/{workspace}/members/{user}/end-date",
        tags,
        summary: "Say when somebody's membership of a workspace ends on its own",
      },
    })
    .input(schema.setMemberEndSchema)
    .output(schema.memberView)
    .mutation(({ ctx, input }) => setMemberEnd(ctx.scope, input)),

  removeMany: workspaceProcedure("member.remove")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/members/remove",
        tags,
        summary: "Remove several people from a workspace",
      },
    })
    .input(schema.removeMembersSchema)
    .output(schema.removedMembersView)
    .mutation(({ ctx, input }) => removeMembers(ctx.scope, input)),
};
