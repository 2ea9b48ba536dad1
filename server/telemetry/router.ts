import "server-only";
import { instanceProcedure, router } from "../api/trpc";
import { setTelemetry } from "./commands";
import { getTelemetry } from "./queries";
import { setTelemetrySchema, telemetryView } from "./schema";

const tags = ["Instance"];
const path = "/instance/telemetry";

export const telemetryRouter = router({
  get: instanceProcedure("telemetry.read")
    .meta({ openapi: { method: "GET", path, tags, summary: "Whether anonymous counts are sent, and which" } })
    .output(telemetryView)
    .query(({ ctx }) => getTelemetry(ctx.scope)),

  set: instanceProcedure("telemetry.set")
    .meta({ openapi: { method: "PUT", path, tags, summary: "Agree to the daily report of counts, or no longer" } })
    .input(setTelemetrySchema)
    .output(telemetryView)
    .mutation(({ ctx, input }) => setTelemetry(ctx.scope, input)),
});
