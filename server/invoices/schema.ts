import { z } from "zod";
import { columnsOf, pageOf, pageSchema } from "../paging";
import { PAYMENT_STATES } from "../payments/schema";
import { lineView, periodView } from "../subscriptions/schema";

const amount = z.number().int().describe("Minor units of the currency");
const day = z.string();

const partySchema = z.object({
  name: z.string(),
  address: z.array(z.string()).describe("Line by line"),
  taxId: z.string(),
  emails: z.array(z.string()),
});

/** All that is printed, as it was when the invoice was issued. */
export const invoiceDocument = z.object({
  number: z.string(),
  organization: z.object({ id: z.string(), name: z.string() }),
  issuedAt: z.iso.datetime(),
  issuedOn: day.describe("In the customer's time zone, as all days here"),
  dueOn: day,
  periodStart: day,
  periodEnd: day.describe("The first day that is no more in it"),
  timeZone: z.string(),
  currency: z.string(),
  seller: partySchema,
  customer: partySchema.extend({ purchaseOrder: z.string() }),
  lines: z.array(lineView),
  subtotal: amount,
  taxName: z.string(),
  taxRate: z.number().int().describe("In hundredths of a percent"),
  tax: amount,
  total: amount,
  paymentNote: z.string(),
});

const invoiceView = z.object({
  id: z.string(),
  number: z.string(),
  issuedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  periodStart: day,
  periodEnd: day.describe("The first day that is no more in it"),
  currency: z.string(),
  subtotal: amount,
  tax: amount,
  total: amount,
  outstanding: amount.describe("What is still to be paid"),
  state: z.enum(PAYMENT_STATES),
});

export const invoicePage = pageOf(invoiceView);

export const invoiceColumns = columnsOf(invoiceView, {
  number: ({ number }) => number,
  issuedAt: ({ issuedAt }) => issuedAt,
  dueAt: ({ dueAt }) => dueAt,
  periodStart: ({ periodStart }) => periodStart,
  periodEnd: ({ periodEnd }) => periodEnd,
  currency: ({ currency }) => currency,
  subtotal: ({ subtotal }) => subtotal,
  tax: ({ tax }) => tax,
  total: ({ total }) => total,
  outstanding: ({ outstanding }) => outstanding,
  state: ({ state }) => state,
});

export const invoiceDetailView = invoiceView.extend({
  document: invoiceDocument,
  digest: z.string().describe("SHA-256 of the document in its canonical form"),
});

export const listInvoicesSchema = pageSchema.extend({
  sort: z.enum(["created", "-created"]).default("-created"),
});

/** An id or a number; whatever is malformed names nothing, so it is answered like an absent one. */
const invoiceField = z
  .string()
  .describe("Id or number of the invoice")
  .transform((value) => (/^[A-Za-z0-9_-]{1,64}$/.test(value) ? value : "none"));

export const invoiceIdSchema = z.object({ invoice: invoiceField });

/** As many as one letter carries. */
export const MOST_EMAILED = 24;

export const emailInvoicesSchema = z.object({
  invoices: z
    .array(invoiceField)
    .min(1, "must name something")
    .max(MOST_EMAILED, `must name at most ${MOST_EMAILED}`)
    .optional()
    .describe("Ids; where absent, the newest ones"),
});

export const emailedView = z.object({
  to: z.string().describe("The caller's address"),
  invoices: z.number().int().describe("How many the letter carries"),
});

const dayCharges = z.object({
  day,
  plan: amount,
  seats: amount,
  usage: amount,
  adjustment: amount.describe("For earlier months"),
  subtotal: amount,
});

const awaitingView = z.object({
  period: periodView,
  subtotal: amount,
  tax: amount,
  total: amount,
  issuedOn: day.describe("When its invoice will be issued"),
});

/** The running month, by the very calculation that its invoice will have. */
export const estimateView = z.object({
  plan: z.string(),
  period: periodView,
  currency: z.string(),
  lines: z.array(lineView),
  byDay: z.array(dayCharges).describe("What it had come to by the end of each day until now, before tax"),
  subtotal: amount,
  taxName: z.string(),
  taxRate: z.number().int(),
  tax: amount,
  total: amount,
  issuedOn: day.describe("When the invoice will be issued"),
  awaiting: z
    .array(awaitingView)
    .describe(
      "Months that are over and have no invoice yet, oldest first; what is reported for them now is still on it",
    ),
});

export type InvoiceDocument = z.infer<typeof invoiceDocument>;
export type InvoiceView = z.infer<typeof invoiceView>;
export type InvoiceDetailView = z.infer<typeof invoiceDetailView>;
export type ListInvoicesInput = z.infer<typeof listInvoicesSchema>;
export type EmailInvoicesInput = z.infer<typeof emailInvoicesSchema>;
export type EmailedView = z.infer<typeof emailedView>;
export type EstimateView = z.infer<typeof estimateView>;
