import "server-only";
import type { OrganizationScope } from "../access/scope";
import { refuseMachines } from "../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../audit/audited";
import { AppError, notFound } from "../errors";
import { invoicesMail } from "../mail/invoice-templates";
import { isMailOn, queueMail } from "../mail/queue";
import { invoicesUrl } from "./letters";
import { invoiceDocument, MOST_EMAILED, type EmailedView, type EmailInvoicesInput } from "./schema";

/**
 * Sends invoices to the caller by mail: the named ones, or the newest.
 * @throws UNAVAILABLE mail_off, FORBIDDEN people_only, NOT_FOUND where one of them is not there, or none at all
 */
export async function emailInvoices(scope: OrganizationScope, input: EmailInvoicesInput): Promise<EmailedView> {
  refuseMachines(scope);
  if (!isMailOn()) throw new AppError("UNAVAILABLE", "mail_off");
  const { actor, organization } = scope;
  const named = input.invoices === undefined ? null : [...new Set(input.invoices)];
  const send = async (tx: TransactionDatabase) => {
    const rows = await tx.invoice.findMany({
      where: { organizationId: organization.id, ...(named === null ? {} : { id: { in: named } }) },
      orderBy: { id: "desc" },
      take: MOST_EMAILED,
      select: { id: true, number: true, document: true },
    });
    if (rows.length === 0 || (named !== null && rows.length < named.length)) throw notFound();
    const documents = rows.map(({ document }) => invoiceDocument.parse(document));
    await queueMail(tx, {
      to: actor.email,
      kind: "invoices",
      organizationId: organization.id,
      invoices: rows.map(({ id }) => id),
      ...invoicesMail(documents, invoicesUrl(organization.slug)),
    });
    const entries = rows.map(({ id, number }) => ({
      target: { type: "invoice", id, name: number },
      after: { to: actor.email },
    }));
    return { value: { to: actor.email, invoices: rows.length }, entries };
  };
  return audited(scope, "invoice.email", send);
}
