import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { containing, countOf, keyset, toPage, type Page } from "../../paging";
import type { ListPaymentsInput, PaymentView } from "../schema";
import { PAYMENT_COLUMNS, toPaymentView } from "../views/payment";

/** What was paid and what failed. */
export async function listPayments(scope: OrganizationScope, input: ListPaymentsInput): Promise<Page<PaymentView>> {
  const { after, orderBy, take } = keyset(input);
  const where = {
    ...(input.status === undefined ? {} : { status: input.status }),
    ...(input.invoice === undefined ? {} : { invoiceId: input.invoice }),
    ...(input.search === undefined ? {} : { invoice: { number: containing(input.search) } }),
  };
  const rows = await scope.db.payment.findMany({
    where: { AND: [where, after] },
    orderBy,
    take,
    select: PAYMENT_COLUMNS,
  });
  const count = await countOf(input, rows.length, (limit) => scope.db.payment.count({ where, ...limit }));
  return toPage(input, rows, count, (row) => row.id, toPaymentView);
}
