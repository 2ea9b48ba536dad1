import "server-only";
import { actorProcedure, publicProcedure, router } from "../api/trpc";
import { disconnect } from "./commands";
import { connect } from "./connect";
import { listConnectable } from "./connectable";
import { link, openLink } from "./links";
import { listIdentities } from "./queries";
import {
  connectablePage,
  connectingView,
  connectSchema,
  disconnectedView,
  disconnectSchema,
  identityPage,
  linkedView,
  linkSchema,
  listIdentitiesSchema,
  openedLinkView,
  openLinkSchema,
} from "./schema";

const tags = ["Account"];

export const identitiesRouter = router({
  list: actorProcedure("identity.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/account/identities",
        tags,
        summary: "List the identity providers that know the caller",
      },
    })
    .input(listIdentitiesSchema)
    .output(identityPage)
    .query(({ ctx, input }) => listIdentities(ctx.scope, input)),

  listConnectable: actorProcedure("identity.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/account/connectable-providers",
        tags,
        summary: "List the connections of the caller's organizations that are not connected with their account",
      },
    })
    .input(listIdentitiesSchema)
    .output(connectablePage)
    .query(({ ctx, input }) => listConnectable(ctx.scope, input)),

  connect: actorProcedure("identity.connect", "session", { fresh: "first" })
    .meta({
      openapi: {
        method: "POST",
        path: "/account/identities",
        tags,
        summary: "Begin to connect an identity provider with the caller's account",
      },
    })
    .input(connectSchema)
    .output(connectingView)
    .mutation(({ ctx, input }) => connect(ctx.scope, input)),

  disconnect: actorProcedure("identity.disconnect", "session", { fresh: "any" })
    .meta({
      openapi: {
        method: "DELETE",
        path: "/account/identities/{identity}",
        tags,
        summary: "Disconnect an identity provider from the caller's account",
      },
    })
    .input(disconnectSchema)
    .output(disconnectedView)
    .mutation(({ ctx, input }) => disconnect(ctx.scope, input)),

  openLink: publicProcedure("whoever comes from a provider has not signed in yet", "sign-in")
    .meta({
      openapi: {
        method: "POST",
        path: "/identity-links/check",
        tags,
        summary: "See what a link between a provider and an account waits for; changes nothing",
        protect: false,
      },
    })
    .input(openLinkSchema)
    .output(openedLinkView)
    .query(({ ctx, input }) => openLink(ctx.scope, ctx.actor, { token: input.token, browser: ctx.browser.sso })),

  link: actorProcedure("identity.link")
    .meta({
      openapi: {
        method: "POST",
        path: "/account/identity-links",
        tags,
        summary: "Confirm that a provider's identity is the caller's, in the browser that came from it",
      },
    })
    .input(linkSchema)
    .output(linkedView)
    .mutation(({ ctx, input }) => link(ctx.scope, { token: input.token, browser: ctx.browser.sso })),
});
