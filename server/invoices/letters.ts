import "server-only";
import type { TransactionDatabase } from "../audit/audited";
import { publicUrl } from "../env";
import { invoiceMail } from "../mail/invoice-templates";
import { queueMails } from "../mail/queue";
import type { InvoiceDocument } from "./schema";

/** The page with all invoices of an organization. */
export function invoicesUrl(slug: string): string {
  return `${publicUrl()}/organizations/${encodeURIComponent(slug)}/billing/invoices`;
}

/** Sends a new invoice to the addresses that stand on it, in the transaction that issues it: once, or not at all. */
export async function queueInvoice(
  tx: TransactionDatabase,
  { id, slug, document }: { id: string; slug: string; document: InvoiceDocument },
): Promise<void> {
  const text = invoiceMail(document, invoicesUrl(slug));
  const place = { kind: "invoice" as const, organizationId: document.organization.id, invoices: [id] };
  await queueMails(
    tx,
    document.customer.emails.map((to) => ({ to, ...place, ...text })),
  );
}
