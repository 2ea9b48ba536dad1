import { addDays } from "../../billing/periods";
import { formatMoney, formatQuantity, formatUnitPrice } from "../../money/money";
import { gigabytes, saidPrice } from "../../money/said";
import type { InvoiceDocument } from "../schema";

const LOCALE = "en";
const days = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** A day as the document has it, whoever reads it. */
function writtenOut(day: string): string {
  return days.format(new Date(`${day}T00:00:00Z`));
}

/** From the first to the last day. */
function spanText(start: string, end: string): string {
  const last = addDays(end, -1);
  return start === last ? writtenOut(start) : `${writtenOut(start)} to ${writtenOut(last)}`;
}

/** Units of the product's own; those of an organization's own meters stay as they were given. */
const MANY: ReadonlyMap<string, string> = new Map([
  ["month", "months"],
  ["seat", "seats"],
  ["person", "people"],
  ["call", "calls"],
  ["second", "seconds"],
  ["token", "tokens"],
]);

function unitText(quantity: string, unit: string): string {
  if (unit === "byte") return `${formatQuantity(gigabytes(quantity), LOCALE)} GB`;
  return `${formatQuantity(quantity, LOCALE)} ${quantity === "1" ? unit : (MANY.get(unit) ?? unit)}`;
}

/** "$0.09 / GB". */
function priceText(unitPrice: string, unit: string, currency: string): string {
  const said = saidPrice(unitPrice, unit);
  return `${formatUnitPrice(said.price, currency, LOCALE)} / ${said.unit}`;
}

export interface PrintedLine {
  description: string;
  span: string;
  quantity: string;
  unitPrice: string;
  amount: string;
}

/** All that is printed, as texts. */
export interface PrintedInvoice {
  title: string;
  facts: [string, string][];
  seller: string[];
  customer: string[];
  lines: PrintedLine[];
  sums: [string, string][];
  total: [string, string];
  note: string;
}

function partyLines({ name, address, taxId, emails }: InvoiceDocument["seller"]): string[] {
  const tax = taxId === "" ? [] : [`Tax number: ${taxId}`];
  return [name, ...address, ...tax, ...emails].filter((line) => line !== "");
}

/** 1900 is "19%". */
function rateText(rate: number): string {
  return `${formatQuantity(String(rate / 100), LOCALE)}%`;
}

export function wordsOf(document: InvoiceDocument): PrintedInvoice {
  const { currency, customer } = document;
  const money = (amount: number) => formatMoney(amount, currency, LOCALE);
  const order: [string, string][] = customer.purchaseOrder === "" ? [] : [["Purchase order", customer.purchaseOrder]];
  return {
    title: `Invoice ${document.number}`,
    facts: [
      ["Invoice number", document.number],
      ["Date", writtenOut(document.issuedOn)],
      ["Due", writtenOut(document.dueOn)],
      ["Period", spanText(document.periodStart, document.periodEnd)],
      ["Time zone", document.timeZone],
      ...order,
    ],
    seller: partyLines(document.seller),
    customer: partyLines(customer),
    lines: document.lines.map((line) => ({
      description: line.description,
      span: spanText(line.periodStart, line.periodEnd),
      quantity: unitText(line.quantity, line.unit),
      unitPrice: priceText(line.unitPrice, line.unit, currency),
      amount: money(line.amount),
    })),
    sums: [
      ["Subtotal", money(document.subtotal)],
      [`${document.taxName} ${rateText(document.taxRate)}`, money(document.tax)],
    ],
    total: [`Total ${currency}`, money(document.total)],
    note: document.paymentNote,
  };
}
