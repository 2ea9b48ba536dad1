import "server-only";
import { runStatement } from "../statement";

/** After how many failures the next try waits for how many days; after the last one only another card starts anew. */
const DUE = `
  select i."id", i."organizationId"
  from "invoices" i
  join "organizations" o on o."id" = i."organizationId"
  join "payment_methods" m on m."organizationId" = i."organizationId" and m."isDefault" and m."provider" = 'stripe'
  cross join lateral (
    select coalesce(sum(p."amount") filter (where p."status" = 'succeeded' and p."kind" <> 'refund'), 0) as "paid",
      count(*) filter (where p."status" = 'pending' and p."kind" = 'payment') as "pending",
      count(*) filter (where p."status" = 'failed' and p."kind" = 'payment') as "failed",
      count(*) filter (where p."kind" = 'dispute') as "disputed",
      max(p."createdAt") filter (where p."kind" = 'payment') as "last"
    from "payments" p where p."invoiceId" = i."id") tried
  where i."issuedAt" > now() - interval '60 days' and i."total" > tried."paid" and tried."pending" = 0
    and tried."disputed" = 0
    and (tried."failed" = 0 or m."createdAt" > tried."last"
      or (tried."failed" = 1 and tried."last" < now() - interval '3 days')
      or (tried."failed" = 2 and tried."last" < now() - interval '5 days')
      or (tried."failed" = 3 and tried."last" < now() - interval '7 days'))
  order by i."sequence" limit $1`;

/**
 * Open invoices whose organizations pay by a card, deleted ones too while they can be restored, where it is time to try.
 * Never what somebody had their bank take back: that is paid by hand, or not at all.
 */
export async function dueInvoices(limit: number): Promise<{ id: string; organizationId: string }[]> {
  return runStatement("due-invoices", DUE, [limit]);
}
