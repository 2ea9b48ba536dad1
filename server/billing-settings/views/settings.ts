import type { ReadDatabase } from "../../db/tenant";
import type { BillingSettingsView } from "../schema";

export const SETTINGS_COLUMNS = {
  sellerName: true,
  sellerAddress: true,
  sellerTaxId: true,
  sellerEmail: true,
  paymentNote: true,
  currency: true,
  taxName: true,
  taxRate: true,
  invoicePrefix: true,
  dueDays: true,
  lateDays: true,
  termsVersion: true,
  terms: true,
  defaultPlan: true,
  lastInvoiceNumber: true,
} as const;

/** What of a database this reads: any scope's handle, or that of a transaction. */
interface Reads {
  billingSettings: Pick<ReadDatabase["billingSettings"], "findFirst">;
}

/** Who sells, in which currency, with which tax and terms. The row is there from the beginning. */
export async function readBillingSettings(db: Reads): Promise<BillingSettingsView> {
  const row = await db.billingSettings.findFirst({ where: { id: 1 }, select: SETTINGS_COLUMNS });
  if (row === null) throw new Error("the settings of billing are gone");
  return row;
}
