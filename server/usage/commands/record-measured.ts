import "server-only";
import type { Scope } from "../../access/scope";
import type { Calendar } from "../../billing/periods";
import { bookOnce, sealed, type Booked } from "./book";
import { OWN_EVENTS } from "../schema/event";

/** What the product itself has counted or measured. */
export interface Measured {
  /** What it is of, without the mark of the product's own: the same for the same measure, so that it counts once. */
  key: string;
  time: Date;
  workspaceId: string;
  projectId: string;
  actorType?: string;
  actorId?: string;
  meter: "members" | "storage_bytes" | "api_calls";
  /** A decimal. */
  quantity: string;
}

const LARGEST = ["members", "storage_bytes"];

/** Books measures of one organization, by the same way as everybody's events. */
export async function recordMeasured(
  scope: Scope,
  organizationId: string,
  calendar: Calendar,
  measures: readonly Measured[],
): Promise<Booked[]> {
  const events = measures.map(({ key, time, actorType = "", actorId = "", ...measure }) =>
    sealed({
      ...measure,
      id: `${OWN_EVENTS}${measure.meter}:${key}`,
      time: time.toISOString(),
      day: calendar.dayOf(time),
      actorType,
      actorId,
      resourceId: "",
      dimensions: {},
    }),
  );
  return bookOnce(scope, organizationId, events, LARGEST);
}
