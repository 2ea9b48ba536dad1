import "server-only";
import type { OrganizationScope } from "../../access/scope";
import { actingOrganizationAuthority } from "../../access/standing/acting-authority";
import { audited } from "../../audit/audited";
import { providerNow } from "../asking";
import type { PaymentView } from "../schema";
import { PAYMENT_COLUMNS, toPaymentView } from "../views/payment";
import { requestPayment } from "./request-payment";

/**
 * Pays an invoice by the default card now: once more after a payment failed, or before the task would.
 * @throws NOT_FOUND, CONFLICT invoice_paid, payment_pending, payment_method_missing, UNAVAILABLE cards_off
 */
export async function payInvoice(scope: OrganizationScope, { invoice }: { invoice: string }): Promise<PaymentView> {
  const organizationId = scope.organization.id;
  return audited(
    scope,
    "invoice.pay",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "invoice.pay");
      const { id, entries } = await requestPayment(tx, { organizationId, invoice });
      // Known by now: the invoice is theirs. Where nobody takes cards any more, all of it is undone.
      providerNow();
      const row = await tx.payment.findFirstOrThrow({ where: { id }, select: PAYMENT_COLUMNS });
      return { value: toPaymentView(row), entries };
    },
    { lock: { organization: organizationId } },
  );
}
