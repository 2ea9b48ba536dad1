import { problemAt } from "./values";

/** What a key or a value is made of. */
export interface Word {
  kind: "space" | "string" | "text";
  at: number;
  text: string;
}

/**
 * The words of a HOCON text (github.com/lightbend/config, HOCON.md). White space and line ends are words too, since
 * values that stand beside each other are joined with what is between them.
 */
export type Token =
  | { kind: "{" | "}" | "[" | "]" | ":" | "=" | "+=" | "," | "newline" | "end"; at: number }
  | Word
  | { kind: "substitution"; at: number; path: string; optional: boolean };

const FORBIDDEN = new Set('$"{}[]:=,+#`^?!@*&\\');
const SPACE = /[\p{Zs}\p{Zl}\p{Zp}\t\v\f\r\ufeff]/u;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const [token, next] = readToken(text, at);
    if (token !== null) tokens.push(token);
    at = next;
  }
  tokens.push({ kind: "end", at: text.length });
  return tokens;
}

function readToken(text: string, at: number): [Token | null, number] {
  const letter = text.charAt(at);
  if (letter === "\n") return [{ kind: "newline", at }, at + 1];
  if (SPACE.test(letter)) return readSpace(text, at);
  if (letter === "#" || text.startsWith("//", at)) return [null, endOfLine(text, at)];
  if (letter === '"') return text.startsWith('"""', at) ? readTripleQuoted(text, at) : readQuoted(text, at);
  if (text.startsWith("+=", at)) return [{ kind: "+=", at }, at + 2];
  if (letter === "$") return readSubstitution(text, at);
  if (isPunctuation(letter)) return [{ kind: letter, at }, at + 1];
  return readText(text, at);
}

function isPunctuation(letter: string): letter is "{" | "}" | "[" | "]" | ":" | "=" | "," {
  return "{}[]:=,".includes(letter);
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

function readSpace(text: string, at: number): [Token, number] {
  let end = at + 1;
  while (end < text.length && text.charAt(end) !== "\n" && SPACE.test(text.charAt(end))) end += 1;
  return [{ kind: "space", at, text: text.slice(at, end) }, end];
}

/** A number may hold a "+", which nothing else without quotes may. */
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Text without quotes ends at what has a meaning of its own, at white space and at a comment. */
function readText(text: string, at: number): [Token, number] {
  NUMBER.lastIndex = at;
  let end = at + (NUMBER.exec(text)?.[0].length ?? 0);
  while (end < text.length) {
    const letter = text.charAt(end);
    if (FORBIDDEN.has(letter) || letter === "\n" || SPACE.test(letter) || text.startsWith("//", end)) break;
    end += 1;
  }
  if (end === at) throw problemAt(text, at, `"${text.charAt(at)}" has to stand in quotes`);
  return [{ kind: "text", at, text: text.slice(at, end) }, end];
}

/** As in JSON (RFC 8259, section 7). */
function readQuoted(text: string, at: number): [Token, number] {
  let value = "";
  for (let end = at + 1; end < text.length; end += 1) {
    const letter = text.charAt(end);
    if (letter === '"') return [{ kind: "string", at, text: value }, end + 1];
    if (letter < " ") {
      throw problemAt(text, end, "A line end or control character stands in quotes; write it as an escape");
    }
    if (letter !== "\\") {
      value += letter;
      continue;
    }
    end += 1;
    const escaped = text.charAt(end);
    const hex = escaped === "u" ? /^[0-9a-fA-F]{4}/.exec(text.slice(end + 1, end + 5))?.[0] : undefined;
    const plain = ESCAPES[escaped];
    if (hex === undefined && plain === undefined) throw problemAt(text, end - 1, `"\\${escaped}" is no escape`);
    value += hex === undefined ? (plain ?? "") : String.fromCharCode(Number.parseInt(hex, 16));
    if (hex !== undefined) end += 4;
  }
  throw problemAt(text, at, "These quotes are never closed");
}

/** Three quotes: everything up to the next three, as it stands; further quotes belong to it. */
function readTripleQuoted(text: string, at: number): [Token, number] {
  const close = text.indexOf('"""', at + 3);
  if (close === -1) throw problemAt(text, at, "These three quotes are never closed");
  let end = close + 3;
  while (text.charAt(end) === '"') end += 1;
  return [{ kind: "string", at, text: text.slice(at + 3, end - 3) }, end];
}

function readSubstitution(text: string, at: number): [Token, number] {
  if (!text.startsWith("${", at)) throw problemAt(text, at, '"$" has to stand in quotes, or begin a substitution "${"');
  const close = text.indexOf("}", at);
  const line = text.slice(at, endOfLine(text, at));
  if (close === -1 || close - at > line.length) throw problemAt(text, at, 'This substitution has no "}" in its line');
  const optional = text.charAt(at + 2) === "?";
  return [{ kind: "substitution", at, path: text.slice(at + (optional ? 3 : 2), close), optional }, close + 1];
}
