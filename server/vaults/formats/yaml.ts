import {
  Composer,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  visit,
  type Alias,
  type CST,
  type Document,
  type Node,
} from "yaml";
import {
  DEEPEST,
  emptyObject,
  FormatProblem,
  isObject,
  isReservedKey,
  type ConfigObject,
  type ConfigValue,
} from "./values";

/** What anchors stand for is written out; a text of some letters must not become a value of any size. */
const MOST_VALUES = 100_000;

/**
 * Reads a YAML text (1.2, core schema, with merge keys) of one document whose root is a mapping. Other tags are
 * refused, as are a key that stands twice and a second document.
 * @throws FormatProblem
 */
export function readYaml(text: string): ConfigObject {
  const lines = new LineCounter();
  refuseExcess(text, lines);
  const tokens = [...new Parser().parse(text)];
  for (const token of tokens) refuseDepth(token, lines);
  const options = { lineCounter: lines, version: "1.2", uniqueKeys: false, strict: true, prettyErrors: false } as const;
  const documents = [...new Composer(options).compose(tokens)];
  for (const { errors, warnings } of documents) {
    const [error] = [...errors, ...warnings];
    if (error !== undefined) throw problem(lines, error.pos[0], error.message);
  }
  const [document, second] = documents;
  if (second !== undefined) {
    throw problem(lines, second.range[0], SECOND);
  }
  if (document === undefined) return emptyObject();
  const value = document.contents === null ? null : new Reader(document, lines).value(document.contents);
  if (value === null) return emptyObject();
  if (!isObject(value)) throw problem(lines, 0, "A configuration is a mapping of keys to values");
  return value;
}

const SECOND = "A configuration is one document; a second one begins here";

/** What the library reads takes some hundred times the memory of its text, so that it is looked through before. */
const MOST_WORDS = 150_000;
/** Anchors, what refers to them, and tags. */
const MOST_NAMES = 5_000;

/** The depth of brackets, and of dashes and marks beside each other, which are levels too. */
function depthAfter(word: string, { brackets, marks }: { brackets: number; marks: number }) {
  if (word === "[" || word === "{") return { brackets: brackets + 1, marks };
  if (word === "]" || word === "}") return { brackets: brackets - 1, marks };
  if (word === "-" || word === "?") return { brackets, marks: marks + 1 };
  return { brackets, marks: word.startsWith("\n") || word.startsWith("\r") ? 0 : marks };
}

function refuseExcess(text: string, lines: LineCounter): void {
  for (let at = 0; at >= 0; at = text.indexOf("\n", at) + 1 || -1) lines.addNewLine(at);
  let [count, names, starts] = [0, 0, 0];
  let at = 0;
  let depth = { brackets: 0, marks: 0 };
  for (const word of new Lexer().lex(text)) {
    count += 1;
    if (/^[&*!]/.test(word)) names += 1;
    if (word === "---" || word === "...") starts += 1;
    if (starts > 2) throw problem(lines, at, SECOND);
    depth = depthAfter(word, depth);
    if (count > MOST_WORDS || names > MOST_NAMES) {
      throw problem(lines, at, "This is more than a configuration may hold");
    }
    if (depth.brackets + depth.marks > DEEPEST) throw problem(lines, at, `Nested deeper than ${DEEPEST} levels`);
    // Words of the library's own have no length in the text.
    if (!CONTROL_WORDS.has(word)) at += word.length;
  }
}

const CONTROL_WORDS: ReadonlySet<string> = new Set(["\u0002", "\u0018", "\u001f"]);

/** What each alias stands for. The library looks for it through the whole document, each time. */
function namedIn(document: Document.Parsed): Map<Alias, Node> {
  const anchors = new Map<string, Node>();
  const named = new Map<Alias, Node>();
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return;
      }
      const known = anchors.get(node.source);
      if (known !== undefined) named.set(node, known);
    },
  });
  return named;
}

