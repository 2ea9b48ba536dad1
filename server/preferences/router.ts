import "server-only";
import { actorProcedure, router } from "../api/trpc";
import { updatePreferences } from "./commands";
import { getPreferences } from "./queries";
import { preferencesView, updatePreferencesSchema } from "./schema";

const tags = ["Account"];
const path = "/account/preferences";

export const preferencesRouter = router({
  get: actorProcedure("preferences.read", "organization")
    .meta({ openapi: { method: "GET", path, tags, summary: "How the product behaves for the caller" } })
    .output(preferencesView)
    .query(({ ctx }) => getPreferences(ctx.scope)),

  update: actorProcedure("preferences.update", "organization")
    .meta({ openapi: { method: "PATCH", path, tags, summary: "Change how the product behaves for the caller" } })
    .input(updatePreferencesSchema)
    .output(preferencesView)
    .mutation(({ ctx, input }) => updatePreferences(ctx.scope, input)),
});
