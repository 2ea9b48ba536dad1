import "server-only";
import { runStatement } from "../../statement";
import type { TransactionDatabase } from "../../tenant";
import { Conditions } from "../conditions";

/** A dimension by which prices differ, with the values that have one. */
export interface PricedDimension {
  name: string;
  values: readonly string[];
}

/** Of what usage is asked, and how it is told apart. */
export interface SumsAsked {
  organizationId: string;
  workspaceId?: string | undefined;
  projectId?: string | undefined;
  actorId?: string | undefined;
  meters: readonly string[];
  /** Days: the first, and the first that is no more in it. */
  from: string;
  until: string;
  /** "" for none; a word of the product, or the name of a dimension. */
  by: string;
  /** Each set of dimensions by itself, where prices depend on them. */
  dimensions: boolean;
  /** Of the dimensions those alone, by which prices differ. */
  priced?: readonly PricedDimension[];
}

/** Of the dimensions of `u` what prices look at; everything else would be a row for each of its values. */
export function pricedOf(place: string): string {
  return `cross join lateral (
    select coalesce(jsonb_object_agg(p."name", u."dimensionsKey"::jsonb ->> p."name"), '{}')::text as "key"
    from jsonb_to_recordset(${place}::jsonb) as p("name" text, "values" jsonb)
    where jsonb_exists(p."values", u."dimensionsKey"::jsonb ->> p."name")) d`;
}

export interface SumRow {
  meter: string;
  key: string;
  /** Canonical JSON; "{}" where dimensions were not asked for. */
  dimensionsKey: string;
  /** Decimals: all together, and the largest. */
  sum: string;
  max: string;
}

type Place = Pick<SumsAsked, "organizationId" | "workspaceId" | "projectId" | "actorId" | "meters">;

/** The organization is $1. */
const OF = `u."organizationId" = $1`;

function equal(conditions: Conditions, column: string, value: string | undefined): void {
  if (value !== undefined) conditions.add(value, (place) => `u."${column}" = ${place}`);
}

function onMeters({ organizationId, meters }: Place): Conditions {
  return new Conditions([organizationId]).add(meters, (place) => `u."meter" = any(${place}::text[])`);
}

function daysOf(asked: Omit<SumsAsked, "dimensions">): Conditions {
  return onMeters(asked)
    .add(asked.from, (place) => `u."day" >= ${place}::date`)
    .add(asked.until, (place) => `u."day" < ${place}::date`);
}

function within(conditions: Conditions, { workspaceId, projectId, actorId }: Place): Conditions {
  equal(conditions, "workspaceId", workspaceId);
  equal(conditions, "projectId", projectId);
  equal(conditions, "actorId", actorId);
  return conditions;
}

interface Statement {
  text: string;
  values: unknown[];
}

const AMOUNTS = `trim_scale(sum(u."quantity"))::text as "sum", trim_scale(max(u."quantity"))::text as "max"`;

/** Maps, since a dimension may be called like anything that every object has. */
const TOTAL_KEYS: ReadonlyMap<string, string> = new Map([
  ["", `''`],
  ["day", `u."day"::text`],
  ["workspace", `u."workspaceId"`],
  ["project", `u."projectId"`],
]);

/** Where the totals of days answer: they know places, days and meters, and neither actors nor dimensions. */
function byTotals(asked: SumsAsked): Statement | null {
  const { by, dimensions, workspaceId, projectId, actorId } = asked;
  const key = TOTAL_KEYS.get(by);
  if (key === undefined || dimensions || actorId !== undefined || projectId !== undefined) return null;
  const conditions = daysOf(asked);
  equal(conditions, "workspaceId", workspaceId ?? (by === "" || by === "day" ? "" : undefined));
  if (by === "project") conditions.require(`u."projectId" <> ''`);
  else equal(conditions, "projectId", "");
  if (by === "workspace") conditions.require(`u."workspaceId" <> ''`);
  const text = `
    select u."meter", ${key} as "key", '{}' as "dimensionsKey", ${AMOUNTS}
    from "usage_day_totals" u where ${OF}${String(conditions)} group by 1, 2`;
  return { text, values: conditions.values };
}

const DAY_KEYS: ReadonlyMap<string, string> = new Map([...TOTAL_KEYS, ["actor", `u."actorId"`]]);

/** A report tells no more groups apart, and no process holds more. */
export const MOST_GROUPS = 50_000;

