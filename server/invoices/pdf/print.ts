import "server-only";
import type { Printed } from "../../api/meta";
import { invoiceDetailView, type InvoiceDocument } from "../schema";
import { drawInvoice } from "./layout";
import { wordsOf } from "./words";
import { Writer } from "./writer";

/** A4 in points. */
const MARGIN = 50;

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Letters of the layout's own words and of numbers, beside those of the invoice. */
const OWN_WORDS = "Invoice From Bill to Description Quantity Price Amount How to pay Page 1234567890 of · /";

/** An invoice as a PDF: the same bytes for the same document, tagged so that it can be read aloud. */
export async function printDocument(document: InvoiceDocument): Promise<Uint8Array> {
  const { default: PDFDocument } = await import("pdfkit");
  const issued = new Date(document.issuedAt);
  const words = wordsOf(document);
  const pdf = new PDFDocument({
    size: "A4",
    margin: MARGIN,
    bufferPages: true,
    pdfVersion: "1.7",
    tagged: true,
    lang: "en",
    displayTitle: true,
    info: {
      Title: words.title,
      Author: document.seller.name,
      Creator: "Tenantry",
      Producer: "Tenantry",
      CreationDate: issued,
      ModDate: issued,
    },
  });
  const pieces: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on("data", (piece: Buffer) => pieces.push(piece));
    pdf.on("end", resolve);
    pdf.on("error", reject);
  });
  drawInvoice(await Writer.on(pdf, [...textsIn(words), OWN_WORDS]), words);
  pdf.end();
  await ended;
  return Buffer.concat(pieces);
}

/** What the address of an invoice answers with `.pdf`. */
export async function printInvoice(value: unknown): Promise<Printed> {
  const { document } = invoiceDetailView.parse(value);
  return { name: document.number, bytes: await printDocument(document) };
}
