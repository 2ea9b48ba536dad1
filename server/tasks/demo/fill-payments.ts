import "server-only";
import { authorizeInstance, authorizeOrganization } from "../../access/authorize";
import type { Actor, RequestInfo, SystemScope } from "../../access/scope";
import { recorded } from "../../audit/recorded";
import { createBudget } from "../../budgets/commands/save-budget";
import { checkBudgets } from "../../budgets/check-budgets";
import { safeAmount } from "../../money/money";
import { addPaymentMethod } from "../../payments/commands/methods";
import { recordPayment } from "../../payments/commands/record-payment";
import { DAY_MILLISECONDS } from "../../time";

const DAYS_TO_PAY = 9;

/** A month may cost so much, in minor units, and use so many tokens. */
const MONEY = "500000";
const TOKENS = "50000000";

/** It pays by transfer, all but the newest invoice; and watches what a month costs. */
export async function fillPayments(
  system: SystemScope,
  actor: Actor,
  request: RequestInfo,
  { id: organizationId, slug }: { id: string; slug: string },
): Promise<void> {
  const add = await authorizeOrganization(actor, request, slug, "payment-method.add");
  await addPaymentMethod(add, { kind: "transfer" });
  const record = authorizeInstance(actor, request, "payment.record");
  const invoices = await system.db.invoice.findMany({
    where: { organizationId, total: { gt: 0 } },
    orderBy: { sequence: "asc" },
    select: { id: true, number: true, total: true, issuedAt: true },
  });
  for (const { id: invoice, number, total, issuedAt } of invoices.slice(0, -1)) {
    await recordPayment(record, {
      invoice,
      kind: "transfer",
      amount: safeAmount(total),
      note: `Transfer for ${number}`,
    });
    const createdAt = new Date(issuedAt.getTime() + DAYS_TO_PAY * DAY_MILLISECONDS);
    await recorded(system, "housekeeping", (tx) =>
      tx.payment.updateMany({ where: { invoiceId: invoice }, data: { createdAt, settledAt: createdAt } }),
    );
  }
  const budget = await authorizeOrganization(actor, request, slug, "budget.create");
  const whole = { scope: "organization" as const, hardStop: false, recipients: [] };
  await createBudget(budget, { ...whole, meter: null, amount: MONEY });
  await createBudget(budget, { ...whole, meter: "tokens", amount: TOKENS });
  await checkBudgets(system);
}
