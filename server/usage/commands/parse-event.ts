import "server-only";
import { AppError } from "../../errors";
import { DAY_MILLISECONDS, HOUR_MILLISECONDS } from "../../time";
import { OWN_EVENTS, eventSchema, type UsageEventInput } from "../schema/event";

const AHEAD_MILLISECONDS = HOUR_MILLISECONDS;
const BACK_MILLISECONDS = 400 * DAY_MILLISECONDS;

export type Parsed = { id: string | null } & (
  { event: UsageEventInput; error?: undefined } | { event?: undefined; error: AppError }
);

/** The id that an event gives itself, so that its row can be told even where nothing else of it is right. */
function idOf(given: unknown): string | null {
  const id: unknown = typeof given === "object" && given !== null ? Reflect.get(given, "id") : undefined;
  return typeof id === "string" && id.length <= 200 ? id : null;
}

function refused(event: UsageEventInput, now: number): AppError | null {
  if (event.id.startsWith(OWN_EVENTS)) return new AppError("INVALID", "invalid_value", "id");
  const time = Date.parse(event.time);
  if (!(time <= now + AHEAD_MILLISECONDS && time >= now - BACK_MILLISECONDS)) {
    return new AppError("INVALID", "time_out_of_range", "time");
  }
  return null;
}

/** One event of a batch by itself: what it says, or what of it is wrong. */
export function parseEvent(given: unknown, now: number): Parsed {
  const { data, error } = eventSchema.safeParse(given);
  if (data === undefined) {
    const field = error.issues[0]?.path.join(".") ?? "";
    const problem = new AppError("INVALID", "invalid_value", ...(field === "" ? [] : [field]));
    return { id: idOf(given), error: problem };
  }
  const problem = refused(data, now);
  return problem === null ? { id: data.id, event: data } : { id: data.id, error: problem };
}
