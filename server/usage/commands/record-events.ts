import "server-only";
import type { AccountScope, WorkspaceScope } from "../../access/scope";
import { recordRefusal } from "../../audit/refusals";
import { mayStop } from "../../budgets/measuring/stops";
import type { BookedEvent } from "../../db/hot/usage/ingestion";
import { withAnswers } from "../../each";
import { AppError, isAppError } from "../../errors";
import type { RecordedItem, RecordedView, RecordEventsInput } from "../schema";
import type { UsageEventInput } from "../schema/event";
import { bookOnce, type Booked } from "./book";
import { parseEvent, type Parsed } from "./parse-event";
import { planEvents, type Planned } from "./plan-events";

/** Proves the caller in a workspace. */
type Enter = (workspace: string) => Promise<WorkspaceScope>;

type Outcome = "accepted" | "duplicate" | AppError;

/** An event with its place in the batch. */
interface Placed {
  index: number;
  event: UsageEventInput;
}

function outcomeOf(booked: Booked): Outcome {
  if (booked === "stopped") return new AppError("LIMIT", "budget_reached");
  return booked === "changed" ? new AppError("CONFLICT", "event_changed", "id") : booked;
}

/** One row in the audit for each reason, since a batch that goes to the wrong place repeats itself a thousand times. */
async function recordRefused(scope: WorkspaceScope, planned: readonly Planned[]): Promise<void> {
  const told = new Map<string, AppError>();
  for (const one of planned) {
    if (isAppError(one) && one.code === "NOT_FOUND") told.set(`${one.reason} ${one.field ?? ""}`, one);
  }
  for (const { reason } of told.values()) {
    const target = { type: "workspace", id: scope.workspace.id, name: scope.workspace.name };
    await recordRefusal(scope, "usage.record", "refused", { target, reason });
  }
}

async function recordInWorkspace(scope: WorkspaceScope, events: readonly UsageEventInput[]): Promise<Outcome[]> {
  const { planned, largest } = await planEvents(scope, events);
  await recordRefused(scope, planned);
  const organizationId = scope.organization.id;
  const good = planned.filter((one): one is BookedEvent => !isAppError(one));
  const booked = await bookOnce(scope, organizationId, good, largest, await mayStop(organizationId, good));
  return withAnswers(planned, isAppError, booked.map(outcomeOf));
}

async function entered(enter: Enter, name: string): Promise<WorkspaceScope | AppError> {
  try {
    return await enter(name);
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
}

/**
 * The events by the workspace that they are of, however each names it;
 * those of none that the caller may enter are refused.
 */
async function byWorkspace(scope: AccountScope, enter: Enter, parsed: readonly Parsed[]) {
  const own = scope.actor.credential?.workspaceId ?? "";
  const refused = new Map<number, AppError>();
  const doors = new Map<string, WorkspaceScope | AppError>();
  const rooms = new Map<string, { scope: WorkspaceScope; placed: Placed[] }>();
  for (const [index, { event, error }] of parsed.entries()) {
    if (event === undefined) {
      refused.set(index, error);
      continue;
    }
    const name = event.workspace ?? own;
    const door = doors.get(name) ?? (name === "" ? unnamed() : await entered(enter, name));
    doors.set(name, door);
    if (isAppError(door)) {
      refused.set(index, new AppError(door.code, door.reason, "workspace", door.details));
      continue;
    }
    const room = rooms.get(door.workspace.id) ?? { scope: door, placed: [] };
    rooms.set(door.workspace.id, room);
    room.placed.push({ index, event });
  }
  // Where all go through one door that is closed, the whole call is refused as any other there.
  const [door] = doors.values();
  if (doors.size === 1 && isAppError(door)) throw door;
  return { refused, rooms: [...rooms.values()] };
}

function unnamed(): AppError {
  return new AppError("INVALID", "invalid_value", "workspace");
}

function itemOf(id: string | null, outcome: Outcome): RecordedItem {
  if (!isAppError(outcome)) return { id, status: outcome };
  const { code, reason, field } = outcome;
  return { id, status: "refused", code, reason, ...(field === undefined ? {} : { field }) };
}

/**
 * Records what was used. Each event is looked at by itself: the good ones are kept, whatever the others are, and one that
 * comes again is counted once. Nothing of it is lost or doubled when the answer is lost: the same call again answers the
 * same, with `duplicate` in place of `accepted`.
 * @throws CONFLICT event_changed (id) for a single event whose id was used for another; NOT_FOUND, FORBIDDEN where all of
 *   them go to one workspace that the caller does not record for
 */
export async function recordEvents(
  scope: AccountScope,
  enter: Enter,
  { events }: RecordEventsInput,
): Promise<RecordedView> {
  const now = Date.now();
  const parsed = events.map((given) => parseEvent(given, now));
  const { refused, rooms } = await byWorkspace(scope, enter, parsed);
  const outcomes = new Map<number, Outcome>(refused);
  for (const room of rooms) {
    const found = await recordInWorkspace(
      room.scope,
      room.placed.map(({ event }) => event),
    );
    room.placed.forEach(({ index }, at) => outcomes.set(index, found[at] ?? "duplicate"));
  }
  const alone = outcomes.get(0);
  if (parsed.length === 1 && isAppError(alone) && alone.reason === "event_changed") throw alone;
  return { items: parsed.map(({ id }, index) => itemOf(id, outcomes.get(index) ?? unnamed())) };
}
