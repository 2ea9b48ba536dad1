import "server-only";
import { instanceProcedure, organizationProcedure, publicProcedure, router } from "../api/trpc";
import { resetSecondFactor, startMemberReset, startUserReset } from "./resets";
import * as schema from "./schema";

export const accountResetsRouter = router({
  startForUser: instanceProcedure("user.start-reset", { fresh: "any" })
    .meta({
      openapi: {
        method: "POST",
        path: "/instance/users/{user}/resets",
        tags: ["Instance"],
        summary: "Let somebody set their password or second factor anew",
      },
    })
    .input(schema.startUserResetSchema)
    .output(schema.startedResetView)
    .mutation(({ ctx, input }) => startUserReset(ctx.scope, input)),

  startForMember: organizationProcedure("organization-member.start-reset", { fresh: "any" })
    .meta({
      openapi: {
        method: "POST",
        path: "/organizations/{organization}/members/{user}/resets",
        tags: ["Members"],
        summary:
          "Let somebody of the organization's own domain, who belongs to no other, set their password or second factor anew",
      },
    })
    .input(schema.startMemberResetSchema)
    .output(schema.startedResetView)
    .mutation(({ ctx, input }) => startMemberReset(ctx.scope, input)),

  resetSecondFactor: publicProcedure("the token of the link is the proof", "one-time-link")
    .meta({
      openapi: {
        method: "PUT",
        path: "/reset-second-factor",
        tags: ["Account"],
        summary: "Drop all second factors by a reset link",
        protect: false,
      },
    })
    .input(schema.resetFactorSchema)
    .output(schema.resetFactorView)
    .mutation(async ({ ctx, input }) => {
      await resetSecondFactor(ctx.scope, input);
      return { done: true } as const;
    }),
});