/** By a dimension: what is told apart is grouped by its text first, which costs less than to read JSON row by row. */
function byDays(asked: SumsAsked): Statement {
  const conditions = within(daysOf(asked), asked);
  if (asked.by === "project") conditions.require(`u."projectId" <> ''`);
  if (asked.by === "workspace") conditions.require(`u."workspaceId" <> ''`);
  const known = DAY_KEYS.get(asked.by);
  const inner = `
    select u."meter", ${known ?? "''"} as "key", u."dimensionsKey", sum(u."quantity") as "sum", max(u."quantity") as "max"
    from "usage_days" u where ${OF}${String(conditions)} group by 1, 2, 3`;
  const values = known === undefined ? [...conditions.values, asked.by] : conditions.values;
  const key = known === undefined ? `coalesce(u."dimensionsKey"::jsonb ->> $${values.length}, '')` : `u."key"`;
  const priced = asked.dimensions ? pricedOf(`$${values.length + 1}`) : "";
  const text = `
    select u."meter", ${key} as "key", ${asked.dimensions ? `d."key"` : `'{}'`} as "dimensionsKey",
      trim_scale(sum(u."sum"))::text as "sum", trim_scale(max(u."max"))::text as "max"
    from (${inner}) u ${priced} group by 1, 2, 3 ${known === undefined ? `limit ${MOST_GROUPS + 1}` : ""}`;
  return { text, values: asked.dimensions ? [...values, JSON.stringify(asked.priced ?? [])] : values };
}

/** Sums and largest days, told apart as asked. */
export async function usageSums(asked: SumsAsked, tx?: TransactionDatabase): Promise<SumRow[]> {
  const { text, values } = byTotals(asked) ?? byDays(asked);
  return runStatement<SumRow & Record<string, unknown>>(null, text, values, tx);
}

interface DayRow {
  key: string;
  day: string;
  /** A decimal. */
  sum: string;
}

/** What each of some groups comes to on each day; `by` is a place, an actor or a dimension. */
export async function usageDaySums(asked: Omit<SumsAsked, "dimensions">, keys: readonly string[]): Promise<DayRow[]> {
  const { by, actorId, projectId } = asked;
  const known = DAY_KEYS.get(by);
  const places = by === "workspace" || by === "project";
  const totals = places && actorId === undefined && projectId === undefined;
  const conditions = within(daysOf(asked), asked);
  if (totals && by === "workspace") conditions.require(`u."projectId" = ''`);
  if (known !== undefined) conditions.add(keys, (place) => `${known} = any(${place}::text[])`);
  const inner = `
    select ${known ?? `u."dimensionsKey"`} as "key", u."day", sum(u."quantity") as "sum"
    from "${totals ? "usage_day_totals" : "usage_days"}" u where ${OF}${String(conditions)} group by 1, 2`;
  const values = known === undefined ? [...conditions.values, by, keys] : conditions.values;
  const key = known === undefined ? `coalesce(u."key"::jsonb ->> $${values.length - 1}, '')` : `u."key"`;
  const some = known === undefined ? `where ${key} = any($${values.length}::text[])` : "";
  const text = `
    select ${key} as "key", u."day"::text as "day", trim_scale(sum(u."sum"))::text as "sum"
    from (${inner}) u ${some} group by 1, 2`;
  return runStatement<DayRow & Record<string, unknown>>(null, text, values);
}

/** Sums and largest hours of UTC, between two moments. */
export async function usageHours(
  asked: Place & Pick<SumsAsked, "dimensions" | "priced">,
  from: Date,
  until: Date,
): Promise<SumRow[]> {
  const conditions = within(onMeters(asked), asked)
    .add(from.toISOString(), (place) => `u."hour" >= ${place}::timestamptz`)
    .add(until.toISOString(), (place) => `u."hour" < ${place}::timestamptz`);
  const text = `
    select u."meter", to_char(u."hour" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:00:00.000"Z"') as "key",
      ${asked.dimensions ? `d."key"` : `'{}'`} as "dimensionsKey", ${AMOUNTS}
    from "usage_hours" u ${asked.dimensions ? pricedOf(`$${conditions.values.length + 1}`) : ""}
    where ${OF}${String(conditions)} group by 1, 2, 3`;
  const values = asked.dimensions ? [...conditions.values, JSON.stringify(asked.priced ?? [])] : conditions.values;
  return runStatement<SumRow & Record<string, unknown>>(null, text, values);
}
