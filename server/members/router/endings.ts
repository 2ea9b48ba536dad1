import "server-only";
import { organizationProcedure, workspaceProcedure } from "../../api/trpc";
import { leaveWorkspace, removeMember } from "../commands/remove-member";
import { leaveOrganization, removeOrganizationMember } from "../commands/remove-organization-member";
import { resumeOrganizationMember, suspendOrganizationMember } from "../commands/suspend-organization-member";
import {
  previewLeaving,
  previewLeavingOrganization,
  previewRemoval,
  previewRemovalFromOrganization,
} from "../queries/removal";
import {
  endingPreview,
  endingReceipt,
  endMemberSchema,
  handOverSchema,
  memberNamedSchema,
  suspendedView,
} from "../schema/endings";

const tags = ["Members"];

/** How people go: each way can be looked at first, and is answered with a receipt. */
export const endings = {
  previewRemoval: workspaceProcedure("member.remove")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/members/{user}/removal",
        tags,
        summary: "See what a removal from a workspace would end; changes nothing",
      },
    })
    .input(memberNamedSchema)
    .output(endingPreview)
    .query(({ ctx, input }) => previewRemoval(ctx.scope, input)),

  remove: workspaceProcedure("member.remove")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/workspaces/{workspace}/members/{user}",
        tags,
        summary: "Remove somebody from a workspace, and hand their projects over",
      },
    })
    .input(endMemberSchema)
    .output(endingReceipt)
    .mutation(({ ctx, input }) => removeMember(ctx.scope, input)),

  previewLeaving: workspaceProcedure("member.leave")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/leave",
        tags,
        summary: "See what leaving a workspace would end; changes nothing",
      },
    })
    .output(endingPreview)
    .query(({ ctx }) => previewLeaving(ctx.scope)),

  leave: workspaceProcedure("member.leave")
    .meta({ openapi: { method: "POST", path: "/workspaces/{workspace}/leave", tags, summary: "Leave a workspace" } })
    .input(handOverSchema)
    .output(endingReceipt)
    .mutation(({ ctx, input }) => leaveWorkspace(ctx.scope, input)),

  previewRemovalFromOrganization: organizationProcedure("organization-member.remove")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/members/{user}/removal",
        tags,
        summary: "See what a removal from an organization would end; changes nothing",
      },
    })
    .input(memberNamedSchema)
    .output(endingPreview)
    .query(({ ctx, input }) => previewRemovalFromOrganization(ctx.scope, input)),

  removeFromOrganization: organizationProcedure("organization-member.remove")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/organizations/{organization}/members/{user}",
        tags,
        summary: "Remove a member, or an external collaborator, from an organization, and hand their projects over",
      },
    })
    .input(endMemberSchema)
    .output(endingReceipt)
    .mutation(({ ctx, input }) => removeOrganizationMember(ctx.scope, input)),

  previewLeavingOrganization: organizationProcedure("organization-member.leave")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/leave",
        tags,
        summary: "See what leaving an organization would end; changes nothing",
      },
    })
    .output(endingPreview)
    .query(({ ctx }) => previewLeavingOrganization(ctx.scope)),

  leaveOrganization: organizationProcedure("organization-member.leave")
    .meta({
      openapi: { method: "POST", path: "/organizations/{organization}/leave", tags, summary: "Leave an organization" },
    })
    .input(handOverSchema)
    .output(endingReceipt)
    .mutation(({ ctx, input }) => leaveOrganization(ctx.scope, input)),

  suspend: organizationProcedure("organization-member.suspend")
    .meta({
      openapi: {
        method: "POST",
        path: "/organizations/{organization}/members/{user}/suspend",
        tags,
        summary: "Suspend somebody's membership of an organization",
      },
    })
    .input(memberNamedSchema)
    .output(suspendedView)
    .mutation(({ ctx, input }) => suspendOrganizationMember(ctx.scope, input)),

  resume: organizationProcedure("organization-member.resume")
    .meta({
      openapi: {
        method: "POST",
        path: "/organizations/{organization}/members/{user}/resume",
        tags,
        summary: "End the suspension of somebody's membership",
      },
    })
    .input(memberNamedSchema)
    .output(suspendedView)
    .mutation(({ ctx, input }) => resumeOrganizationMember(ctx.scope, input)),
};
