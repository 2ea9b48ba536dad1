import "server-only";
import { organizationProcedure, router, workspaceProcedure } from "../api/trpc";
import { changeOrganizationRole } from "./commands/change-organization-role";
import { changeMemberRole } from "./commands/change-role";
import { leaveWorkspace, removeMember } from "./commands/remove-member";
import { removeOrganizationMember } from "./commands/remove-organization-member";
import { listMembers, listOrganizationMembers } from "./queries";
import {
  changeMemberRoleSchema,
  changeOrganizationRoleSchema,
  endedMembershipView,
  listMembersSchema,
  memberColumns,
  memberPage,
  memberView,
  organizationMemberColumns,
  organizationMemberPage,
  organizationMemberView,
  removeMemberSchema,
  removeOrganizationMemberSchema,
} from "./schema";

const tags = ["Members"];

export const membersRouter = router({
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
    .input(listMembersSchema)
    .output(memberPage)
    .query(({ ctx, input }) => listMembers(ctx.scope, input)),

  changeRole: workspaceProcedure("member.change-role")
    .meta({
      openapi: {
        method: "PATCH",
        path: "/workspaces/{workspace}/members/{user}",
        tags,
        summary: "Change somebody's role in a workspace",
      },
    })
    .input(changeMemberRoleSchema)
    .output(memberView)
    .mutation(({ ctx, input }) => changeMemberRole(ctx.scope, input)),

  remove: workspaceProcedure("member.remove")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/workspaces/{workspace}/members/{user}",
        tags,
        summary: "Remove somebody from a workspace",
      },
    })
    .input(removeMemberSchema)
    .output(endedMembershipView)
    .mutation(({ ctx, input }) => removeMember(ctx.scope, input)),

  leave: workspaceProcedure("member.leave")
    .meta({ openapi: { method: "POST", path: "/workspaces/{workspace}/leave", tags, summary: "Leave a workspace" } })
    .output(endedMembershipView)
    .mutation(({ ctx }) => leaveWorkspace(ctx.scope)),

  listInOrganization: organizationProcedure("organization-member.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/members",
        tags,
        summary: "List the people of an organization",
      },
      exported: organizationMemberColumns,
    })
    .input(listMembersSchema)
    .output(organizationMemberPage)
    .query(({ ctx, input }) => listOrganizationMembers(ctx.scope, input)),

  changeRoleInOrganization: organizationProcedure("organization-member.change-role")
    .meta({
      openapi: {
        method: "PATCH",
        path: "/organizations/{organization}/members/{user}",
        tags,
        summary: "Change somebody's role in an organization",
      },
    })
    .input(changeOrganizationRoleSchema)
    .output(organizationMemberView)
    .mutation(({ ctx, input }) => changeOrganizationRole(ctx.scope, input)),

  removeFromOrganization: organizationProcedure("organization-member.remove")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/organizations/{organization}/members/{user}",
        tags,
        summary: "Remove somebody from an organization",
      },
    })
    .input(removeOrganizationMemberSchema)
    .output(endedMembershipView)
    .mutation(({ ctx, input }) => removeOrganizationMember(ctx.scope, input)),
});
