import "server-only";
import { runStatement } from "../statement";
import { Conditions, likePattern } from "./conditions";

interface OwedAsked {
  after: string | null;
  descending: boolean;
  take: number;
  search: string | undefined;
  unpaid: boolean;
}

/** Amounts are texts: they may be beyond what a number holds. */
export interface OwedRow {
  id: string;
  number: string;
  currency: string;
  organizationId: string;
  organizationName: string;
  total: string;
  paid: string;
  pending: string;
  refunded: string;
  refundable: string;
  issuedAt: Date;
  dueAt: Date;
}

/** An organization that was deleted for good is named as its last invoice names it. */
const FROM = `
  "invoices" i left join "organizations" o on o."id" = i."organizationId"
  cross join lateral (
    select coalesce(sum(p."amount") filter (where p."status" = 'succeeded' and p."kind" <> 'refund'), 0) as "paid",
      coalesce(sum(p."amount") filter (where p."status" = 'pending' and p."kind" = 'payment'), 0) as "pending",
      -coalesce(sum(p."amount") filter (where p."status" = 'succeeded' and p."kind" = 'refund'), 0) as "refunded",
      coalesce(sum(p."amount") filter (
        where p."status" = 'succeeded' and p."provider" = 'manual' and p."kind" in ('payment', 'refund')), 0) as "refundable"
    from "payments" p where p."invoiceId" = i."id") got`;

const NAME = `coalesce(o."name", i."document"->'customer'->>'name', '')`;

function conditionsOf({ search, unpaid }: OwedAsked): Conditions {
  const conditions = new Conditions([unpaid]);
  if (search === undefined) return conditions;
  conditions.add(likePattern(search.toLowerCase()), (place) => {
    return `(lower(i."number") like ${place} or lower(${NAME}) like ${place})`;
  });
  return conditions;
}

export async function owedPage(asked: OwedAsked): Promise<OwedRow[]> {
  const conditions = conditionsOf(asked);
  const [than, order] = asked.descending ? ["<", "desc"] : [">", "asc"];
  if (asked.after !== null) conditions.add(asked.after, (place) => `i."id" ${than} ${place}`);
  const text = `
    select i."id", i."number", i."currency", i."organizationId", ${NAME} as "organizationName", i."total"::text,
      got."paid"::text, got."pending"::text, got."refunded"::text, got."refundable"::text, i."issuedAt", i."dueAt"
    from ${FROM} where (not $1::boolean or i."total" > got."paid")${String(conditions)}
    order by i."id" ${order} limit ${asked.take}`;
  return runStatement<OwedRow>(null, text, conditions.values);
}

/** Null: all of them. */
export async function countOwed(asked: OwedAsked, most: number | null): Promise<number> {
  const conditions = conditionsOf(asked);
  const text = `
    select count(*)::int as "count" from (
      select 1 from ${FROM} where (not $1::boolean or i."total" > got."paid")${String(conditions)}
      ${most === null ? "" : `limit ${most}`}) as "few"`;
  const [row] = await runStatement<{ count: number }>(null, text, conditions.values);
  return row?.count ?? 0;
}
