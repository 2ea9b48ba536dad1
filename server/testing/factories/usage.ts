import type { Actor } from "@/server/access/scope";
import { callerOf } from "../caller";
import { sql } from "../database";
import { next } from "../rows";

export interface EventLike {
  id?: string;
  time?: string;
  meter?: string;
  quantity?: unknown;
  workspace?: string;
  project?: string;
  actor?: string;
  resource?: string;
  dimensions?: Record<string, string>;
}

/** An event of one second of compute, now; with an id that no other has. */
export function event(fields: EventLike = {}): EventLike {
  const defaults = { id: `event-${next()}`, time: new Date().toISOString(), meter: "compute_seconds", quantity: 1 };
  return { ...defaults, ...fields };
}

/** Reports events as somebody, and answers their rows. */
export async function report(who: { actor: Actor }, ...events: unknown[]) {
  return (await callerOf(who).usage.record({ events })).items;
}

/** The tables of roll-ups of an organization, each row as a line, to be compared with what they were. */
export async function rollUps(organizationId: string): Promise<string[]> {
  const of = (table: string) =>
    sql<{ line: string }>(
      `select to_jsonb(t)::text as "line" from "${table}" t where "organizationId" = $1`,
      organizationId,
    );
  const rows = [...(await of("usage_hours")), ...(await of("usage_days")), ...(await of("usage_day_totals"))];
  return rows.map(({ line }) => line).sort();
}

/** What the totals of an organization say of a meter, over all days. */
export async function totalOf(organizationId: string, meter: string): Promise<string> {
  const [row] = await sql<{ total: string }>(
    `select coalesce(sum("quantity"), 0)::float8::text as "total" from "usage_day_totals"
      where "organizationId" = $1 and "meter" = $2 and "workspaceId" = ''`,
    organizationId,
    meter,
  );
  return row?.total ?? "";
}
