/** Text of one direction within a line, and the words of it as they are read. */
interface Directed {
  text: string;
  rightToLeft: boolean;
}

/** What a character says about direction: of a script, a number, or nothing by itself. */
type Kind = "left" | "right" | "number" | "neutral";

const RIGHT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const NUMBER = /\p{Nd}/u;
const LEFT = /\p{L}/u;
const MARK = /\p{M}/u;
/** Between two digits these are part of the number. */
const SEPARATOR = /[.,:/\-٫٬]/u;
const MIRRORED: ReadonlyMap<string, string> = new Map(
  ["()", "[]", "{}", "<>", "«»", "‹›"].flatMap(([one = "", other = ""]) => [
    [one, other],
    [other, one],
  ]),
);

function kindOf(character: string): Kind {
  if (NUMBER.test(character)) return "number";
  if (RIGHT.test(character)) return "right";
  return LEFT.test(character) ? "left" : "neutral";
}

function kindsOf(characters: readonly string[]): Kind[] {
  const kinds = characters.map(kindOf);
  characters.forEach((character, at) => {
    const before = kinds[at - 1];
    if (MARK.test(character) && before !== undefined) kinds[at] = before;
    const within = before === "number" && kinds[at + 1] === "number";
    if (within && SEPARATOR.test(character)) kinds[at] = "number";
  });
  return kinds;
}

/**
 * How deep each character lies, as the Unicode Bidirectional Algorithm counts: even ones go to the right, odd ones to the
 * left. A number among letters that go to the left goes to the right itself; what has no direction has that around it.
 */
function levelsOf(kinds: readonly Kind[]): number[] {
  const base = kinds.find((kind) => kind === "left" || kind === "right") === "right" ? 1 : 0;
  let strong: Kind = base === 1 ? "right" : "left";
  const sides = kinds.map((kind) => {
    if (kind === "left" || kind === "right") strong = kind;
    return kind === "number" ? strong : kind;
  });
  return kinds.map((kind, at) => {
    if (kind === "number") return sides[at] === "right" ? 2 : base === 1 ? 2 : 0;
    if (kind === "right") return 1;
    if (kind === "left") return base === 1 ? 2 : 0;
    const before = sides.slice(0, at).findLast((side) => side !== "neutral");
    const after = sides.slice(at + 1).find((side) => side !== "neutral");
    if (before === undefined || before !== after) return base;
    return before === "right" ? 1 : base === 1 ? 2 : 0;
  });
}

/** Turns around every stretch of at least this depth. */
function turned(parts: readonly { text: string; level: number }[], depth: number) {
  const turnedParts: { text: string; level: number }[] = [];
  let at = 0;
  while (at < parts.length) {
    const end = parts.findIndex(({ level }, index) => index >= at && level < depth);
    const stop = end === -1 ? parts.length : end;
    turnedParts.push(...parts.slice(at, stop).reverse());
    if (end !== -1) turnedParts.push(...parts.slice(stop, stop + 1));
    at = stop + 1;
  }
  return turnedParts;
}

function mirrored(text: string): string {
  return Array.from(text, (character) => MIRRORED.get(character) ?? character).join("");
}

/** A line in pieces of one direction each, in the order in which they stand from left to right. */
export function directed(line: string): Directed[] {
  if (!RIGHT.test(line)) return [{ text: line, rightToLeft: false }];
  const characters = Array.from(line);
  const levels = levelsOf(kindsOf(characters));
  let parts: { text: string; level: number }[] = [];
  characters.forEach((character, at) => {
    const level = levels[at] ?? 0;
    const last = parts.at(-1);
    if (last?.level === level) last.text += character;
    else parts.push({ text: character, level });
  });
  for (let depth = Math.max(...levels); depth > 0; depth -= 1) parts = turned(parts, depth);
  return parts.map(({ text, level }) => {
    const rightToLeft = level % 2 === 1;
    return { text: rightToLeft ? mirrored(text) : text, rightToLeft };
  });
}