function problem(lines: LineCounter, offset: number, message: string): FormatProblem {
  const { line, col } = lines.linePos(offset);
  return new FormatProblem(Math.max(1, line), Math.max(1, col), message);
}

/** What is nested too deep is found before the library composes it, which takes a piece of the stack for each level. */
function refuseDepth(root: CST.Token, lines: LineCounter): void {
  const waiting: { token: CST.Token; depth: number }[] = [{ token: root, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next;
    if (depth > DEEPEST) throw problem(lines, token.offset, `Nested deeper than ${DEEPEST} levels`);
    if (token.type === "document" && token.value !== undefined) waiting.push({ token: token.value, depth });
    if (!("items" in token)) continue;
    for (const { key, value } of token.items) {
      if (key !== undefined && key !== null) waiting.push({ token: key, depth: depth + 1 });
      if (value !== undefined) waiting.push({ token: value, depth: depth + 1 });
    }
  }
}

class Reader {
  private values = 0;
  private depth = 0;
  private readonly named: ReadonlyMap<Alias, Node>;

  constructor(
    document: Document.Parsed,
    private readonly lines: LineCounter,
  ) {
    this.named = namedIn(document);
  }

  value(node: unknown): ConfigValue {
    this.values += 1;
    if (this.values > MOST_VALUES) {
      throw this.problem(node, "These anchors stand for more than a configuration may hold");
    }
    // Anchors can stand in each other deeper than the text is nested, and in themselves.
    if (this.depth > DEEPEST) throw this.problem(node, `Nested deeper than ${DEEPEST} levels`);
    this.depth += 1;
    const value = this.read(node);
    this.depth -= 1;
    return value;
  }

  private read(node: unknown): ConfigValue {
    if (isAlias(node)) {
      const named = this.named.get(node);
      if (named === undefined) throw this.problem(node, `Nothing before this is called "&${node.source}"`);
      return this.value(named);
    }
    if (isMap(node)) return this.mapping(node.items);
    if (isSeq(node)) return node.items.map((item) => this.value(item));
    return this.scalar(node);
  }

  private scalar(node: unknown): ConfigValue {
    const value: unknown = isScalar(node) ? node.value : null;
    if (value === null || typeof value === "string" || typeof value === "boolean") return value;
    if (typeof value === "number" && Number.isFinite(value)) return value;
    throw this.problem(node, "Only text, finite numbers, true, false and null are values");
  }

  private mapping(items: readonly unknown[]): ConfigObject {
    const own = emptyObject();
    const merged = emptyObject();
    for (const item of items) {
      if (!isPair(item)) continue;
      if (isScalar(item.key) && item.key.value === "<<" && item.key.type === "PLAIN") this.merge(merged, item.value);
      else own[this.key(item.key, own)] = this.value(item.value);
    }
    return Object.assign(emptyObject(), merged, own);
  }

  /** `<<`: a mapping, or several of which the earlier wins (yaml.org/type/merge). */
  private merge(into: ConfigObject, node: unknown): void {
    const value = this.value(node);
    for (const from of Array.isArray(value) ? value : [value]) {
      if (!isObject(from)) throw this.problem(node, '"<<" takes a mapping, or a list of mappings');
      for (const [key, inner] of Object.entries(from)) if (!Object.hasOwn(into, key)) into[key] = inner;
    }
  }

  private key(node: unknown, taken: ConfigObject): string {
    if (!isScalar(node) || typeof node.value === "object") throw this.problem(node, "A key is text");
    const key = typeof node.value === "string" ? node.value : node.source;
    if (key === undefined) throw this.problem(node, "A key is text");
    if (isReservedKey(key)) throw this.problem(node, `"${key}" is no name for a key`);
    if (Object.hasOwn(taken, key)) throw this.problem(node, `The key "${key}" stands here twice`);
    return key;
  }

  private problem(node: unknown, message: string): FormatProblem {
    return problem(this.lines, isNode(node) ? (node.range?.[0] ?? 0) : 0, message);
  }
}
