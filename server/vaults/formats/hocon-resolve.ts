import type { Field, Fields, Node, Part } from "./hocon-tree";
import { emptyObject, isObject, problemAt, type ConfigObject, type ConfigValue } from "./values";

/** Undefined: an optional substitution found nothing, so there is no value. */
type Found = ConfigValue | undefined;

/** A text of some letters may stand for a value of any size; these bound what it costs to find out. */
const MOST_STEPS = 300_000;
const MOST_LETTERS = 4_000_000;
const DEEPEST_CHAIN = 400;
/** Of one field, where each has to be looked up: every one leads a level deeper. */
const MOST_SAID = 400;

interface Working {
  /** Which of the things said of the field is being looked up: what refers to the field then means those before it. */
  level: number;
  depth: number;
}

/**
 * Looks up all substitutions of a tree, in the tree alone: no environment, no files. Later values win over earlier ones,
 * objects merge, and a field that refers to itself means what was said of it before (HOCON.md, "Self-Referential
 * Substitutions").
 */
export function resolveHocon(text: string, root: Fields): ConfigObject {
  return new Resolver(text, root).object(root);
}

class Resolver {
  private readonly known = new Map<Field, Found>();
  private readonly working = new Map<Field, Working>();
  private depth = 0;
  /**
   * The outermost field that something referred to while it was itself looked up:
   * values that depend on it are not kept.
   */
  private reached = Number.POSITIVE_INFINITY;
  private steps = 0;
  private letters = 0;
  private latest = 0;

  constructor(
    private readonly text: string,
    private readonly root: Fields,
  ) {}

  object(fields: Fields): ConfigObject {
    const result = emptyObject();
    for (const [key, field] of fields) {
      this.count(field.at);
      const value = this.field(field);
      if (value !== undefined) result[key] = value;
    }
    return result;
  }

  private field(field: Field): Found {
    if (this.known.has(field)) return this.known.get(field);
    const working = this.working.get(field);
    if (working !== undefined) {
      this.reached = Math.min(this.reached, working.depth);
      return this.below(field, working, working.level);
    }
    if (field.said.length > MOST_SAID) {
      throw problemAt(this.text, field.at, "Too many values of this key refer to what was said before");
    }
    if (this.depth >= DEEPEST_CHAIN) throw problemAt(this.text, field.at, "Too many substitutions lead to each other");
    const outer = this.reached;
    this.reached = Number.POSITIVE_INFINITY;
    const mine: Working = { level: 0, depth: this.depth };
    this.depth += 1;
    this.working.set(field, mine);
    const value = this.below(field, mine, field.said.length);
    this.working.delete(field);
    this.depth -= 1;
    if (this.reached >= mine.depth) this.known.set(field, value);
    // What referred to this very field is settled now; what referred further out is not.
    this.reached = Math.min(outer, this.reached < mine.depth ? this.reached : Number.POSITIVE_INFINITY);
    return value;
  }

  /** What the things said of the field before `level` come to. */
  private below(field: Field, working: Working, level: number): Found {
    const before = working.level;
    let result: Found;
    for (let index = level - 1; index >= 0 && (result === undefined || isObject(result)); index -= 1) {
      const said = field.said[index];
      if (said === undefined) break;
      working.level = index;
      const value = this.node(said, field, working);
      if (value === undefined) continue;
      if (result !== undefined && !isObject(value)) break;
      result = isObject(result) && isObject(value) ? this.merged(value, result) : value;
    }
    working.level = before;
    return result;
  }

  private node(node: Node, field?: Field, working?: Working): Found {
    this.count(node.at);
    switch (node.kind) {
      case "scalar":
        return node.value;
      case "object":
        return this.object(node.fields);
      case "array":
        return node.items.map((item) => this.node(item)).filter((item) => item !== undefined);
      case "substitution":
        return this.substitution(node);
      case "joined":
        return this.joined(node.at, node.parts);
      case "appended":
        return this.appended(node.at, node.item, field, working);
    }
  }

  private count(at: number, letters = 0, steps = 1): void {
    this.latest = at;
    this.steps += steps;
    this.letters += letters;
    if (this.steps > MOST_STEPS || this.letters > MOST_LETTERS) {
      throw problemAt(this.text, at, "These substitutions stand for more than a configuration may hold");
    }
  }

