import "server-only";
import { actorProcedure, router } from "../api/trpc";
import { optionsView } from "../second-factors/schema";
import { ticketView } from "../pending-sign-ins/schema";
import { revokeOtherSessions, revokeSession } from "./commands";
import { confirmationChallenge, confirmByConnection, confirmSession, getConfirmation } from "./confirm";
import { listSessions } from "./queries";
import {
  confirmationView,
  confirmByConnectionSchema,
  confirmByConnectionView,
  confirmSchema,
  listSessionsSchema,
  revokedOthersView,
  revokedSessionView,
  revokeSessionSchema,
  sessionPage,
} from "./schema";

const tags = ["Account"];

export const sessionsRouter = router({
  list: actorProcedure("session.list")
    .meta({ openapi: { method: "GET", path: "/account/sessions", tags, summary: "List the caller's sessions" } })
    .input(listSessionsSchema)
    .output(sessionPage)
    .query(({ ctx, input }) => listSessions(ctx.scope, input)),

  revoke: actorProcedure("session.revoke")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/account/sessions/{session}",
        tags,
        summary: "End one of the caller's sessions",
      },
    })
    .input(revokeSessionSchema)
    .output(revokedSessionView)
    .mutation(({ ctx, input }) => revokeSession(ctx.scope, input)),

  revokeOthers: actorProcedure("session.revoke-others")
    .meta({
      openapi: {
        method: "DELETE",
        path: "/account/sessions",
        tags,
        summary: "Sign out everywhere else: end all other sessions and all devices",
      },
    })
    .output(revokedOthersView)
    .mutation(({ ctx }) => revokeOtherSessions(ctx.scope)),

  confirmation: actorProcedure("session.confirm")
    .meta({
      openapi: {
        method: "GET",
        path: "/account/confirmation",
        tags,
        summary: "With what the caller can prove anew that it is them",
      },
    })
    .output(confirmationView)
    .query(({ ctx }) => getConfirmation(ctx.scope)),

  confirmationChallenge: actorProcedure("session.confirm")
    .meta({
      openapi: {
        method: "GET",
        path: "/account/confirmation/passkey",
        tags,
        summary: "Get what a browser needs to prove it by a passkey",
      },
    })
    .output(optionsView)
    .query(({ ctx }) => confirmationChallenge(ctx.scope)),

  confirm: actorProcedure("session.confirm")
    .meta({
      openapi: {
        method: "POST",
        path: "/account/confirmation",
        tags,
        summary: "Prove anew that it is you, before a dangerous step",
      },
    })
    .input(confirmSchema)
    .output(ticketView)
    .mutation(({ ctx, input }) => confirmSession(ctx.scope, ctx.browser, input)),

  confirmByConnection: actorProcedure("session.confirm-by-connection")
    .meta({
      openapi: {
        method: "POST",
        path: "/account/confirmation/connection",
        tags,
        summary: "Begin the way to a connection of yours, to prove anew that it is you",
      },
    })
    .input(confirmByConnectionSchema)
    .output(confirmByConnectionView)
    .mutation(({ ctx, input }) => confirmByConnection(ctx.scope, input)),
});
