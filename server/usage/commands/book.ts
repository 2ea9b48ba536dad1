import "server-only";
import { hash } from "node:crypto";
import type { Scope } from "../../access/scope";
import { recorded } from "../../audit/recorded";
import { stopped } from "../../budgets/measuring/stops";
import { bookEvents, takenIds, type BookedEvent } from "../../db/hot/usage/ingestion";
import type { TransactionDatabase } from "../../db/tenant";

/** What is to be booked, before its digest. */
type Draft = Omit<BookedEvent, "digest" | "dimensionsKey">;

export type Booked = "accepted" | "duplicate" | "changed" | "stopped";

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

export function sealed(draft: Draft): BookedEvent {
  const dimensions = canonical(draft.dimensions);
  const dimensionsKey = JSON.stringify(dimensions);
  return { ...draft, dimensions, dimensionsKey, digest: digestOf(draft, dimensionsKey) };
}

/** The new events that a hard stop refuses; one that was booked before is no new one, so it stays what it is. */
async function overStops(tx: TransactionDatabase, organizationId: string, events: readonly BookedEvent[]) {
  const ids = events.map(({ id }) => id);
  const known = await takenIds(organizationId, ids, tx);
  const news = events.filter(({ id }) => !known.has(id));
  const refused = await stopped(tx, organizationId, news);
  return new Set(news.filter((_, index) => refused[index] === true));
}

/**
 * Books events of one organization, each once by its id: the one way by which usage comes in, from REST and from the
 * product itself. What became of each, one for one. `largest`: the meters of which the largest counts. Where a hard
 * stop may concern them they are booked one batch after the other, so that none passes a stop beside another.
 */
export async function bookOnce(
  scope: Scope,
  organizationId: string,
  events: readonly BookedEvent[],
  largest: readonly string[],
  stops = false,
): Promise<Booked[]> {
  if (events.length === 0) return [];
  const first = new Map<string, BookedEvent>();
  for (const event of events) if (!first.has(event.id)) first.set(event.id, event);
  const distinct = [...first.values()];
  const book = async (tx: TransactionDatabase) => {
    const over = stops ? await overStops(tx, organizationId, distinct) : new Set<BookedEvent>();
    const wanted = distinct.filter((event) => !over.has(event));
    const ids = wanted.length === 0 ? [] : await bookEvents(tx, organizationId, wanted, largest);
    return { fresh: new Set(ids), over };
  };
  const { fresh, over } = await recorded(scope, "usage", book, stops ? { organization: organizationId } : undefined);
  const others = distinct.filter((event) => !fresh.has(event.id) && !over.has(event)).map(({ id }) => id);
  const taken = others.length === 0 ? new Map<string, string>() : await takenIds(organizationId, others);
  return events.map((event) => {
    const one = first.get(event.id);
    if (one !== undefined && over.has(one)) return "stopped";
    if (fresh.has(event.id) && one === event) return "accepted";
    const said = taken.get(event.id) ?? one?.digest;
    return said === event.digest ? "duplicate" : "changed";
  });
}
