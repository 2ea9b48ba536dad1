import "server-only";
import { runStatement } from "../../statement";
import type { TransactionDatabase } from "../../tenant";

/** What the rows `n` come to under a key; $3 are the meters of which the largest counts. */
const AMOUNT = `case when n."meter" = any($3::text[]) then max(n."quantity") else sum(n."quantity") end`;

function onto(table: string): string {
  return `"quantity" = case when ${table}."meter" = any($3::text[]) then greatest(${table}."quantity", excluded."quantity")
      else ${table}."quantity" + excluded."quantity" end, "events" = ${table}."events" + excluded."events"`;
}

const HOURS_KEY = `"meter", "hour", "workspaceId", "projectId", "actorId", "dimensionsKey"`;
const DAYS_KEY = `"meter", "day", "workspaceId", "projectId", "actorId", "dimensionsKey"`;
const TOTALS_KEY = `"meter", "workspaceId", "projectId", "day"`;

/**
 * The roll-ups of the rows `n`, added to what is there. Rows are taken in the order of their keys and tables always one
 * after the other, so that two batches wait for each other and do not cross.
 */
export const ROLL_UPS = {
  hours: `
  insert into "usage_hours" as h ("organizationId", ${HOURS_KEY}, "actorType", "quantity", "events")
  select $1, n."meter", date_trunc('hour', n."time", 'UTC') as "hour", n."workspaceId", n."projectId", n."actorId",
    n."dimensionsKey", max(n."actorType"), ${AMOUNT}, count(*)
  from n group by n."meter", "hour", n."workspaceId", n."projectId", n."actorId", n."dimensionsKey"
  order by ${HOURS_KEY}
  on conflict ("organizationId", ${HOURS_KEY}) do update set ${onto("h")}`,
  days: `
  insert into "usage_days" as d ("organizationId", ${DAYS_KEY}, "actorType", "quantity", "events")
  select $1, n."meter", n."day", n."workspaceId", n."projectId", n."actorId", n."dimensionsKey", max(n."actorType"),
    ${AMOUNT}, count(*)
  from n group by n."meter", n."day", n."workspaceId", n."projectId", n."actorId", n."dimensionsKey"
  order by ${DAYS_KEY}
  on conflict ("organizationId", ${DAYS_KEY}) do update set ${onto("d")}`,
  totals: `
  insert into "usage_day_totals" as t ("organizationId", ${TOTALS_KEY}, "quantity", "events")
  select $1, n."meter", n."workspaceId", n."projectId", n."day", ${AMOUNT}, sum(n."events") from (
    select p."meter", p."day", l."workspaceId", l."projectId", p."quantity", p."events" from (
      select n."meter", n."day", n."workspaceId", n."projectId", ${AMOUNT} as "quantity", count(*) as "events"
      from n group by n."meter", n."day", n."workspaceId", n."projectId") p
    cross join lateral (
      select '' as "workspaceId", '' as "projectId"
      union select p."workspaceId", ''
      union select p."workspaceId", p."projectId") l) n
  group by n."meter", n."workspaceId", n."projectId", n."day"
  order by ${TOTALS_KEY}
  on conflict ("organizationId", ${TOTALS_KEY}) do update set ${onto("t")}`,
};

/** The events of an organization with their dimensions as the roll-ups have them: canonical JSON. */
const EVENTS = `
  select e.*, '{' || coalesce((select string_agg(to_json(x."key") || ':' || to_json(x."value"), ',' order by x."key" collate "C")
      from jsonb_each_text(e."dimensions") x), '') || '}' as "dimensionsKey"
  from "usage_events" e where e."organizationId" = $1`;

const START = `($2::text || 'T00:00:00Z')::timestamptz`;

/** A day of an organization lies within two days of the same day of UTC, even where it is a long one. */
const OF_DAY = `with n as materialized (${EVENTS} and e."day" = $2::date
    and e."time" >= ${START} - interval '48 hours' and e."time" < ${START} + interval '72 hours')`;
const OF_UTC_DAY = `with n as materialized (${EVENTS} and e."time" >= ${START} and e."time" < ${START} + interval '24 hours')`;

/** Whoever books waits for this until the transaction ends. It is the one such lock, so that nothing can cross. */
const KEEP_OUT = `lock table "usage_days" in share row exclusive mode`;

const FORGET = [
  `delete from "usage_hours" where "organizationId" = $1 and "hour" >= ${START} and "hour" < ${START} + interval '24 hours'`,
  `delete from "usage_days" where "organizationId" = $1 and "day" = $2::date`,
  `delete from "usage_day_totals" where "organizationId" = $1 and "day" = $2::date`,
];

const COUNT_ANEW = [`${OF_UTC_DAY} ${ROLL_UPS.hours}`, `${OF_DAY} ${ROLL_UPS.days}`, `${OF_DAY} ${ROLL_UPS.totals}`];

/** Makes the roll-ups of one day of an organization anew from its events. `largest`: as with booking. */
export async function rebuildDay(
  tx: TransactionDatabase,
  organizationId: string,
  day: string,
  largest: readonly string[],
): Promise<void> {
  await runStatement(null, KEEP_OUT, [], tx);
  for (const text of FORGET) await runStatement(null, text, [organizationId, day], tx);
  for (const text of COUNT_ANEW) await runStatement(null, text, [organizationId, day, largest], tx);
}

interface Span {
  organizationId: string;
  /** The first and last day that anything of it lies on. */
  first: string;
  last: string;
}

/** Organizations with usage, or one of them, and over which days: by their events and by what is rolled up. */
const SPANS = `
  select x."organizationId", min(x."first")::text as "first", max(x."last")::text as "last" from (
    select "organizationId", least(min("day"), min(("time" at time zone 'UTC')::date)) as "first",
      greatest(max("day"), max(("time" at time zone 'UTC')::date)) as "last" from "usage_events"
    where $1::text is null or "organizationId" = $1 group by 1
    union all
    select "organizationId", min("day"), max("day") from "usage_days" where $1::text is null or "organizationId" = $1 group by 1
  ) x group by 1 order by 1`;

export async function usageSpans(organizationId: string | null): Promise<Span[]> {
  return runStatement<Span>(null, SPANS, [organizationId]);
}
