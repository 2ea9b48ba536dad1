import "server-only";
import { actorProcedure, publicProcedure, router, workspaceProcedure } from "../api/trpc";
import { invitationScope, openInvitation } from "./by-token";
import { acceptInvitation } from "./commands/accept-invitation";
import { createInvitations } from "./commands/create-invitations";
import { declineInvitation } from "./commands/decline-invitation";
import { resendInvitation } from "./commands/resend-invitation";
import { revokeInvitation } from "./commands/revoke-invitation";
import { listInvitations } from "./queries";
import {
  acceptedInvitationView,
  createInvitationsSchema,
  declinedInvitationView,
  invitationColumns,
  invitationPage,
  invitationTokenSchema,
  invitedItems,
  listInvitationsSchema,
  openedInvitationView,
  resendInvitationSchema,
  resentInvitationView,
  revokedInvitationView,
  revokeInvitationSchema,
} from "./schema";

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

  open: publicProcedure("whoever holds the token may see what it invites to", "one-time-link")
    .meta({
      openapi: {
        method: "GET",
        path: "/invitations/{token}",
        tags,
        summary: "See what an invitation is for; changes nothing",
      },
    })
    .input(invitationTokenSchema)
    .output(openedInvitationView)
    .query(({ ctx, input }) => openInvitation(ctx.actor, ctx.request, input.token)),

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
      const scope = await invitationScope(ctx.scope, "invitation.accept", input.token);
      // A refusal from here on is the inviting organization's to see.
      ctx.trace.scope = scope;
      return acceptInvitation(ctx.scope, scope);
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
    .input(invitationTokenSchema)
    .output(declinedInvitationView)
    .mutation(async ({ ctx, input }) => {
      const scope = await invitationScope(ctx.scope, "invitation.decline", input.token);
      ctx.trace.scope = scope;
      return declineInvitation(scope);
    }),
});
