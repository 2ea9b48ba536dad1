import "server-only";
import { runStatement } from "../../statement";
import type { TransactionDatabase } from "../../tenant";
import { ROLL_UPS } from "./roll-ups";

/** An event as it is booked. */
export interface BookedEvent {
  id: string;
  /** SHA-256 of what it says, in hexadecimal digits. */
  digest: string;
  /** ISO 8601 in UTC. */
  time: string;
  /** In the days of the organization. */
  day: string;
  /** "" for what is of the organization as a whole. */
  workspaceId: string;
  /** "" for what is of the workspace as a whole. */
  projectId: string;
  actorType: string;
  actorId: string;
  resourceId: string;
  meter: string;
  /** A decimal. */
  quantity: string;
  dimensions: Readonly<Record<string, string>>;
  /** The dimensions as canonical JSON. */
  dimensionsKey: string;
}

/** Who comes second with an id waits here for the first to commit, and writes nothing. */
const BOOK = `
  with e as materialized (
    select * from jsonb_to_recordset($2::jsonb) as e("id" text, "digest" text, "time" timestamptz, "day" date,
      "workspaceId" text, "projectId" text, "actorType" text, "actorId" text, "resourceId" text, "meter" text,
      "quantity" numeric, "dimensions" jsonb, "dimensionsKey" text)
  ), "fresh" as (
    insert into "usage_event_ids" ("organizationId", "id", "digest", "time")
    select $1, e."id", decode(e."digest", 'hex'), e."time" from e order by e."id"
    on conflict do nothing returning "id"
  ), n as materialized (
    select e.* from e join "fresh" using ("id")
  ), "events" as (
    insert into "usage_events" ("organizationId", "id", "time", "day", "workspaceId", "projectId", "actorType", "actorId",
      "resourceId", "meter", "quantity", "dimensions")
    select $1, n."id", n."time", n."day", n."workspaceId", n."projectId", n."actorType", n."actorId", n."resourceId",
      n."meter", n."quantity", n."dimensions" from n
  ), "hours" as (${ROLL_UPS.hours}
  ), "days" as (${ROLL_UPS.days}
  ), "totals" as (${ROLL_UPS.totals}
  )
  select "id" from "fresh"`;

/**
 * Books events with all their roll-ups, by one statement, and answers the ids of those that were new. `largest`: the
 * meters of which the largest counts. No id stands twice among the events.
 */
export async function bookEvents(
  tx: TransactionDatabase,
  organizationId: string,
  events: readonly BookedEvent[],
  largest: readonly string[],
): Promise<string[]> {
  const values = [organizationId, JSON.stringify(events), largest];
  const rows = await runStatement<{ id: string }>(null, BOOK, values, tx);
  return rows.map(({ id }) => id);
}

const DIGESTS = `
  select i."id", encode(i."digest", 'hex') as "digest" from "usage_event_ids" i
  where i."organizationId" = $1 and i."id" = any($2::text[])`;

/** Of these ids, those that are taken, with what was said under each. */
export async function takenIds(
  organizationId: string,
  ids: readonly string[],
  tx?: TransactionDatabase,
): Promise<Map<string, string>> {
  const rows = await runStatement<{ id: string; digest: string }>("usage-ids", DIGESTS, [organizationId, ids], tx);
  return new Map(rows.map(({ id, digest }) => [id, digest]));
}
