import "server-only";
import { hash } from "node:crypto";
import type { Scope } from "../../access/scope";
import { recorded } from "../../audit/recorded";
import { storedIds, storeEvents, type StoredEvent } from "../stored";

/** What is to be booked, before its digest. */
export type Draft = Omit<StoredEvent, "digest" | "dimensionsKey">;

export type Booked = "accepted" | "duplicate" | "changed";

/** In one order of names, so that the same dimensions have the same key. */
function canonical(dimensions: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(dimensions).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** What an event says, by which the same id with another content is told apart. Days are not said: they follow. */
function digestOf(draft: Draft, dimensionsKey: string): string {
  const { workspaceId, projectId, actorType, actorId, resourceId, meter, quantity, time } = draft;
  const said = [workspaceId, projectId, actorType, actorId, resourceId, meter, quantity, time, dimensionsKey];
  return hash("sha256", JSON.stringify(said), "hex");
}

export function sealed(draft: Draft): StoredEvent {
  const dimensions = canonical(draft.dimensions);
  const dimensionsKey = JSON.stringify(dimensions);
  return { ...draft, dimensions, dimensionsKey, digest: digestOf(draft, dimensionsKey) };
}

/**
 * Books events of one organization, each once by its id: the one way by which usage comes in, from REST and from the
 * product itself. What became of each, one for one. `largest`: the meters of which the largest counts.
 */
export async function bookOnce(
  scope: Scope,
  organizationId: string,
  events: readonly StoredEvent[],
  largest: readonly string[],
): Promise<Booked[]> {
  if (events.length === 0) return [];
  const first = new Map<string, StoredEvent>();
  for (const event of events) if (!first.has(event.id)) first.set(event.id, event);
  const distinct = [...first.values()];
  const fresh = new Set(await recorded(scope, "usage", (tx) => storeEvents(tx, organizationId, distinct, largest)));
  const others = distinct.filter(({ id }) => !fresh.has(id)).map(({ id }) => id);
  const taken = others.length === 0 ? new Map<string, string>() : await storedIds(organizationId, others);
  return events.map((event) => {
    if (fresh.has(event.id) && first.get(event.id) === event) return "accepted";
    const said = taken.get(event.id) ?? first.get(event.id)?.digest;
    return said === event.digest ? "duplicate" : "changed";
  });
}
