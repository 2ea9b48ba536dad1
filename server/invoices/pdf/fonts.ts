import "server-only";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { shared } from "../../process";
import { directed } from "./direction";

export type Weight = "regular" | "bold";

/** A file with some characters, by the ranges that it says it has. */
interface FontFile {
  /** Different for each file, and the same each time. */
  name: string;
  path: string;
  /** How it is written: as text, or as shapes, since not every file can be put into a document. */
  kind: "text" | "shapes" | "thin-shapes";
  /** Only these characters. */
  only?: RegExp;
  ranges: readonly (readonly [number, number])[];
}

const INTER = ["latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext", "vietnamese", "greek-ext"];
const INTER_WEIGHTS: Readonly<Record<Weight, string>> = { regular: "400", bold: "600" };
const DEJAVU: Readonly<Record<Weight, string>> = { regular: "DejaVuSans", bold: "DejaVuSans-Bold" };
/** All planes: what neither of the others has is looked for here, and shown as a box where it has it not. */
const EVERYTHING = [[0, 0x10ffff]] as const;
/**
 * Families in slices; some say of a slice that it has what none of the family has,
 * so each is asked for its own scripts.
 */
const NOTO: readonly (readonly [string, RegExp, FontFile["kind"]])[] = [
  ["noto-sans-sc", /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u, "thin-shapes"],
  ["noto-sans-kr", /\p{Script=Hangul}/u, "thin-shapes"],
  ["noto-sans-thai", /\p{Script=Thai}/u, "shapes"],
  ["noto-sans-devanagari", /\p{Script=Devanagari}/u, "shapes"],
];

const rangesSchema = z.record(z.string(), z.string());

/** The process is started in the folder of the installation, where its packages are. */
function folderOf(packageName: string): string {
  return join(/* turbopackIgnore: true */ process.cwd(), "node_modules", packageName);
}

/** "U+0102-0103,U+0110" as numbers. */
function rangesIn(text: string): [number, number][] {
  return text.split(",").map((part) => {
    const [from = "0", to = from] = part.trim().replace(/^U\+/i, "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

function unicodeOf(folder: string): Record<string, string> {
  return rangesSchema.parse(JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8")));
}

function interFiles(weight: Weight): FontFile[] {
  const folder = folderOf("@fontsource/inter");
  const unicode = unicodeOf(folder);
  return INTER.map((subset) => {
    const name = `inter-${subset}-${INTER_WEIGHTS[weight]}-normal`;
    return { name, path: join(folder, "files", `${name}.woff`), kind: "text", ranges: rangesIn(unicode[subset] ?? "") };
  });
}

function notoFiles([family, only, kind]: (typeof NOTO)[number]): FontFile[] {
  const folder = folderOf(`@fontsource-variable/${family}`);
  return Object.entries(unicodeOf(folder)).map(([subset, ranges]) => {
    const name = `${family}-${subset.replace(/[[\]]/g, "")}-wght-normal`;
    return { name, path: join(folder, "files", `${name}.woff2`), kind, only, ranges: rangesIn(ranges) };
  });
}

function chainOf(weight: Weight): FontFile[] {
  const dejavu = join(folderOf("dejavu-fonts-ttf"), "ttf", `${DEJAVU[weight]}.ttf`);
  const last = { name: DEJAVU[weight], path: dejavu, kind: "shapes" as const, ranges: EVERYTHING };
  return [...interFiles(weight), ...NOTO.flatMap(notoFiles), last];
}

function chain(weight: Weight): readonly FontFile[] {
  return shared(`invoice-fonts-${weight}`, () => chainOf(weight));
}

function has({ ranges, only }: FontFile, character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  return (only?.test(character) ?? true) && ranges.some(([from, to]) => codePoint >= from && codePoint <= to);
}

export interface Run {
  file: FontFile;
  text: string;
  rightToLeft: boolean;
}

/** Spaces and marks go with what stands before them, so that words and shapes are not torn. */
const CLINGING = /[\p{Z}\p{M}\u200c\u200d]/u;

/** A text in pieces that one file each can show. */
export function runsOf(text: string, weight: Weight): Run[] {
  const files = chain(weight);
  const runs: Run[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const file = files.find((one) => has(one, character)) ?? files.at(-1);
    if (file === undefined) continue;
    if (last !== undefined && (last.file === file || CLINGING.test(character))) last.text += character;
    else runs.push({ file, text: character, rightToLeft: false });
  }
  return runs;
}

/** A line in pieces from left to right. What is read the other way has one file for its letters and all between them. */
export function piecesOf(line: string, weight: Weight): Run[] {
  const everything = chain(weight).at(-1);
  return directed(line).flatMap(({ text, rightToLeft }) =>
    rightToLeft && everything !== undefined ? [{ file: everything, text, rightToLeft }] : runsOf(text, weight),
  );
}

const loaded = new Map<string, Promise<Buffer>>();

/** The bytes of each file that these texts need, read once. */
export async function loadFonts(runs: readonly Run[]): Promise<Map<FontFile, Buffer>> {
  const bytes = new Map<FontFile, Buffer>();
  for (const file of new Set(runs.map((run) => run.file))) {
    const reading = loaded.get(file.name) ?? readFile(file.path);
    loaded.set(file.name, reading);
    bytes.set(file, await reading);
  }
  return bytes;
}
