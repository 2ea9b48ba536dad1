import {
  attributeOf,
  ENTERPRISE_ATTRIBUTES,
  ENTERPRISE_SCHEMA,
  isOurs,
  subOf,
  USER_ATTRIBUTES,
  type Attribute,
} from "./attributes";
import { nameSchema } from "../text";
import { badPath, badSyntax, badValue } from "./errors";

export type Entry = Record<string, string | boolean>;
/** A person as a directory describes them, by the names of RFC 7643. */
export type Document = Record<string, string | boolean | Entry | Entry[] | Record<string, string | Entry>>;

const LONGEST = 1_000;
const MOST_ENTRIES = 50;
const LONGEST_NAME = 100;
/** Neither NUL nor half of a letter is text to PostgreSQL. */
const UNSTORABLE = /[\0\p{Cs}]/u;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Some directories write truth as text: "True", "false". */
function booleanOf(value: unknown, name: string): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "string" && /^(true|false)$/i.test(value)) return value.toLowerCase() === "true";
  throw badValue(`“${name}” must be true or false`);
}

export function textOf(value: unknown, name: string): string {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string") throw badValue(`“${name}” must be a text`);
  if (text.length > LONGEST) throw badValue(`“${name}” must have at most ${LONGEST} characters`);
  if (UNSTORABLE.test(text)) throw badValue(`“${name}” must not contain control characters`);
  return text;
}

function subValue(sub: string, value: unknown, name: string): string | boolean {
  return sub === "primary" ? booleanOf(value, name) : textOf(value, name);
}

/** One value with named parts; a plain text stands for its `value`. */
export function entryOf(attribute: Attribute, given: unknown): Entry {
  if (typeof given === "string" && subOf(attribute, "value") !== undefined) {
    return { value: textOf(given, attribute.name) };
  }
  if (!isRecord(given)) throw badValue(`“${attribute.name}” must have named parts`);
  const entry: Entry = {};
  for (const [key, value] of Object.entries(given)) {
    const sub = subOf(attribute, key);
    if (sub === undefined && key.toLowerCase() === "$ref") continue;
    if (sub === undefined) throw badPath(`${attribute.name}.${key}`);
    if (value !== null) entry[sub] = subValue(sub, value, `${attribute.name}.${sub}`);
  }
  return entry;
}

export function entriesOf(attribute: Attribute, given: unknown): Entry[] {
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (list.length > MOST_ENTRIES) throw badValue(`“${attribute.name}” must have at most ${MOST_ENTRIES} values`);
  return list.map((one) => entryOf(attribute, one));
}

/** The value of an attribute as it is kept. */
export function valueOf(attribute: Attribute, given: unknown): string | boolean | Entry | Entry[] {
  if (attribute.kind === "boolean") return booleanOf(given, attribute.name);
  if (attribute.kind === "multi") return entriesOf(attribute, given);
  return attribute.kind === "complex" ? entryOf(attribute, given) : textOf(given, attribute.name);
}

function enterpriseOf(given: unknown): Record<string, string | Entry> {
  if (!isRecord(given)) throw badValue("The enterprise extension must have named parts");
  const kept: Record<string, string | Entry> = {};
  for (const [key, value] of Object.entries(given)) {
    const attribute = attributeOf(ENTERPRISE_ATTRIBUTES, key);
    if (attribute === undefined) throw badPath(`${ENTERPRISE_SCHEMA}:${key}`);
    if (value === null) continue;
    kept[attribute.name] = attribute.kind === "complex" ? entryOf(attribute, value) : textOf(value, attribute.name);
  }
  return kept;
}

/**
 * A whole person as POST and PUT bring them. What the product says itself is passed over, as RFC 7644 (3.3) has it; what
 * neither schema knows is refused, so that nobody believes it kept.
 * @throws ScimError 400
 */
export function userDocument(body: Readonly<Record<string, unknown>>): Document {
  const document: Document = {};
  for (const [key, value] of Object.entries(body)) {
    if (isOurs(key) || value === null) continue;
    if (key.toLowerCase() === ENTERPRISE_SCHEMA.toLowerCase()) {
      document[ENTERPRISE_SCHEMA] = enterpriseOf(value);
      continue;
    }
    const attribute = attributeOf(USER_ATTRIBUTES, key);
    if (attribute === undefined) throw badPath(key);
    document[attribute.name] = valueOf(attribute, value);
  }
  const { userName } = document;
  if (typeof userName !== "string" || userName.trim() === "") throw badValue("“userName” is missing");
  return { ...document, userName: userName.trim() };
}

/** The address that leads to the account: the primary one, else the one of work, else the first, else the user name. */
export function addressOf({ emails, userName }: Document): string | null {
  const list = Array.isArray(emails) ? emails.filter(({ value }) => typeof value === "string" && value !== "") : [];
  const chosen = list.find(({ primary }) => primary === true) ?? list.find(({ type }) => type === "work") ?? list[0];
  const { value = userName } = chosen ?? {};
  return typeof value === "string" ? value : null;
}

/**
 * What the person is called: by one name, or by its parts, or by the user name, whichever of them is a name that people
 * could give themselves.
 */
export function nameOf({ displayName, name, userName }: Document): string {
  const parts = isRecord(name) ? name : {};
  const joined = [parts.givenName, parts.familyName].filter((part) => typeof part === "string").join(" ");
  for (const text of [displayName, parts.formatted, joined, userName]) {
    if (typeof text !== "string") continue;
    // The cut may go through a letter of two halves.
    const cut = text
      .trim()
      .slice(0, LONGEST_NAME)
      .replace(/\p{Cs}$/u, "");
    const known = nameSchema.safeParse(cut);
    if (known.success) return known.data;
  }
  return "Somebody";
}

export function bodyOf(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badSyntax("The body is no JSON");
  }
  if (!isRecord(value)) throw badSyntax("The body must be one resource");
  return value;
}
