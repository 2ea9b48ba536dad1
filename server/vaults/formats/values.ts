/** A configuration once it is read: plain data, whatever the format it came in. Objects have no prototype. */
export type ConfigValue = string | number | boolean | null | ConfigValue[] | ConfigObject;
export interface ConfigObject {
  [key: string]: ConfigValue;
}

export function emptyObject(): ConfigObject {
  return Object.create(null) as ConfigObject;
}

export function isObject(value: ConfigValue | undefined): value is ConfigObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Where a text is wrong, lines and columns counted from 1, and why, as a sentence. */
export class FormatProblem extends Error {
  override readonly name = "FormatProblem";

  constructor(
    readonly line: number,
    readonly column: number,
    message: string,
  ) {
    super(message);
  }
}

/** The problem at an offset of the text. */
export function problemAt(text: string, offset: number, message: string): FormatProblem {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf("\n") + 1;
  return new FormatProblem(before.split("\n").length, offset - start + 1, message);
}

/** How deep objects and arrays stand in each other, at most, in any format. */
export const DEEPEST = 64;

/** Names that mean something to JavaScript and nothing to anybody's configuration. */
const RESERVED = new Set(["__proto__", "constructor", "prototype"]);

export function isReservedKey(key: string): boolean {
  return RESERVED.has(key);
}
