import "server-only";
import type { SystemScope } from "../access/scope";
import { printDocument } from "./pdf/print";
import { invoiceDocument } from "./schema";

interface Attachment {
  filename: string;
  contentType: string;
  content: Buffer;
}

/** Invoices as the letters that carry them have them attached. */
export async function printedInvoices(scope: SystemScope, ids: readonly string[]): Promise<Attachment[]> {
  if (ids.length === 0) return [];
  const rows = await scope.db.invoice.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { id: "desc" },
    select: { number: true, document: true },
  });
  const printed: Attachment[] = [];
  for (const { number, document } of rows) {
    const content = Buffer.from(await printDocument(invoiceDocument.parse(document)));
    printed.push({ filename: `${number}.pdf`, contentType: "application/pdf", content });
  }
  return printed;
}
