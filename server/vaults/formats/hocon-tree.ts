/** What a HOCON text says before substitutions are looked up. */
export type Node =
  | { kind: "scalar"; at: number; value: string | number | boolean | null; text: string }
  | { kind: "object"; at: number; fields: Fields }
  | { kind: "array"; at: number; items: Node[] }
  | { kind: "substitution"; at: number; path: string[]; optional: boolean }
  | { kind: "joined"; at: number; parts: Part[] }
  /** `+=`: what was there before, and this at its end. */
  | { kind: "appended"; at: number; item: Node };

/** White space between two values is theirs where they are text. */
export type Part = Node | { kind: "space"; text: string };

/** A field and all that was said of it, one after the other, as far as the later may need the earlier. */
export interface Field {
  at: number;
  said: Node[];
}

export type Fields = Map<string, Field>;

/** Whether a value is known without looking anything up. */
function isSettled(node: Node): boolean {
  if (node.kind === "joined") return node.parts.every((part) => part.kind === "space" || isSettled(part));
  return node.kind === "scalar" || node.kind === "array" || node.kind === "object";
}

/**
 * Says something more of a field. Two objects become one; what is settled and no object replaces all before it, and so
 * does an object that comes after something else; whatever has to be looked up is kept beside what it may refer to.
 */
function say(fields: Fields, key: string, node: Node, at: number): void {
  const field = fields.get(key);
  if (field === undefined) {
    fields.set(key, { at, said: [node] });
    return;
  }
  field.at = at;
  const last = field.said.at(-1);
  if (node.kind === "object" && last?.kind === "object") {
    for (const [name, inner] of node.fields) for (const one of inner.said) say(last.fields, name, one, inner.at);
  } else if (node.kind === "object") {
    if (last !== undefined && isSettled(last)) field.said = [node];
    else field.said.push(node);
  } else if (isSettled(node)) field.said = [node];
  else field.said.push(node);
}

/** Says it of a path: objects stand around it. */
export function sayAt(fields: Fields, [key = "", ...rest]: readonly string[], node: Node, at: number): void {
  if (rest.length === 0) {
    say(fields, key, node, at);
    return;
  }
  const inner: Fields = new Map();
  sayAt(inner, rest, node, at);
  say(fields, key, { kind: "object", at, fields: inner }, at);
}
