import "server-only";
import type { PrintedInvoice, PrintedLine } from "./words";
import type { TextStyle, Writer } from "./writer";

const LEFT = 50;
const RIGHT = 545;
const TOP = 50;
const BOTTOM = 770;
const FOOT = 800;
const GREY = "#5b5e66";
const RULE = "#d5d7dc";

const BODY: TextStyle = { size: 10 };
const SMALL: TextStyle = { size: 8.5, colour: GREY };
const LABEL: TextStyle = { size: 9, weight: "bold", colour: GREY };

/** Right edges of the numbers, and the width of the first column. */
const COLUMNS = { description: 225, quantity: 385, unitPrice: 465, amount: RIGHT } as const;

type Structure = PDFKit.PDFStructureElement;

/** Where the next thing goes, and what it is part of for those who hear the document. */
class Sheet {
  y = TOP;
  private readonly root: Structure;

  constructor(readonly writer: Writer) {
    const { document } = writer;
    this.root = document.struct("Document");
    document.addStructure(this.root);
  }

  /** Goes to a new page where less than this is left. True where it did. */
  room(height: number): boolean {
    if (this.y + height <= BOTTOM) return false;
    this.writer.document.addPage();
    this.y = TOP;
    return true;
  }

  group(type: string, inside: Structure = this.root): Structure {
    const made = this.writer.document.struct(type);
    inside.add(made);
    return made;
  }

  tag(type: string, draw: () => void, inside: Structure = this.root): void {
    inside.add(this.writer.document.struct(type, {}, draw));
  }

  /** Several lines under each other, a paragraph each. */
  lines(texts: readonly string[], x: number, width: number, style: TextStyle): void {
    for (const text of texts.flatMap((one) => this.writer.wrap(one, width, style))) {
      this.room(this.writer.lineHeight(style));
      const { y } = this;
      this.tag("P", () => this.writer.line(text, x, y, style));
      this.y += this.writer.lineHeight(style);
    }
  }

  rule(): void {
    const { document } = this.writer;
    document.markContent("Artifact", { type: "Layout" });
    document.moveTo(LEFT, this.y).lineTo(RIGHT, this.y).lineWidth(0.5).strokeColor(RULE).stroke();
    document.endMarkedContent();
  }
}

function drawHead(sheet: Sheet, words: PrintedInvoice): void {
  const { writer } = sheet;
  const title: TextStyle = { size: 22, weight: "bold" };
  sheet.tag("H1", () => writer.line("Invoice", LEFT, TOP, title));
  sheet.y = TOP + 40;
  const facts = sheet.group("Table");
  for (const [name, value] of words.facts) {
    const row = sheet.group("TR", facts);
    const shown = writer.wrap(value, RIGHT - LEFT - 100, BODY);
    const { y } = sheet;
    sheet.tag("TH", () => writer.line(name, LEFT, y, { ...BODY, colour: GREY }), row);
    sheet.tag(
      "TD",
      () => shown.forEach((line, at) => writer.line(line, LEFT + 100, y + at * writer.lineHeight(BODY), BODY)),
      row,
    );
    sheet.y += writer.lineHeight(BODY) * shown.length;
  }
  sheet.y += 18;
}

/** Seller and customer beside each other. */
function drawParties(sheet: Sheet, { seller, customer }: PrintedInvoice): void {
  const top = sheet.y;
  const bottoms = (
    [
      ["From", seller, LEFT],
      ["Bill to", customer, 300],
    ] as const
  ).map(([label, lines, x]) => {
    sheet.y = top;
    sheet.tag("H2", () => sheet.writer.line(label, x, top, LABEL));
    sheet.y += 15;
    sheet.lines(lines, x, 225, BODY);
    return sheet.y;
  });
  sheet.y = Math.max(...bottoms) + 20;
}

