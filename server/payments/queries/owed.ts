import "server-only";
import type { InstanceScope } from "../../access/scope";
import { countOwed, owedPage, type OwedRow } from "../../db/hot/owed-invoices";
import { safeAmount } from "../../money/money";
import { countOf, position, toPage, type Page } from "../../paging";
import type { ListOwedInvoicesInput, OwedInvoiceView } from "../schema";
import { paymentState } from "../views/paid";

function toOwedView(row: OwedRow): OwedInvoiceView {
  const { id, number, currency, organizationId, organizationName, issuedAt, dueAt } = row;
  const total = BigInt(row.total);
  const payments = [
    { kind: "payment", status: "succeeded", amount: BigInt(row.paid) },
    { kind: "payment", status: "pending", amount: BigInt(row.pending) },
  ];
  const { state, paid, outstanding } = paymentState({ total, dueAt }, payments);
  return {
    id,
    number,
    currency,
    organization: { id: organizationId, name: organizationName },
    total: safeAmount(total),
    paid: safeAmount(paid),
    outstanding: safeAmount(outstanding),
    refunded: safeAmount(BigInt(row.refunded)),
    refundable: safeAmount(BigInt(row.refundable)),
    state,
    issuedAt: issuedAt.toISOString(),
    dueAt: dueAt.toISOString(),
  };
}

/** The invoices of all organizations, for operators: who owes what. */
export async function listOwedInvoices(
  _scope: InstanceScope,
  input: ListOwedInvoicesInput,
): Promise<Page<OwedInvoiceView>> {
  const asked = { ...position(input), search: input.search, unpaid: input.state === "unpaid" };
  const rows = await owedPage(asked);
  const count = await countOf(input, rows.length, ({ take = null }) => countOwed(asked, take));
  return toPage(input, rows, count, (row) => row.id, toOwedView);
}
