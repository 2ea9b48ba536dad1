import "server-only";
import { runStatement } from "../../statement";
import type { TransactionDatabase } from "../../tenant";
import { pricedOf, type PricedDimension } from "./sums";

/** What was used on a day of a meter that adds up, by what its price depends on. */
interface ChargedDay {
  day: string;
  meter: string;
  /** JSON. */
  dimensionsKey: string;
  /** A decimal. */
  quantity: string;
}

const CHARGED = `
  select u."day"::text as "day", u."meter", d."key" as "dimensionsKey", trim_scale(sum(u."sum"))::text as "quantity"
  from (
    select u."day", u."meter", u."dimensionsKey", sum(u."quantity") as "sum" from "usage_days" u
    where u."organizationId" = $1 and u."day" >= $2::date and u."day" < $3::date and u."meter" <> all($4::text[])
    group by 1, 2, 3) u ${pricedOf("$5")}
  group by 1, 2, 3 order by 1, 2, 3`;

/** How many events each meter of a month has. */
interface CountedMonth {
  /** The month's first day. */
  month: string;
  meter: string;
  events: string;
}

const COUNTED = `
  select date_trunc('month', t."day"::timestamp)::date::text as "month", t."meter", sum(t."events")::text as "events"
  from "usage_day_totals" t
  where t."organizationId" = $1 and t."workspaceId" = '' and t."projectId" = '' and t."day" >= $2::date and t."day" < $3::date
  group by 1, 2`;

interface CountedAsked {
  organizationId: string;
  from: string;
  until: string;
}

/** As many rows as there are months and meters, from one day to before another. */
export async function countedMonths(asked: CountedAsked, tx?: TransactionDatabase): Promise<CountedMonth[]> {
  const values = [asked.organizationId, asked.from, asked.until];
  return runStatement<CountedMonth & Record<string, unknown>>("counted-months", COUNTED, values, tx);
}

interface ChargedAsked {
  organizationId: string;
  /** The first day, and the first that is no more in it. */
  from: string;
  until: string;
  /** Meters of which the largest counts: they do not add up. */
  without: readonly string[];
  priced: readonly PricedDimension[];
}

/** As many rows as there are prices and days, however many values events name. */
export async function chargedDays(asked: ChargedAsked, tx?: TransactionDatabase): Promise<ChargedDay[]> {
  const { organizationId, from, until, without, priced } = asked;
  const values = [organizationId, from, until, without, JSON.stringify(priced)];
  return runStatement<ChargedDay & Record<string, unknown>>("charged-days", CHARGED, values, tx);
}
