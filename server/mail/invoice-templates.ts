import { formatMoney } from "../money/money";
import { compose, unlinked, type MailText } from "./templates";

interface Invoiced {
  number: string;
  currency: string;
  total: number;
  organization: { name: string };
  dueOn: string;
}

const CLOSING = "You get this letter because your address is among those that invoices go to.";

/** A new invoice, to the addresses that its organization gave. */
export function invoiceMail({ number, currency, total, organization, dueOn }: Invoiced, url: string): MailText {
  return compose({
    subject: `Invoice ${number}`,
    lines: [
      `The invoice ${number} for “${unlinked(organization.name)}” is attached: ${formatMoney(total, currency)}, due on ${dueOn}.`,
    ],
    action: { label: "Open the invoices", url },
    closing: CLOSING,
  });
}

/** Invoices of an organization, to somebody who asked for them. */
export function invoicesMail(invoices: readonly Invoiced[], url: string): MailText {
  const [first] = invoices;
  return compose({
    subject: `Invoices of ${unlinked(first?.organization.name ?? "your organization")}`,
    lines: [
      "The invoices that you asked for are attached:",
      ...invoices.map(
        ({ number, total, currency, dueOn }) => `${number}: ${formatMoney(total, currency)}, due on ${dueOn}`,
      ),
    ],
    action: { label: "Open the invoices", url },
    closing: "You asked for this letter on the page of invoices.",
  });
}