  private substitution(node: Extract<Node, { kind: "substitution" }>): Found {
    const value = this.lookUp(this.root, node.path);
    this.countValue(node.at, value);
    if (value === undefined && !node.optional) {
      throw problemAt(this.text, node.at, `Nothing here is called "${node.path.join(".")}", or it refers to itself`);
    }
    return value;
  }

  /** A value that is used in many places counts in each. */
  private countValue(at: number, value: Found): void {
    this.count(at, typeof value === "string" ? value.length : 0);
    if (Array.isArray(value)) for (const item of value) this.countValue(at, item);
    else if (isObject(value)) for (const key of Object.keys(value)) this.countValue(at, value[key]);
  }

  private lookUp(fields: Fields, [key = "", ...rest]: readonly string[]): Found {
    const field = fields.get(key);
    if (field === undefined) return undefined;
    if (rest.length === 0) return this.field(field);
    const working = this.working.get(field);
    let result: Found;
    for (let index = field.said.length - 1; index >= 0; index -= 1) {
      const said = field.said[index];
      if (said === undefined || (working !== undefined && index > working.level)) continue;
      if (said.kind !== "object" && working?.level === index) continue;
      const found = said.kind === "object" ? this.lookUp(said.fields, rest) : this.inside(field, index, rest);
      if (found === undefined) continue;
      if (result !== undefined && !isObject(found)) break;
      result = isObject(result) && isObject(found) ? this.merged(found, result) : found;
      if (!isObject(result)) break;
    }
    return result;
  }

  /** What one of the things said of a field holds at a path, where that has to be looked up first. */
  private inside(field: Field, index: number, path: readonly string[]): Found {
    const said = field.said[index];
    if (said === undefined) return undefined;
    const working = this.working.get(field) ?? { level: index, depth: this.depth };
    const isNew = !this.working.has(field);
    const before = working.level;
    working.level = index;
    if (isNew) this.working.set(field, working);
    this.reached = Math.min(this.reached, working.depth);
    let value = this.node(said, field, working);
    if (isNew) this.working.delete(field);
    working.level = before;
    for (const key of path) value = isObject(value) ? value[key] : undefined;
    return value;
  }

  private joined(at: number, parts: readonly Part[]): Found {
    const values = parts.map((part) => (part.kind === "space" ? part : { part, value: this.node(part) }));
    const found = values.flatMap((one) => ("value" in one && one.value !== undefined ? [one.value] : []));
    const [first, ...others] = found;
    if (first === undefined) return undefined;
    if (found.every(isObject)) return found.reduce((below, above) => this.merged(below, above));
    if (found.every((value) => Array.isArray(value))) return found.flat();
    if (others.length > 0 || typeof first !== "object" || first === null) {
      if (found.some((value) => typeof value === "object" && value !== null)) {
        throw problemAt(this.text, at, "Text, lists and objects cannot be joined with each other");
      }
      const text = values.map((one) => ("text" in one ? one.text : textOf(one.part, one.value))).join("");
      this.count(at, text.length);
      return text;
    }
    return first;
  }

  private appended(at: number, item: Node, field: Field | undefined, working: Working | undefined): Found {
    const before = field === undefined || working === undefined ? undefined : this.below(field, working, working.level);
    const value = this.node(item);
    if (before !== undefined && !Array.isArray(before)) {
      throw problemAt(this.text, at, '"+=" adds to a list, and this is none');
    }
    this.countValue(at, before);
    return [...(before ?? []), ...(value === undefined ? [] : [value])];
  }

  private merged(below: ConfigObject, above: ConfigObject): ConfigObject {
    this.count(this.latest, 0, Object.keys(below).length);
    const result = Object.assign(emptyObject(), below);
    for (const [key, value] of Object.entries(above)) {
      const under = result[key];
      result[key] = isObject(under) && isObject(value) ? this.merged(under, value) : value;
    }
    return result;
  }
}

/** As it was written, where it is one word; a number that was looked up, as JSON writes it. */
function textOf(part: Node, value: Found): string {
  if (part.kind === "scalar") return part.text;
  return value === undefined || typeof value === "object" ? (value === null ? "null" : "") : String(value);
}
