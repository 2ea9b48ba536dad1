import { z } from "zod";
import { isCurrency } from "../money/money";
import { emailSchema, textSchema } from "../text";

const line = textSchema(200).refine((text) => !/[\r\n\t]/.test(text), "must be one line");

const fields = {
  sellerName: line.describe("Who sends the invoices"),
  sellerAddress: textSchema(500).describe("The address, line by line"),
  sellerTaxId: line.describe("The seller's tax number"),
  sellerEmail: z.union([z.literal(""), emailSchema]).describe("Where customers write to; may be empty"),
  paymentNote: textSchema(1_000).describe("How to pay by transfer: it stands on every invoice"),
  currency: z
    .string()
    .transform((text) => text.trim().toUpperCase())
    .pipe(z.string().refine(isCurrency, "must be a currency such as USD"))
    .describe("ISO 4217 code of the currency of all prices"),
  taxName: line.pipe(z.string().min(1, "must not be empty").max(40)).describe("What the tax is called"),
  taxRate: z.number().int().min(0).max(10_000).describe("In hundredths of a percent: 1900 is 19 %"),
  invoicePrefix: z
    .string()
    .regex(/^[A-Za-z0-9]{1,12}$/, "must be 1 to 12 letters or digits")
    .describe("Before the number of an invoice"),
  dueDays: z.number().int().min(0).max(365).describe("Days until an invoice is due"),
  lateDays: z
    .number()
    .int()
    .min(0)
    .max(27)
    .describe("An invoice is issued so many days after its month; what is reported later is on the next one"),
  terms: textSchema(50_000).describe("The terms that customers agree to"),
  defaultPlan: z.string().max(64).describe("The plan of organizations that have chosen none; it charges nothing"),
};

export const billingSettingsView = z.object({
  ...fields,
  sellerEmail: z.string(),
  currency: z.string(),
  taxName: z.string(),
  termsVersion: z.string().describe("Counted up with each change of the terms"),
  lastInvoiceNumber: z.number().int().describe("How many invoices were issued"),
});

export const updateBillingSettingsSchema = z.object(fields).partial();

export type BillingSettingsView = z.infer<typeof billingSettingsView>;
export type UpdateBillingSettingsInput = z.infer<typeof updateBillingSettingsSchema>;
