import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { VaultFormat } from "../schema";
import { parseHocon } from "./hocon-parse";
import type { Fields } from "./hocon-tree";

type Found = number | undefined;

/**
 * Where a key stands in a text that was read without a problem;
 * of a key that nobody wrote there, the nearest around it.
 */
export function locateKey(
  format: VaultFormat,
  text: string,
  path: readonly string[],
): { line: number; column: number } {
  const body = text.replace(/^\ufeff/, "");
  const at = OFFSET[format](body, path) ?? OFFSET[format](body, path.slice(0, 1)) ?? 0;
  return new Lines(body).at(at);
}

class Lines {
  private readonly counter = new LineCounter();

  constructor(text: string) {
    this.counter.addNewLine(0);
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.counter.addNewLine(at + 1);
  }

  at(offset: number): { line: number; column: number } {
    const { line, col } = this.counter.linePos(offset);
    return { line, column: col };
  }
}

const OFFSET: Readonly<Record<VaultFormat, (text: string, path: readonly string[]) => Found>> = {
  json: (text, path) => {
    const root = parseTree(text);
    return root === undefined ? undefined : findNodeAtLocation(root, [...path])?.parent?.offset;
  },
  yaml: (text, path) => {
    let node: unknown = parseDocument(text, { version: "1.2" }).contents;
    let found: Found;
    for (const name of path) {
      const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === name) : undefined;
      if (pair === undefined) return undefined;
      found = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
      node = pair.value;
    }
    return found;
  },
  hocon: (text, path) => inFields(parseHocon(text), path),
};

function inFields(fields: Fields, [name = "", ...rest]: readonly string[]): Found {
  const field = fields.get(name);
  if (field === undefined || rest.length === 0) return field?.at;
  for (const said of field.said) {
    const found = said.kind === "object" ? inFields(said.fields, rest) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
