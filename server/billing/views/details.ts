import type { ReadDatabase } from "../../db/tenant";
import { calendar } from "../periods";
import type { BillingDetailsView } from "../schema";
import { zonesOf } from "./calendar-of";

export const DETAILS_COLUMNS = {
  legalName: true,
  addressLine1: true,
  addressLine2: true,
  postalCode: true,
  city: true,
  region: true,
  country: true,
  taxId: true,
  purchaseOrder: true,
  emails: true,
  emailInvoices: true,
  zones: true,
  currency: true,
} as const;

type DetailsRow = Omit<BillingDetailsView, "timeZone" | "timeZoneNow" | "missing"> & { zones: unknown };

const NOTHING: Omit<DetailsRow, "currency"> = {
  legalName: "",
  addressLine1: "",
  addressLine2: "",
  postalCode: "",
  city: "",
  region: "",
  country: "",
  taxId: "",
  purchaseOrder: "",
  emails: [],
  emailInvoices: true,
  zones: [],
};

const NEEDED = ["legalName", "addressLine1", "city", "country", "emails"] as const;

export function toDetailsView({ zones, ...row }: DetailsRow, now = new Date()): BillingDetailsView {
  const kept = zonesOf(zones);
  const days = calendar(kept);
  const missing = NEEDED.filter((name) => row[name].length === 0);
  return { ...row, timeZone: kept.at(-1)?.zone ?? "UTC", timeZoneNow: days.zoneOn(days.dayOf(now)), missing };
}

/** What of a database this reads: a scope's handle, or that of a transaction. */
interface Reads {
  billingAccount: Pick<ReadDatabase["billingAccount"], "findFirst">;
  billingSettings: Pick<ReadDatabase["billingSettings"], "findFirst">;
}

/** How an organization is billed; one that has said nothing yet has empty fields. */
export async function readBillingDetails(db: Reads, organizationId: string): Promise<BillingDetailsView> {
  const row = await db.billingAccount.findFirst({ where: { organizationId }, select: DETAILS_COLUMNS });
  if (row !== null) return toDetailsView(row);
  const settings = await db.billingSettings.findFirst({ where: { id: 1 }, select: { currency: true } });
  return toDetailsView({ ...NOTHING, currency: settings?.currency ?? "USD" });
}
