import { z } from "zod";
import { columnsOf, pageOf, pageSchema } from "../paging";
import { idSchema, textSchema } from "../text";

/** Why a payment failed, as a closed list; each has a sentence in the interface's catalogue. */
export const FAILURES = [
  "authentication_required",
  "canceled",
  "card_declined",
  "card_expired",
  "card_wrong",
  "dispute_won",
  "insufficient_funds",
  "method_gone",
  "never_arrived",
  "paid_before",
  "provider_gone",
  "provider_refused",
  "refund_failed",
] as const;
export type Failure = (typeof FAILURES)[number];

/** What is to be done about each, for letters and pages. */
export const FAILURE_SENTENCES: Readonly<Record<Failure, string>> = {
  authentication_required: "The bank wants the card's holder to agree: give the card once more, or pay another way.",
  canceled: "The payment was cancelled at the payment provider.",
  card_declined: "The bank declined the card, without saying why.",
  card_expired: "The card has expired: give another one.",
  card_wrong: "Something in the card's details is wrong: give the card once more.",
  dispute_won: "The bank decided against taking it back.",
  insufficient_funds: "There was not enough money behind the card.",
  method_gone: "The payment provider does not have the card any more: give it once more.",
  never_arrived: "The payment provider never got the payment; nothing was charged.",
  paid_before: "An earlier payment of the invoice had arrived; nothing was charged again.",
  provider_gone: "There was no payment provider any more that could be asked about it.",
  provider_refused: "The payment provider refused the payment.",
  refund_failed: "The bank did not take the refund; the money came back.",
};

/** How an invoice stands. */
export const PAYMENT_STATES = ["open", "processing", "paid", "overdue"] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

export const PAYMENT_STATUSES = ["pending", "succeeded", "failed"] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** What a row of the history is: money that came, what is asked for no more, and money that went back. */
export const PAYMENT_KINDS = ["payment", "credit", "refund", "dispute"] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

const amount = z.number().int().describe("Minor units of the currency, such as cents");

export const paymentMethodView = z.object({
  id: z.string(),
  kind: z.enum(["transfer", "card"]),
  brand: z.string().describe("As the provider calls it, such as visa; empty for a transfer"),
  last4: z.string().describe("Last digits of the card; empty for a transfer"),
  expiresMonth: z.number().int().nullable(),
  expiresYear: z.number().int().nullable(),
  isDefault: z.boolean().describe("Invoices are paid by it"),
  createdAt: z.iso.datetime(),
});

export const paymentMethodPage = pageOf(paymentMethodView).extend({
  cards: z.boolean().describe("Whether cards are taken here"),
  paymentNote: z.string().describe("How to pay by transfer, in the operator's words"),
});

export const listPaymentMethodsSchema = pageSchema;

export const addPaymentMethodSchema = z.object({
  kind: z.enum(["transfer", "card"]).describe("card: the answer leads to the payment provider's own page"),
  next: z
    .string()
    .max(500)
    .optional()
    .describe("The page of the organization's billing to which the provider's page leads back, as a path"),
});

export const addedPaymentMethodView = z.object({
  method: paymentMethodView.nullable(),
  url: z.url().nullable().describe("The provider's page on which the card is given; null for a transfer"),
});

export const confirmPaymentMethodSchema = z.object({
  session: z
    .string()
    .regex(/^[A-Za-z0-9_]{1,255}$/, "must be a session of the payment provider's page")
    .describe("What the provider's page leads back with"),
});

export const paymentMethodIdSchema = z.object({ method: idSchema("Id of the payment method") });

export const removedPaymentMethodView = z.object({ id: z.string() });

export const paymentView = z.object({
  id: z.string(),
  invoice: z.object({ id: z.string(), number: z.string() }),
  kind: z.enum(PAYMENT_KINDS).describe("dispute: the customer's bank takes the money back"),
  amount: amount.describe("Minor units of the currency; below zero where money goes back"),
  currency: z.string(),
  status: z.enum(PAYMENT_STATUSES),
  failure: z.enum(FAILURES).nullable(),
  method: z.string().describe("What it was paid by, in words"),
  note: z.string(),
  createdAt: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable().describe("When it arrived, or failed"),
});

export const paymentPage = pageOf(paymentView);

export const paymentColumns = columnsOf(paymentView, {
  id: ({ id }) => id,
  invoice: ({ invoice }) => invoice.number,
  kind: ({ kind }) => kind,
  amount: ({ amount: minor }) => minor,
  currency: ({ currency }) => currency,
  status: ({ status }) => status,
  failure: ({ failure }) => failure,
  method: ({ method }) => method,
  note: ({ note }) => note,
  createdAt: ({ createdAt }) => createdAt,
  settledAt: ({ settledAt }) => settledAt,
});

export const listPaymentsSchema = pageSchema.extend({
  status: z.enum(PAYMENT_STATUSES).optional().describe("Only payments that stand so"),
  invoice: idSchema("Only payments of this invoice").optional(),
});

export const payInvoiceSchema = z.object({ invoice: idSchema("Id of the invoice") });

const owedInvoiceView = z.object({
  id: z.string(),
  number: z.string(),
  organization: z.object({ id: z.string(), name: z.string() }),
  currency: z.string(),
  total: amount,
  paid: amount,
  outstanding: amount,
  refunded: amount,
  refundable: amount.describe("What arrived by transfer and was not given back"),
  state: z.enum(PAYMENT_STATES),
  issuedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
});

export const owedInvoicePage = pageOf(owedInvoiceView);

export const listOwedInvoicesSchema = pageSchema.extend({
  state: z.enum(["unpaid", "all"]).default("unpaid").describe("unpaid: only invoices with something left to pay"),
});

const someAmount = z
  .number("must be an amount")
  .int("must be whole")
  .min(1, "must be more than nothing")
  .max(Number.MAX_SAFE_INTEGER);

export const recordPaymentSchema = z.object({
  invoice: idSchema("Id of the invoice"),
  kind: z.enum(["transfer", "credit"]).default("transfer").describe("credit: so much is asked for no more"),
  amount: someAmount.describe("Minor units that arrived"),
  receivedOn: z.iso.date("must be a date").optional().describe("The day on which it arrived; today where absent"),
  note: textSchema(200).default("").describe("A reference, such as that of the bank statement"),
});

export const recordRefundSchema = z.object({
  invoice: idSchema("Id of the invoice"),
  amount: someAmount.describe("Minor units that were given back"),
  refundedOn: z.iso.date("must be a date").optional().describe("The day on which it left; today where absent"),
  note: textSchema(200).default("").describe("Why, or a reference; the organization sees it"),
});

export type PaymentMethodView = z.infer<typeof paymentMethodView>;
export type PaymentMethodPage = z.infer<typeof paymentMethodPage>;
export type AddPaymentMethodInput = z.infer<typeof addPaymentMethodSchema>;
export type AddedPaymentMethodView = z.infer<typeof addedPaymentMethodView>;
export type PaymentView = z.infer<typeof paymentView>;
export type ListPaymentsInput = z.infer<typeof listPaymentsSchema>;
export type OwedInvoiceView = z.infer<typeof owedInvoiceView>;
export type ListOwedInvoicesInput = z.infer<typeof listOwedInvoicesSchema>;
export type RecordPaymentInput = z.infer<typeof recordPaymentSchema>;
export type RecordRefundInput = z.infer<typeof recordRefundSchema>;
