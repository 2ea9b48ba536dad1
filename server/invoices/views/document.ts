import { createHash } from "node:crypto";
import type { BillingSettingsView } from "../../billing-settings/schema";
import { addDays, type Calendar, type Period } from "../../billing/periods";
import type { BillingDetailsView } from "../../billing/schema";
import { safeAmount } from "../../money/money";
import type { InvoiceDocument } from "../schema";
import type { Sums } from "../pricing/figures";
import { toLineView } from "./line-view";
import type { Line } from "../pricing/lines";

interface Facts {
  number: string;
  organization: { id: string; name: string };
  issuedAt: Date;
  period: Period;
  days: Calendar;
  currency: string;
  settings: BillingSettingsView;
  details: BillingDetailsView;
  lines: readonly Line[];
  sums: Sums;
}

function filled(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}

function countryName(code: string): string {
  if (code === "") return "";
  return new Intl.DisplayNames("en", { type: "region", fallback: "code" }).of(code) ?? code;
}

function customerOf(details: BillingDetailsView, organization: { name: string }): InvoiceDocument["customer"] {
  const { legalName, addressLine1, addressLine2, postalCode, city, region, country } = details;
  const place = filled([postalCode, city]).join(" ");
  return {
    name: legalName === "" ? organization.name : legalName,
    address: filled([addressLine1, addressLine2, place, region, countryName(country)]),
    taxId: details.taxId,
    emails: details.emails,
    purchaseOrder: details.purchaseOrder,
  };
}

function sellerOf(settings: BillingSettingsView): InvoiceDocument["seller"] {
  return {
    name: settings.sellerName,
    address: filled(settings.sellerAddress.split(/\r?\n/)),
    taxId: settings.sellerTaxId,
    emails: filled([settings.sellerEmail]),
  };
}

/** All that stands on an invoice. */
export function documentOf(facts: Facts): InvoiceDocument {
  const { organization, issuedAt, period, days, settings, details, sums } = facts;
  const issuedOn = days.dayOf(issuedAt);
  return {
    number: facts.number,
    organization,
    issuedAt: issuedAt.toISOString(),
    issuedOn,
    dueOn: addDays(issuedOn, settings.dueDays),
    periodStart: period.start,
    periodEnd: period.end,
    timeZone: days.zoneOn(period.start),
    currency: facts.currency,
    seller: sellerOf(settings),
    customer: customerOf(details, organization),
    lines: facts.lines.map(toLineView),
    subtotal: safeAmount(sums.subtotal),
    taxName: settings.taxName,
    taxRate: settings.taxRate,
    tax: safeAmount(sums.tax),
    total: safeAmount(sums.total),
    paymentNote: settings.paymentNote,
  };
}

/** JSON with the fields of every object in the order of their names. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([name, of]) => `${JSON.stringify(name)}:${canonical(of)}`).join(",")}}`;
}

export function digestOf(document: InvoiceDocument): string {
  return createHash("sha256").update(canonical(document)).digest("hex");
}
