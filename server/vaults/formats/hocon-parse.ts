import { tokensOf, type Token, type Word } from "./hocon-tokens";
import { sayAt, type Fields, type Node, type Part } from "./hocon-tree";
import { DEEPEST, isReservedKey, problemAt } from "./values";

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/** Reads a HOCON text into its tree; the root is an object, with or without braces. */
export function parseHocon(text: string): Fields {
  return new Parser(text).root();
}

class Parser {
  private readonly tokens: Token[];
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {
    this.tokens = tokensOf(text);
  }

  root(): Fields {
    this.skip(true);
    const braces = this.peek().kind === "{";
    if (this.peek().kind === "[") throw this.problem("A configuration is an object; this is a list");
    if (braces) this.at += 1;
    const fields = this.members(braces ? "}" : "end");
    this.skip(true);
    if (this.peek().kind !== "end") throw this.problem("Nothing may follow the end of the configuration");
    return fields;
  }

  private peek(ahead = 0): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)] ?? { kind: "end", at: this.text.length };
  }

  private problem(message: string, { at }: { at: number } = this.peek()) {
    return problemAt(this.text, at, message);
  }

  /** Past white space, and past line ends where they say nothing. Tells whether there was a line end. */
  private skip(lines: boolean): boolean {
    let passed = false;
    for (let { kind } = this.peek(); kind === "space" || (lines && kind === "newline"); { kind } = this.peek()) {
      passed ||= kind === "newline";
      this.at += 1;
    }
    return passed;
  }

  /** Between two members or elements: a comma or a line end. At the end there may be one comma more. */
  private between(close: Token["kind"]): boolean {
    const line = this.skip(true);
    if (this.peek().kind === ",") {
      this.at += 1;
      this.skip(true);
      if (this.peek().kind === ",") throw this.problem("Two commas stand beside each other");
      return this.peek().kind !== close;
    }
    if (this.peek().kind === close) return false;
    if (!line) {
      throw this.problem(this.peek().kind === "end" ? `"${close}" is missing` : "A comma or a new line is missing");
    }
    return true;
  }

  private nested<T>(work: () => T): T {
    if (this.depth >= DEEPEST) throw this.problem(`Nested deeper than ${DEEPEST} levels`);
    this.depth += 1;
    const result = work();
    this.depth -= 1;
    return result;
  }

  private members(close: "}" | "end"): Fields {
    const fields: Fields = new Map();
    this.skip(true);
    let more = this.peek().kind !== close;
    while (more) {
      this.member(fields);
      more = this.between(close);
    }
    if (this.peek().kind !== close) throw this.problem(`"${close}" is missing`);
    if (close === "}") this.at += 1;
    return fields;
  }

  private member(fields: Fields): void {
    const key = this.peek();
    this.refuseInclude();
    const path = this.key();
    this.under(path.length - 1, () => this.said(fields, path, key.at));
  }

  /** The keys of a path stand around its value as braces would. */
  private under(levels: number, work: () => void): void {
    if (this.depth + levels > DEEPEST) throw this.problem(`Nested deeper than ${DEEPEST} levels`);
    this.depth += levels;
    work();
    this.depth -= levels;
  }

  private said(fields: Fields, path: readonly string[], at: number): void {
    this.skip(true);
    const separator = this.peek();
    if (separator.kind === "{") {
      sayAt(fields, path, this.value(), at);
      return;
    }
    if (separator.kind !== ":" && separator.kind !== "=" && separator.kind !== "+=") {
      throw this.problem(`":" or "=" is missing after the key "${path.join(".")}"`);
    }
    this.at += 1;
    this.skip(true);
    const value = this.value();
    sayAt(fields, path, separator.kind === "+=" ? { kind: "appended", at: separator.at, item: value } : value, at);
  }

  /** Files and addresses are never read for a text that somebody typed. */
  private refuseInclude(): void {
    const word = this.peek();
    if (word.kind !== "text" || word.text !== "include") return;
    const next = this.peek(this.peek(1).kind === "space" ? 2 : 1);
    if (next.kind === "string" || next.kind === "text") {
      throw this.problem("Nothing is included here: no files, no addresses", word);
    }
  }

  private key(): string[] {
    const words: Word[] = [];
    const first = this.peek();
    for (let word = this.peek(); isWord(word); word = this.peek()) {
      words.push(word);
      this.at += 1;
    }
    while (words.at(-1)?.kind === "space") words.pop();
    if (words.length === 0) throw this.problem("A key is missing", first);
    return this.pathOf(words, first.at);
  }

  /** Dots outside of quotes divide; white space within an element belongs to it. */
  private pathOf(words: readonly Word[], at: number): string[] {
    const path: { text: string; quoted: boolean }[] = [{ text: "", quoted: false }];
    for (const word of words) {
      const [head = "", ...others] = word.kind === "text" ? word.text.split(".") : [word.text];
      const last = path[path.length - 1];
      if (last !== undefined) {
        last.text += head;
        last.quoted ||= word.kind === "string";
      }
      path.push(...others.map((text) => ({ text, quoted: false })));
    }
    return path.map(({ text, quoted }) => {
      const name = quoted ? text : text.trim();
      if (name === "" && !quoted) throw this.problem("Two dots stand beside each other, or one at an end", { at });
      if (isReservedKey(name)) throw this.problem(`"${name}" is no name for a key`, { at });
      return name;
    });
  }

  /** All that stands beside each other in a line is one value. */
  private value(): Node {
    const { at } = this.peek();
    const parts: Part[] = [];
    for (let part = this.part(); part !== null; part = this.part()) parts.push(part);
    while (parts.at(-1)?.kind === "space") parts.pop();
    const [only] = parts;
    if (only === undefined) throw this.problem("A value is missing", { at });
    if (parts.length === 1 && only.kind !== "space") return only;
    return { kind: "joined", at, parts };
  }

  private part(): Part | null {
    const token = this.peek();
    if (token.kind === "{") return this.object(token.at);
    if (token.kind === "[") return this.array(token.at);
    if (token.kind === "space" || token.kind === "string" || token.kind === "text") {
      this.at += 1;
      return token.kind === "space" ? { kind: "space", text: token.text } : scalarOf(token);
    }
    if (token.kind === "substitution") {
      this.at += 1;
      return this.substitution(token);
    }
    return null;
  }

  private object(at: number): Node {
    this.at += 1;
    return { kind: "object", at, fields: this.nested(() => this.members("}")) };
  }

  private array(at: number): Node {
    this.at += 1;
    const items: Node[] = [];
    this.nested(() => {
      this.skip(true);
      let more = this.peek().kind !== "]";
      while (more) {
        items.push(this.value());
        more = this.between("]");
      }
    });
    if (this.peek().kind !== "]") throw this.problem('"]" is missing');
    this.at += 1;
    return { kind: "array", at, items };
  }

  private substitution({ at, path, optional }: Extract<Token, { kind: "substitution" }>): Node {
    const words = tokensOf(path).filter((word) => word.kind !== "end");
    const known = words.filter(isWord);
    if (known.length === 0 || known.length !== words.length) {
      throw this.problem("This substitution names no path", { at });
    }
    return { kind: "substitution", at, path: this.pathOf(known, at), optional };
  }
}

function scalarOf({ kind, at, text }: Word): Node {
  if (kind === "text") {
    const word = Object.hasOwn(WORDS, text) ? WORDS[text] : undefined;
    if (word !== undefined) return { kind: "scalar", at, value: word, text };
    if (NUMBER.test(text)) return { kind: "scalar", at, value: Number(text), text };
  }
  return { kind: "scalar", at, value: text, text };
}

function isWord(token: Token): token is Word {
  return token.kind === "string" || token.kind === "text" || token.kind === "space";
}
