import "server-only";
import { publicProcedure, router } from "../api/trpc";
import { discover, organizationEntrance, signInState } from "./entrances";
import { discoveredView, discoverSchema, entranceView, organizationEntranceSchema, signInStateView } from "./schema";

const tags = ["Account"];

export const signInRouter = router({
  get: publicProcedure("the sign-in page must know which connections it shows", "sign-in")
    .meta({
      openapi: {
        method: "GET",
        path: "/sign-in",
        tags,
        summary: "Which connections stand on the sign-in page",
        protect: false,
      },
    })
    .output(signInStateView)
    .query(({ ctx }) => signInState(ctx.scope)),

  discover: publicProcedure("whoever signs in says first who they are", "sign-in")
    .meta({
      openapi: {
        method: "POST",
        path: "/sign-in/check",
        tags,
        summary: "Which connection the domain of an e-mail address leads to; changes nothing",
        protect: false,
      },
    })
    .input(discoverSchema)
    .output(discoveredView)
    .query(async ({ ctx, input }) => ({ entrance: await discover(ctx.scope, input.email) })),

  organization: publicProcedure("whoever signs in to an organization sees its connections", "sign-in")
    .meta({
      openapi: {
        method: "GET",
        path: "/sign-in/organizations/{organization}",
        tags,
        summary: "Which connections an organization signs people in by",
        protect: false,
      },
    })
    .input(organizationEntranceSchema)
    .output(entranceView)
    .query(({ ctx, input }) => organizationEntrance(ctx.scope, input.organization)),
});
