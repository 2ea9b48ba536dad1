import "server-only";
import { organizationProcedure, router } from "../../api/trpc";
import { payInvoice } from "../commands/pay-invoice";
import { listPayments } from "../queries/payments";
import * as schema from "../schema";

const tags = ["Billing"];

export const paymentsRouter = router({
  list: organizationProcedure("payment.list")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/payments",
        tags,
        summary: "List the payments of an organization, those that failed too",
      },
      exported: schema.paymentColumns,
    })
    .input(schema.listPaymentsSchema)
    .output(schema.paymentPage)
    .query(({ ctx, input }) => listPayments(ctx.scope, input)),

  pay: organizationProcedure("invoice.pay")
    .meta({
      openapi: {
        method: "POST",
        path: "/organizations/{organization}/invoices/{invoice}/pay",
        tags,
        summary: "Pay an invoice by the default card; the answer is a payment that is under way",
      },
    })
    .input(schema.payInvoiceSchema)
    .output(schema.paymentView)
    .mutation(({ ctx, input }) => payInvoice(ctx.scope, input)),
});
