import "server-only";
import { instanceProcedure, router } from "../../api/trpc";
import { recordPayment, recordRefund } from "../commands/record-payment";
import { listOwedInvoices } from "../queries/owed";
import * as schema from "../schema";

const tags = ["Instance"];

export const owedInvoicesRouter = router({
  list: instanceProcedure("payment.list-all")
    .meta({
      openapi: {
        method: "GET",
        path: "/instance/invoices",
        tags,
        summary: "List the invoices of all organizations with what is left to pay",
      },
    })
    .input(schema.listOwedInvoicesSchema)
    .output(schema.owedInvoicePage)
    .query(({ ctx, input }) => listOwedInvoices(ctx.scope, input)),

  recordPayment: instanceProcedure("payment.record")
    .meta({
      openapi: {
        method: "POST",
        path: "/instance/invoices/{invoice}/payments",
        tags,
        summary: "Write down what arrived by transfer for an invoice, or what is asked for no more",
      },
    })
    .input(schema.recordPaymentSchema)
    .output(schema.paymentView)
    .mutation(({ ctx, input }) => recordPayment(ctx.scope, input)),

  recordRefund: instanceProcedure("payment.refund")
    .meta({
      openapi: {
        method: "POST",
        path: "/instance/invoices/{invoice}/refunds",
        tags,
        summary: "Write down what was given back by transfer of an invoice that was paid so",
      },
    })
    .input(schema.recordRefundSchema)
    .output(schema.paymentView)
    .mutation(({ ctx, input }) => recordRefund(ctx.scope, input)),
});
