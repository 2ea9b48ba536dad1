import "server-only";

export const MASK = "********";

/** Shorter values stand in too many places by chance: hiding them everywhere would hide the rest. */
const SHORTEST_ELSEWHERE = 6;

type Value = string | number | boolean | null;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** `NAME=value` with or without quotes, around the value or around all of it, as containers are given it. */
function assignments(names: readonly string[]): RegExp {
  return new RegExp(
    `(?<![A-Za-z0-9_.-])(${names.map(escaped).join("|")})=((?<="\\1=)[^"]*|(?<='\\1=)[^']*|"(?:[^"\\\\]|\\\\.)*"|'[^']*'|[^\\s"']+)`,
    "gi",
  );
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
function valuesIn(record: Readonly<Record<string, Value>>, hidden: ReadonlySet<string>, pattern: RegExp): string[] {
  const found = Object.entries(record).flatMap(([name, value]) => {
    if (typeof value !== "string" && typeof value !== "number") return [];
    if (hidden.has(name.toLowerCase())) return [String(value)];
    return [...String(value).matchAll(pattern)].map(([, , given = ""]) => unquoted(given));
  });
  const elsewhere = found.filter((value) => value.length >= SHORTEST_ELSEWHERE && value !== MASK).flatMap(formsOf);
  return [...new Set(elsewhere)].sort((one, other) => other.length - one.length);
}

function maskedText(text: string, pattern: RegExp, values: readonly string[]): string {
  const without = text.replace(pattern, (_, name: string) => `${name}=${MASK}`);
  return values.reduce((shown, value) => shown.replaceAll(value, MASK), without);
}

/**
 * A record without the values of hidden arguments: of fields called so, of `NAME=value` in any text, and of the same
 * value wherever else it stands in the record, also Base64 or URL-encoded.
 */
export function maskedRecord(record: Readonly<Record<string, Value>>, names: readonly string[]): Record<string, Value> {
  if (names.length === 0) return { ...record };
  const hidden = new Set(names.map((name) => name.toLowerCase()));
  const pattern = assignments(names);
  const values = valuesIn(record, hidden, pattern);
  const shown = Object.entries(record).map(([name, value]): [string, Value] => {
    if (hidden.has(name.toLowerCase())) return [name, value === null || value === "" ? value : MASK];
    return [name, typeof value === "string" ? maskedText(value, pattern, values) : value];
  });
  return Object.fromEntries(shown);
}