function drawColumns(sheet: Sheet, table: Structure): void {
  const { writer, y } = sheet;
  const row = sheet.group("TR", table);
  sheet.tag("TH", () => writer.line("Description", LEFT, y, LABEL), row);
  sheet.tag("TH", () => writer.line("Quantity", COLUMNS.quantity, y, { ...LABEL, align: "right" }), row);
  sheet.tag("TH", () => writer.line("Price", COLUMNS.unitPrice, y, { ...LABEL, align: "right" }), row);
  sheet.tag("TH", () => writer.line("Amount", COLUMNS.amount, y, { ...LABEL, align: "right" }), row);
  sheet.y += 16;
  sheet.rule();
  sheet.y += 6;
}

function drawLine(sheet: Sheet, table: Structure, line: PrintedLine): void {
  const { writer } = sheet;
  const description = writer.wrap(line.description, COLUMNS.description, BODY);
  const span = writer.wrap(line.span, COLUMNS.description, SMALL);
  const quantity = writer.wrap(line.quantity, 105, BODY);
  const price = writer.wrap(line.unitPrice, 76, BODY);
  const first = writer.lineHeight(BODY);
  const described = description.length * first + span.length * writer.lineHeight(SMALL);
  const height = Math.max(described, quantity.length * first, price.length * first);
  if (sheet.room(height + 6)) drawColumns(sheet, table);
  const { y } = sheet;
  const row = sheet.group("TR", table);
  const right = { ...BODY, align: "right" } as const;
  const texts = () => {
    description.forEach((text, at) => writer.line(text, LEFT, y + at * first, BODY));
    const under = y + description.length * first;
    span.forEach((text, at) => writer.line(text, LEFT, under + at * writer.lineHeight(SMALL), SMALL));
  };
  sheet.tag("TD", texts, row);
  const column = (pieces: readonly string[], at: number) =>
    sheet.tag("TD", () => pieces.forEach((text, index) => writer.line(text, at, y + index * first, right)), row);
  column(quantity, COLUMNS.quantity);
  column(price, COLUMNS.unitPrice);
  sheet.tag("TD", () => writer.line(line.amount, COLUMNS.amount, y, right), row);
  sheet.y += height + 6;
}

function drawSums(sheet: Sheet, { sums, total }: PrintedInvoice): void {
  sheet.room(80);
  sheet.rule();
  sheet.y += 8;
  const table = sheet.group("Table");
  const strong: TextStyle = { size: 12, weight: "bold" };
  for (const [name, value, style] of [...sums.map((sum) => [...sum, BODY] as const), [...total, strong] as const]) {
    const { y, writer } = sheet;
    const row = sheet.group("TR", table);
    sheet.tag("TH", () => writer.line(name, COLUMNS.unitPrice, y, { ...style, align: "right" }), row);
    sheet.tag("TD", () => writer.line(value, COLUMNS.amount, y, { ...style, align: "right" }), row);
    sheet.y += writer.lineHeight(style) + 2;
  }
  sheet.y += 20;
}

/** The number and the page at the foot of each page, beside what is read aloud. */
function drawFeet({ writer }: Sheet, title: string): void {
  const { document } = writer;
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    // What stands below the margin would otherwise begin a page of its own.
    document.page.margins.bottom = 0;
    document.markContent("Artifact", { type: "Pagination" });
    writer.line(title, LEFT, FOOT, SMALL);
    writer.line(`Page ${page + 1} of ${count}`, RIGHT, FOOT, { ...SMALL, align: "right" });
    document.endMarkedContent();
  }
}

export function drawInvoice(writer: Writer, words: PrintedInvoice): void {
  const sheet = new Sheet(writer);
  drawHead(sheet, words);
  drawParties(sheet, words);
  const table = sheet.group("Table");
  drawColumns(sheet, table);
  for (const line of words.lines) drawLine(sheet, table, line);
  drawSums(sheet, words);
  if (words.note !== "") {
    sheet.tag("H2", () => writer.line("How to pay", LEFT, sheet.y, LABEL));
    sheet.y += 15;
    sheet.lines([words.note], LEFT, RIGHT - LEFT, BODY);
  }
  drawFeet(sheet, words.title);
}
