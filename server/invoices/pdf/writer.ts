import "server-only";
import type { Font } from "fontkit";
import { loadFonts, piecesOf, type Run, type Weight } from "./fonts";

export interface TextStyle {
  size: number;
  weight?: Weight;
  colour?: string;
}

const INK = "#1c1d21";
/** Between two lines, as a part of the size. */
const LINE = 1.4;
/** Where a line may end: after a space, and between the characters of scripts that write no spaces. */
const BREAKS = /(?<=\s)|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u;

/** How far below its top a line of text stands, and how thick a thin letter is drawn around, as parts of the size. */
const BASELINE = 0.97;
const OUTLINE = 0.013;
const BOLD_OUTLINE = 0.045;

/** Digits as wide as each other, so that numbers stand below each other and no point is drawn into a seven. */
const FEATURES = ["tnum"] as const;

/** Said outright: by itself a font would turn around the digits of a script that is read to the left. */
function shaped(font: Font, { text, rightToLeft }: Run) {
  return font.layout(text, undefined, undefined, undefined, rightToLeft ? "rtl" : "ltr");
}

async function fontIn(bytes: Buffer): Promise<Font> {
  const { create } = await import("fontkit");
  const found = create(bytes);
  if (!("layout" in found)) throw new Error("a collection of fonts where one was expected");
  return found;
}

/** Writes texts of any script into a document, each piece with the font that has it. */
export class Writer {
  private readonly widths = new Map<string, number>();

  private constructor(
    readonly document: PDFKit.PDFDocument,
    /** Those whose letters are written as shapes. */
    private readonly shapes: ReadonlyMap<string, Font>,
  ) {}

  /** `texts`: all that will be written, so that no font is read while the document is made. */
  static async on(document: PDFKit.PDFDocument, texts: readonly string[]): Promise<Writer> {
    // Also each character by itself: where a line ends decides what stands beside it.
    const pieces = texts.flatMap((text) => [text, ...new Set(text)]);
    const runs = pieces.flatMap((text) => [...piecesOf(text, "regular"), ...piecesOf(text, "bold")]);
    const shapes = new Map<string, Font>();
    for (const [{ name, kind }, bytes] of await loadFonts(runs)) {
      if (kind === "text") document.registerFont(name, bytes);
      else shapes.set(name, await fontIn(bytes));
    }
    return new Writer(document, shapes);
  }

  lineHeight({ size }: TextStyle): number {
    return size * LINE;
  }

  widthOf(text: string, style: TextStyle): number {
    return piecesOf(text, style.weight ?? "regular").reduce((sum, run) => sum + this.runWidth(run, style), 0);
  }

  /** A text in lines no wider than asked; a word that is too long for any line is cut. */
  wrap(text: string, width: number, style: TextStyle): string[] {
    return text.split(/\r?\n/).flatMap((line) => this.wrapLine(line, width, style));
  }

  /** One line, from its left or to its right edge. */
  line(text: string, x: number, y: number, style: TextStyle & { align?: "left" | "right" }): void {
    let left = style.align === "right" ? x - this.widthOf(text, style) : x;
    for (const run of piecesOf(text, style.weight ?? "regular")) {
      this.draw(run, left, y, style);
      left += this.runWidth(run, style);
    }
  }

  private wrapLine(text: string, width: number, style: TextStyle): string[] {
    const lines: string[] = [];
    let line = "";
    let taken = 0;
    for (const word of text.split(BREAKS).flatMap((piece) => this.fitting(piece, width, style))) {
      if (line !== "" && taken + this.widthOf(word.trimEnd(), style) > width) {
        lines.push(line.trimEnd());
        line = "";
        taken = 0;
      }
      line += word;
      taken += this.widthOf(word, style);
    }
    return [...lines, line.trimEnd()];
  }

  private fitting(word: string, width: number, style: TextStyle): string[] {
    if (this.widthOf(word.trimEnd(), style) <= width) return [word];
    const pieces: string[] = [];
    let piece = "";
    for (const character of word) {
      if (piece !== "" && this.widthOf(piece + character, style) > width) {
        pieces.push(piece);
        piece = "";
      }
      piece += character;
    }
    return [...pieces, piece];
  }

  private runWidth(run: Run, { size }: TextStyle): number {
    const key = `${run.file.name} ${run.rightToLeft ? "<" : ">"} ${run.text}`;
    // Of one point, since most words come back in some size.
    const known = this.widths.get(key) ?? this.unitWidth(run);
    this.widths.set(key, known);
    return known * size;
  }

  private unitWidth(run: Run): number {
    const font = this.shapes.get(run.file.name);
    if (font !== undefined) return shaped(font, run).advanceWidth / font.unitsPerEm;
    return this.document
      .font(run.file.name)
      .fontSize(1)
      .widthOfString(run.text, { features: [...FEATURES] });
  }

  private draw(run: Run, x: number, y: number, style: TextStyle): void {
    const { file, text } = run;
    const font = this.shapes.get(file.name);
    if (font !== undefined) {
      this.drawShapes(font, run, x, y, style);
      return;
    }
    const { size, colour = INK } = style;
    this.document
      .font(file.name)
      .fontSize(size)
      .fillColor(colour)
      .text(text, x, y, { lineBreak: false, features: [...FEATURES] });
  }

  /** Letters as their outlines, with the text itself beside them for those who copy it or hear it. */
  private drawShapes(font: Font, run: Run, x: number, y: number, style: TextStyle): void {
    const { size, weight, colour = INK } = style;
    const { document } = this;
    const { file, text } = run;
    const { glyphs, positions } = shaped(font, run);
    const scale = size / font.unitsPerEm;
    const outline = file.kind === "thin-shapes" ? (weight === "bold" ? BOLD_OUTLINE : OUTLINE) * font.unitsPerEm : 0;
    document.markContent("Span", { actual: text });
    document
      .save()
      .translate(x, y + size * BASELINE)
      .scale(scale, -scale);
    document.fillColor(colour).strokeColor(colour).lineWidth(outline);
    let left = 0;
    glyphs.forEach((glyph, index) => {
      const at = positions[index];
      const shape = glyph.path.toSVG();
      document.save().translate(left + (at?.xOffset ?? 0), at?.yOffset ?? 0);
      if (shape !== "") document.path(shape);
      if (shape !== "" && outline > 0) document.fillAndStroke();
      else if (shape !== "") document.fill();
      document.restore();
      left += at?.xAdvance ?? glyph.advanceWidth;
    });
    document.restore();
    document.endMarkedContent();
  }
}
