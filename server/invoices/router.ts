import "server-only";
import { organizationProcedure, router } from "../api/trpc";
import { emailInvoices } from "./commands";
import { printInvoice } from "./pdf/print";
import { estimateCharges, getInvoice, listInvoices } from "./queries";
import {
  emailedView,
  emailInvoicesSchema,
  estimateView,
  invoiceColumns,
  invoiceDetailView,
  invoiceIdSchema,
  invoicePage,
  listInvoicesSchema,
} from "./schema";

const tags = ["Billing"];
const ALL = "/organizations/{organization}/invoices";

export const invoicesRouter = router({
  list: organizationProcedure("invoice.list")
    .meta({
      openapi: { method: "GET", path: ALL, tags, summary: "List the invoices of an organization" },
      exported: invoiceColumns,
    })
    .input(listInvoicesSchema)
    .output(invoicePage)
    .query(({ ctx, input }) => listInvoices(ctx.scope, input)),

  get: organizationProcedure("invoice.read")
    .meta({
      openapi: { method: "GET", path: `${ALL}/{invoice}`, tags, summary: "Get an invoice with all that stands on it" },
      printed: printInvoice,
    })
    .input(invoiceIdSchema)
    .output(invoiceDetailView)
    .query(({ ctx, input }) => getInvoice(ctx.scope, input)),

  estimate: organizationProcedure("plan.read")
    .meta({
      openapi: {
        method: "GET",
        path: "/organizations/{organization}/estimated-charges",
        tags,
        summary: "Get what the running month comes to until now, as its invoice will have it",
      },
    })
    .output(estimateView)
    .query(({ ctx }) => estimateCharges(ctx.scope)),

  email: organizationProcedure("invoice.email")
    .meta({
      openapi: { method: "POST", path: `${ALL}/email`, tags, summary: "Send invoices to yourself by mail" },
    })
    .input(emailInvoicesSchema)
    .output(emailedView)
    .mutation(({ ctx, input }) => emailInvoices(ctx.scope, input)),
});
