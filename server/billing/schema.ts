import { z } from "zod";
import { emailSchema, textSchema } from "../text";
import { isTimeZone } from "./periods";

function line(length: number) {
  return textSchema(length)
    .refine((text) => !/[\r\n\t]/.test(text), "must be one line")
    .transform((text) => text.normalize("NFC").trim());
}

/** ISO 3166-1: two letters that name a country. */
function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code)) return false;
  return new Intl.DisplayNames("en", { type: "region", fallback: "none" }).of(code) !== undefined;
}

const MOST_EMAILS = 20;

const fields = {
  legalName: line(200).describe("The name that stands on invoices"),
  addressLine1: line(200),
  addressLine2: line(200),
  postalCode: line(20),
  city: line(100),
  region: line(100).describe("State, province or county"),
  country: z
    .string()
    .max(10)
    .transform((text) => text.trim().toUpperCase())
    .pipe(z.string().refine((code) => code === "" || isCountry(code), "must be a country's two letters, such as DE"))
    .describe("ISO 3166-1 code of two letters; may be empty"),
  taxId: line(50).describe("Tax number, such as a VAT id"),
  purchaseOrder: line(100).describe("Your own number, which stands on invoices"),
  emails: z
    .array(z.string().max(300))
    .max(MOST_EMAILS, `must name at most ${MOST_EMAILS}`)
    .refine((all) => all.every((one) => emailSchema.safeParse(one).success), "must be e-mail addresses")
    .transform((all) => all.map((one) => one.trim()))
    .describe("Where invoices go; nobody of them has to be a member"),
  emailInvoices: z.boolean().describe("Send each invoice when it is issued"),
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, "must be a time zone such as Europe/Berlin")
    .describe("Whose days and months are billed; a change counts from the next month on"),
};

export const updateBillingDetailsSchema = z.object(fields).partial();

export const billingDetailsView = z.object({
  legalName: z.string(),
  addressLine1: z.string(),
  addressLine2: z.string(),
  postalCode: z.string(),
  city: z.string(),
  region: z.string(),
  country: z.string(),
  taxId: z.string(),
  purchaseOrder: z.string(),
  emails: z.array(z.string()),
  emailInvoices: z.boolean(),
  timeZone: z.string().describe("The one from the next month on, where it changes"),
  timeZoneNow: z.string().describe("The one of the running month"),
  currency: z.string(),
  missing: z
    .array(z.enum(["legalName", "addressLine1", "city", "country", "emails"]))
    .describe("What has to be filled in before anything can be charged"),
});

export type UpdateBillingDetailsInput = z.infer<typeof updateBillingDetailsSchema>;
export type BillingDetailsView = z.infer<typeof billingDetailsView>;
