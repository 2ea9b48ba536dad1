import "server-only";

export const MASK = "********";

/** Shorter values stand in too many places by chance: hiding them everywhere would hide the rest. */
const SHORTEST_ELSEWHERE = 6;

type Value = string | number | boolean | null;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** A name as a whole; docker's `-e` may stand right before it. */
function named(names: readonly string[]): string {
  return `(?:(?<![A-Za-z0-9_.-])|(?<=(?<![A-Za-z0-9_.-])-e))(${names.map(escaped).join("|")})`;
}

/** `NAME=value` with or without quotes, around the value or around all of it, as containers are given it. */
function assignments(names: readonly string[]): RegExp {
  return new RegExp(
    `${named(names)}(=)((?<="\\1=)[^"]*|(?<='\\1=)[^']*|"(?:[^"\\\\]|\\\\.)*"|'[^']*'|[^\\s"']+)`,
    "gi",
  );
}

/** A member of JSON or YAML: `"NAME": "value"`, and `{ "name": "NAME", "value": "value" }` as clusters are given it. */
function members(names: readonly string[]): RegExp {
  const separator = `["']?\\s{0,4}(?:[,\\n]\\s{0,40}["']?value["']?\\s{0,4})?:\\s{0,4}`;
  return new RegExp(`${named(names)}(${separator})("(?:[^"\\\\]|\\\\.)*"|'[^']*'|[^\\s"',}\\]]+)`, "gi");
}

function unquoted(text: string): string {
  return /^(["']).*\1$/s.test(text) ? text.slice(1, -1) : text;
}

/** The value as it may stand elsewhere: as it is, as an address writes it, and in Base64. */
function formsOf(value: string): string[] {
  const base64 = Buffer.from(value).toString("base64");
  return [
    value,
    encodeURIComponent(value),
    base64,
    base64.replace(/=+$/, ""),
    Buffer.from(value).toString("base64url"),
  ];
}

/** All values of hidden arguments in a record, longest first, so that none leaves a piece of a longer one. */
function valuesIn(
  record: Readonly<Record<string, Value>>,
  hidden: ReadonlySet<string>,
  patterns: readonly RegExp[],
): string[] {
  const found = Object.entries(record).flatMap(([name, value]) => {
    if (typeof value !== "string" && typeof value !== "number") return [];
    if (hidden.has(name.toLowerCase())) return [String(value)];
    const text = String(value);
    return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, , , given = ""]) => unquoted(given)));
  });
  const elsewhere = found.filter((value) => value.length >= SHORTEST_ELSEWHERE && value !== MASK).flatMap(formsOf);
  return [...new Set(elsewhere)].sort((one, other) => other.length - one.length);
}

/** The mask, in quotes where JSON would be none without them. */
function maskFor(separator: string, given: string): string {
  const quote = separator === "=" ? "" : (/^["']/.exec(given)?.[0] ?? "");
  return `${quote}${MASK}${quote}`;
}

function maskedText(text: string, patterns: readonly RegExp[], values: readonly string[]): string {
  const mask = (_: string, name: string, separator: string, given: string) =>
    `${name}${separator}${maskFor(separator, given)}`;
  const without = patterns.reduce((shown, pattern) => shown.replace(pattern, mask), text);
  return values.reduce((shown, value) => shown.replaceAll(value, MASK), without);
}

/**
 * A record without the values of hidden arguments: of fields called so, of `NAME=value` and `NAME: value` in any text,
 * and of the same value wherever else it stands in the record, also Base64 or URL-encoded.
 */
export function maskedRecord(record: Readonly<Record<string, Value>>, names: readonly string[]): Record<string, Value> {
  if (names.length === 0) return { ...record };
  const hidden = new Set(names.map((name) => name.toLowerCase()));
  const patterns = [assignments(names), members(names)];
  const values = valuesIn(record, hidden, patterns);
  const shown = Object.entries(record).map(([name, value]): [string, Value] => {
    if (hidden.has(name.toLowerCase())) return [name, value === null || value === "" ? value : MASK];
    return [name, typeof value === "string" ? maskedText(value, patterns, values) : value];
  });
  return Object.fromEntries(shown);
}
