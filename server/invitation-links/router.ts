import "server-only";
import { actorProcedure, router, workspaceProcedure } from "../api/trpc";
import { acceptLink } from "./commands/accept-link";
import { createLink } from "./commands/create-link";
import { revokeLink } from "./commands/revoke-link";
import { linkScope } from "./door";
import { listLinks } from "./queries/list-links";
import {
  acceptedLinkView,
  createdLinkView,
  createLinkSchema,
  linkColumns,
  linkPage,
  linkTokenSchema,
  linkView,
  listLinksSchema,
  revokeLinkSchema,
} from "./schema";

const tags = ["Invitations"];

export const invitationLinksRouter = router({
  list: workspaceProcedure("invitation-link.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/workspaces/{workspace}/invitation-links",
        tags,
        summary: "List the links for many",
      },
      exported: linkColumns,
    })
    .input(listLinksSchema)
    .output(linkPage)
    .query(({ ctx, input }) => listLinks(ctx.scope, input)),

  create: workspaceProcedure("invitation-link.create")
    .meta({
      openapi: {
        method: "POST",
        path: "/workspaces/{workspace}/invitation-links",
        tags,
        summary: "Make a link by which many may come in",
      },
    })
    .input(createLinkSchema)
    .output(createdLinkView)
    .mutation(({ ctx, input }) => createLink(ctx.scope, input)),

  revoke: workspaceProcedure("invitation-link.revoke")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/workspaces/{workspace}/invitation-links/{link}",
        tags,
        summary: "Revoke a link for many",
      },
    })
    .input(revokeLinkSchema)
    .output(linkView)
    .mutation(({ ctx, input }) => revokeLink(ctx.scope, input)),

  accept: actorProcedure("invitation-link.accept")
    .meta({
      openapi: {
        method: "POST",
        path: "/invitation-links/{token}/accept",
        tags,
        summary: "Come into the workspace that a link leads to",
      },
    })
    .input(linkTokenSchema)
    .output(acceptedLinkView)
    .mutation(async ({ ctx, input }) => {
      const { scope, found } = await linkScope(ctx.scope, input.token);
      // A refusal from here on is the inviting organization's to see.
      ctx.trace.scope = scope;
      return acceptLink(scope, found);
    }),
});
