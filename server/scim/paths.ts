import {
  attributeOf,
  ENTERPRISE_ATTRIBUTES,
  ENTERPRISE_SCHEMA,
  GROUP_SCHEMA,
  subOf,
  USER_SCHEMA,
  type Attribute,
} from "./attributes";
import { badPath } from "./errors";

export interface Condition {
  sub: string;
  value: string | boolean;
}

/** Where a change goes: an attribute, one of its values, one part of it. */
export interface Path {
  attribute: Attribute;
  enterprise: boolean;
  conditions: readonly Condition[] | null;
  sub: string | null;
}

const PATH = /^([A-Za-z$][\w$-]*)(?:\[(.{1,500})\])?(?:\.([A-Za-z$][\w$-]*))?$/;
const CONDITION = /^([A-Za-z$][\w$-]*)\s+eq\s+(?:"((?:[^"\\]|\\.)*)"|(true|false))$/i;

/** Attributes of the two schemas of the product may be named in full; the extension's always are. */
export function withoutCore(path: string): string {
  for (const schema of [USER_SCHEMA, GROUP_SCHEMA]) {
    if (path.toLowerCase().startsWith(`${schema.toLowerCase()}:`)) return path.slice(schema.length + 1);
  }
  return path;
}

export function unquoted(text: string): string {
  return text.replace(/\\(["\\/])/g, "$1");
}

function conditionsOf(attribute: Attribute, text: string, path: string): Condition[] {
  return text.split(/\s+and\s+/i).map((part) => {
    const [, name = "", quoted, literal] = CONDITION.exec(part.trim()) ?? [];
    const sub = subOf(attribute, name);
    if (sub === undefined) throw badPath(path);
    const truth = (literal ?? quoted ?? "").toLowerCase() === "true";
    return { sub, value: sub === "primary" ? truth : unquoted(quoted ?? literal ?? "") };
  });
}

/** Null: the whole enterprise extension. @throws ScimError invalidPath */
export function parsePath(attributes: readonly Attribute[], path: string): Path | null {
  const lower = path.toLowerCase();
  if (lower === ENTERPRISE_SCHEMA.toLowerCase()) return null;
  const enterprise = lower.startsWith(`${ENTERPRISE_SCHEMA.toLowerCase()}:`);
  const rest = enterprise ? path.slice(ENTERPRISE_SCHEMA.length + 1) : withoutCore(path);
  const [, name, filter, part] = PATH.exec(rest.trim()) ?? [];
  const attribute = attributeOf(enterprise ? ENTERPRISE_ATTRIBUTES : attributes, name ?? "");
  if (attribute === undefined) throw badPath(path);
  const sub = part === undefined ? null : subOf(attribute, part);
  if (sub === undefined || (filter !== undefined && attribute.kind !== "multi")) throw badPath(path);
  return {
    attribute,
    enterprise,
    sub,
    conditions: filter === undefined ? null : conditionsOf(attribute, filter, path),
  };
}
