import "server-only";
import { placesProcedure, router } from "../api/trpc";
import { recordEvents } from "./commands/record-events";
import { recordedView, recordEventsSchema } from "./schema";

const tags = ["Usage"];

export const usageRouter = router({
  record: placesProcedure("usage.record")
    .meta({
      openapi: {
        method: "POST",
        path: "/usage/events",
        tags,
        summary: "Record up to 1,000 usage events; each is kept, recognised as sent before, or refused by itself",
      },
      takesMuch: true,
    })
    .input(recordEventsSchema)
    .output(recordedView)
    .mutation(({ ctx, input }) => recordEvents(ctx.scope, ctx.enter, input)),
});
