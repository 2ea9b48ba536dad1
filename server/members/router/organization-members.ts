import "server-only";
import { organizationProcedure } from "../../api/trpc";
import { externalColumns, organizationMemberColumns } from "../columns";
import { changeOrganizationRole, changeOrganizationRoles } from "../commands/change-organization-role";
import { removeOrganizationMembers } from "../commands/remove-members";
import { setOrganizationMemberEnd } from "../commands/set-end-date";
import { getOrganizationSeats, listExternal, listOrganizationMembers } from "../queries/members";
import * as schema from "../schema";

const tags = ["Members"];

/** What is asked of the people of an organization. */
export const organizationMembers = {
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
    .input(schema.listOrganizationMembersSchema)
    .output(schema.organizationMemberPage)
    .query(({ ctx, input }) => listOrganizationMembers(ctx.scope, input)),

  listExternal: organizationProcedure("organization-member.change-role")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/external-collaborators",
        tags,
        summary: "List people who are in single projects without belonging to the organization",
      },
      exported: externalColumns,
    })
    .input(schema.listExternalSchema)
    .output(schema.externalPage)
    .query(({ ctx, input }) => listExternal(ctx.scope, input)),

  getSeatsOfOrganization: organizationProcedure("organization-member.change-role")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/seats",
        tags,
        summary: "Get how many seats are taken",
      },
    })
    .output(schema.seatsView)
    .query(({ ctx }) => getOrganizationSeats(ctx.scope)),

  changeRoleInOrganization: organizationProcedure("organization-member.change-role")
    .meta({
      openapi: {
        method: "PATCH",
        path: "/organizations/{organization}/members/{user}",
        tags,
        summary: "Change somebody's role in an organization",
      },
    })
    .input(schema.changeOrganizationRoleSchema)
    .output(schema.organizationMemberView)
    .mutation(({ ctx, input }) => changeOrganizationRole(ctx.scope, input)),

  changeRolesInOrganization: organizationProcedure("organization-member.change-role")
    .meta({
      openapi: {
        method: "POST",
        path: "/organizations/{organization}/members/change-role",
        tags,
        summary: "Change the role of several people in an organization",
      },
    })
    .input(schema.changeOrganizationRolesSchema)
    .output(schema.changedMembersView)
    .mutation(({ ctx, input }) => changeOrganizationRoles(ctx.scope, input)),

  setEndDateInOrganization: organizationProcedure("organization-member.set-end-date")
    .meta({
      openapi: {
        method: "PUT",
        path: "/organizations/{organization}/members/{user}/end-date",
        tags,
        summary: "Say when somebody's membership of an organization ends on its own",
      },
    })
    .input(schema.setOrganizationMemberEndSchema)
    .output(schema.organizationMemberView)
    .mutation(({ ctx, input }) => setOrganizationMemberEnd(ctx.scope, input)),

  removeManyFromOrganization: organizationProcedure("organization-member.remove")
    .meta({
      openapi: {
        method: "POST",
        path: "/organizations/{organization}/members/remove",
        tags,
        summary: "Remove several people from an organization",
      },
    })
    .input(schema.removeOrganizationMembersSchema)
    .output(schema.removedMembersView)
    .mutation(({ ctx, input }) => removeOrganizationMembers(ctx.scope, input)),
};
