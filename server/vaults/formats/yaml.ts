import {
  Composer,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  Parser,
  type CST,
  type Document,
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
 * Reads a YAML text (1.2, core schema, with merge keys) of one document whose root is a mapping. Other tags are refused, as
 * are a key that stands twice and a second document.
 * @throws FormatProblem
 */
export function readYaml(text: string): ConfigObject {
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  for (const token of tokens) refuseDepth(token, lines);
  const options = { lineCounter: lines, version: "1.2", uniqueKeys: true, strict: true, prettyErrors: false } as const;
  const documents = [...new Composer(options).compose(tokens)];
  for (const { errors, warnings } of documents) {
    const [error] = [...errors, ...warnings];
    if (error !== undefined) throw problem(lines, error.pos[0], error.message);
  }
  const [document, second] = documents;
  if (second !== undefined) {
    throw problem(lines, second.range[0], "A configuration is one document; a second one begins here");
  }
  if (document === undefined) return emptyObject();
  const value = document.contents === null ? null : new Reader(document, lines).value(document.contents);
  if (value === null) return emptyObject();
  if (!isObject(value)) throw problem(lines, 0, "A configuration is a mapping of keys to values");
  return value;
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

  constructor(
    private readonly document: Document.Parsed,
    private readonly lines: LineCounter,
  ) {}

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
      const named = node.resolve(this.document);
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
