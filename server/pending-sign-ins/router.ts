import "server-only";
import { publicProcedure, router } from "../api/trpc";
import { optionsView } from "../second-factors/schema";
import * as schema from "./schema";
import { getPending, pendingChallenge, proveCode, provePasskey, signInByPasskey, signInChallenge } from "./sign-in";

const tags = ["Sign-in"];
const WAITING = "the cookie of a sign-in that waits for its second factor is the proof";
const PASSKEY = "whoever signs in by a passkey is known by it alone";

export const pendingSignInsRouter = router({
  get: publicProcedure(WAITING, "sign-in")
    .meta({
      openapi: {
        method: "GET",
        path: "/sign-in/second-factor",
        tags,
        summary: "With what the waiting sign-in can be finished",
        protect: false,
      },
    })
    .output(schema.pendingView)
    .query(({ ctx }) => getPending(ctx.scope, ctx.browser)),

  proveCode: publicProcedure(WAITING, "sign-in")
    .meta({
      openapi: {
        method: "POST",
        path: "/sign-in/second-factor/code",
        tags,
        summary: "Finish the waiting sign-in by a code",
        protect: false,
      },
    })
    .input(schema.proveCodeSchema)
    .output(schema.ticketView)
    .mutation(({ ctx, input }) => proveCode(ctx.scope, ctx.browser, input)),

  challenge: publicProcedure(WAITING, "sign-in")
    .meta({
      openapi: {
        method: "GET",
        path: "/sign-in/second-factor/passkey",
        tags,
        summary: "Get what a browser needs to finish the waiting sign-in by a passkey",
        protect: false,
      },
    })
    .output(optionsView)
    .query(({ ctx }) => pendingChallenge(ctx.scope, ctx.browser)),

  provePasskey: publicProcedure(WAITING, "sign-in")
    .meta({
      openapi: {
        method: "POST",
        path: "/sign-in/second-factor/passkey",
        tags,
        summary: "Finish the waiting sign-in by a passkey",
        protect: false,
      },
    })
    .input(schema.provePasskeySchema)
    .output(schema.ticketView)
    .mutation(({ ctx, input }) => provePasskey(ctx.scope, ctx.browser, input)),

  passkeyChallenge: publicProcedure(PASSKEY, "sign-in")
    .meta({
      openapi: {
        method: "GET",
        path: "/sign-in/passkey",
        tags,
        summary: "Get what a browser needs to sign in by a passkey alone",
        protect: false,
      },
    })
    .output(optionsView)
    .query(({ ctx }) => signInChallenge(ctx.scope)),

  signInByPasskey: publicProcedure(PASSKEY, "sign-in")
    .meta({
      openapi: {
        method: "POST",
        path: "/sign-in/passkey",
        tags,
        summary: "Sign in by a passkey alone",
        protect: false,
      },
    })
    .input(schema.provePasskeySchema)
    .output(schema.ticketView)
    .mutation(({ ctx, input }) => signInByPasskey(ctx.scope, input)),
});
