import "server-only";
import { z } from "zod";
import { organizationProcedure, router } from "../api/trpc";
import { requireSso, stopRequiringSso, updateRequireSso } from "./commands/change-requirement";
import { setBreakGlass } from "./commands/set-break-glass";
import { getRequireSso } from "./queries/require-sso";
import { breakGlassOwnerView, requireSsoView, setBreakGlassSchema, updateRequireSsoSchema } from "./schema";

const tags = ["Identity providers"];
const PATH = "/organizations/{organization}/require-sso";

export const requireSsoRouter = router({
  get: organizationProcedure("require-sso.read")
    .meta({
      openapi: {
        method: "GET",
        path: PATH,
        tags,
        summary: "Say whether single sign-on is required, and what is missing",
      },
    })
    .output(requireSsoView)
    .query(({ ctx }) => getRequireSso(ctx.scope)),

  turnOn: organizationProcedure("organization.require-sso", { fresh: "any" })
    .meta({
      openapi: {
        method: "POST",
        path: PATH,
        tags,
        summary: "Require single sign-on; it ends by itself unless somebody comes in by the provider in time",
      },
    })
    .output(z.object({ endsAt: z.iso.datetime() }))
    .mutation(({ ctx }) => requireSso(ctx.scope)),

  update: organizationProcedure("require-sso.update", { fresh: "any" })
    .meta({
      openapi: {
        method: "PATCH",
        path: PATH,
        tags,
        summary: "Change what people read who have to sign in by the provider, and whether external people need not",
      },
    })
    .input(updateRequireSsoSchema)
    .output(requireSsoView.pick({ message: true, admitsExternal: true }))
    .mutation(({ ctx, input }) => updateRequireSso(ctx.scope, input)),

  turnOff: organizationProcedure("organization.stop-requiring-sso", { fresh: "any" })
    .meta({ openapi: { method: "DELETE", path: PATH, tags, summary: "Require single sign-on no more" } })
    .output(z.object({ state: z.literal("off") }))
    .mutation(({ ctx }) => stopRequiringSso(ctx.scope)),

  setBreakGlass: organizationProcedure("organization-member.set-break-glass", { fresh: "any" })
    .meta({
      openapi: {
        method: "PUT",
        path: "/organizations/{organization}/members/{user}/break-glass",
        tags,
        summary: "Set an owner apart who comes in although the provider is required, or take that back",
      },
    })
    .input(setBreakGlassSchema)
    .output(breakGlassOwnerView)
    .mutation(({ ctx, input }) => setBreakGlass(ctx.scope, input)),
});
