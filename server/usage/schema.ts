import { z } from "zod";
import { eventSchema } from "./schema/event";

/** As many as one call reports. */
export const EVENTS_AT_ONCE = 1_000;

/** What an event has to be like, for readers of the documentation. */
function shapeOfEvent(): Record<string, unknown> {
  const shape: Record<string, unknown> = z.toJSONSchema(eventSchema, { io: "input" });
  delete shape.$schema;
  return shape;
}

/** Anything: an event is looked at by itself, by the command, so that a wrong one keeps no other back. */
const eventField = z.unknown().meta({
  override: ({ jsonSchema }) => {
    Object.assign(jsonSchema, shapeOfEvent());
  },
});

export const recordEventsSchema = z.object({
  events: z
    .array(eventField)
    .min(1, "must name something")
    .max(EVENTS_AT_ONCE, `must name at most ${EVENTS_AT_ONCE} at once`)
    .describe("Each is kept or refused by itself"),
});

/** What became of each event, one for one, in the order of the call. */
export const recordedView = z.object({
  items: z.array(
    z.object({
      id: z.string().nullable().describe("Null where the event names none"),
      status: z
        .enum(["accepted", "duplicate", "refused"])
        .describe("duplicate: it was counted before, with the same content"),
      code: z.string().optional().describe("Where it was refused: the code that a call about it alone would get"),
      reason: z.string().optional().describe("Where it was refused: why"),
      field: z.string().optional().describe("Where it was refused: what of it is wrong"),
    }),
  ),
});

export type RecordEventsInput = z.infer<typeof recordEventsSchema>;
export type RecordedView = z.infer<typeof recordedView>;
export type RecordedItem = RecordedView["items"][number];
