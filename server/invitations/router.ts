import "server-only";
import { actorProcedure, organizationProcedure, publicProcedure, router, workspaceProcedure } from "../api/trpc";
import { acceptInvitation } from "./commands/answer/accept-invitation";
import { askAnew } from "./commands/answer/ask-anew";
import { declineInvitation } from "./commands/answer/decline-invitation";
import { createInvitations } from "./commands/invite/create-invitations";
import { importInvitations } from "./commands/invite/import-invitations";
import { copyInvitationLink } from "./commands/sent/copy-link";
import { resendInvitation } from "./commands/sent/resend-invitation";
import { revokeInvitation } from "./commands/sent/revoke-invitation";
import { invitationScope } from "./door";
import { listMyInvitations } from "./list-mine";
import { openInvitation } from "./open-invitation";
import { listInvitations, listOrganizationInvitations } from "./queries/list-invitations";
import {
  copiedLinkView,
  copyInvitationLinkSchema,
  createInvitationsSchema,
  declineInvitationSchema,
  importedInvitations,
  importInvitationsSchema,
  invitationColumns,
  invitationPage,
  invitationTokenSchema,
  invitedItems,
  listInvitationsSchema,
  listMineSchema,
  resendInvitationSchema,
  resentInvitationView,
  revokedInvitationView,
  revokeInvitationSchema,
} from "./schema";
import {
  acceptedInvitationView,
  askedAnewView,
  declinedInvitationView,
  myInvitationPage,
  openedInvitationView,
} from "./schema/answers";
import { organizationInvitationColumns, organizationInvitationPage } from "./schema/in-organization";

const tags = ["Invitations"];

export const invitationsRouter = router({
  list: workspaceProcedure("invitation.list")
    .meta({
      openapi: { method: "GET", path: "/workspaces/{workspace}/invitations", tags, summary: "List invitations" },
      exported: invitationColumns,
    })
    .input(listInvitationsSchema)
    .output(invitationPage)
    .query(({ ctx, input }) => listInvitations(ctx.scope, input)),

  listInOrganization: organizationProcedure("organization-invitation.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/invitations",
        tags,
        summary: "List the invitations to all workspaces of an organization",
      },
      exported: organizationInvitationColumns,
    })
    .input(listInvitationsSchema)
    .output(organizationInvitationPage)
    .query(({ ctx, input }) => listOrganizationInvitations(ctx.scope, input)),

  create: workspaceProcedure("invitation.create")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/invitations",
        tags,
        summary: "Invite people; members of the organization are added at once",
      },
    })
    .input(createInvitationsSchema)
    .output(invitedItems)
    .mutation(({ ctx, input }) => createInvitations(ctx.scope, input)),

  import: workspaceProcedure("invitation.create")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/invitations/import",
        tags,
        summary: "Invite the people of a CSV file; each row is answered for itself",
      },
      takesCsv: true,
    })
    .input(importInvitationsSchema)
    .output(importedInvitations)
    .mutation(({ ctx, input }) => importInvitations(ctx.scope, input)),

  copyLink: workspaceProcedure("invitation.copy-link")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/invitations/{invitation}/link",
        tags,
        summary: "Get a new link to hand over; the one copied before is dead, the mailed one stays",
      },
    })
    .input(copyInvitationLinkSchema)
    .output(copiedLinkView)
    .mutation(({ ctx, input }) => copyInvitationLink(ctx.scope, input)),

  resend: workspaceProcedure("invitation.resend")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/invitations/{invitation}/resend",
        tags,
        summary: "Extend an invitation and send it anew; its former links are dead",
      },
    })
    .input(resendInvitationSchema)
    .output(resentInvitationView)
    .mutation(({ ctx, input }) => resendInvitation(ctx.scope, input)),

  revoke: workspaceProcedure("invitation.revoke")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/workspaces/{workspace}/invitations/{invitation}",
        tags,
        summary: "Revoke an invitation",
      },
    })
    .input(revokeInvitationSchema)
    .output(revokedInvitationView)
    .mutation(({ ctx, input }) => revokeInvitation(ctx.scope, input)),

  listMine: actorProcedure("invitation.list-mine")
    .meta({
      openapi: {
        method: "GET",
        path: "/account/invitations",
        tags,
        summary: "List the open invitations to your verified address",
      },
    })
    .input(listMineSchema)
    .output(myInvitationPage)
    .query(({ ctx, input }) => listMyInvitations(ctx.scope, input)),

  open: publicProcedure("whoever holds the token may see what it invites to", "one-time-link")
    .meta({
      openapi: {
        method: "GET",
        path: "/invitations/{token}",
        tags,
        summary: "See what an invitation or a link is for; changes nothing",
      },
    })
    .input(invitationTokenSchema)
    .output(openedInvitationView)
    .query(({ ctx, input }) => openInvitation(ctx.scope, ctx.actor, input.token)),

  accept: actorProcedure("invitation.accept")
    .meta({
      openapi: {
        method: "POST",
        path: "/invitations/{token}/accept",
        tags,
        summary: "Accept an invitation to your own address",
      },
    })
    .input(invitationTokenSchema)
    .output(acceptedInvitationView)
    .mutation(async ({ ctx, input }) => {
      const { scope, found } = await invitationScope(ctx.scope, "invitation.accept", input.token);
      // A refusal from here on is the inviting organization's to see.
      ctx.trace.scope = scope;
      return acceptInvitation(scope, found);
    }),

  decline: actorProcedure("invitation.decline")
    .meta({
      openapi: {
        method: "POST",
        path: "/invitations/{token}/decline",
        tags,
        summary: "Decline an invitation to your own address",
      },
    })
    .input(declineInvitationSchema)
    .output(declinedInvitationView)
    .mutation(async ({ ctx, input }) => {
      const { scope, found } = await invitationScope(ctx.scope, "invitation.decline", input.token);
      ctx.trace.scope = scope;
      return declineInvitation(scope, found, input.reason);
    }),

  askAnew: actorProcedure("invitation.ask-anew")
    .meta({
      openapi: {
        method: "POST",
        path: "/invitations/{token}/ask-anew",
        tags,
        summary: "Ask the inviter for an invitation to your own address",
      },
    })
    .input(invitationTokenSchema)
    .output(askedAnewView)
    .mutation(async ({ ctx, input }) => {
      const { scope, found } = await invitationScope(ctx.scope, "invitation.ask-anew", input.token);
      ctx.trace.scope = scope;
      return askAnew(scope, found);
    }),
});
