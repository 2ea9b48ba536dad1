import "server-only";
import { actorProcedure, router } from "../api/trpc";
import { revokeSession } from "./commands";
import { listSessions } from "./queries";
import { listSessionsSchema, revokedSessionView, revokeSessionSchema, sessionPage } from "./schema";

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
});
