import { ScimError } from "./errors";
import { unquoted, withoutCore } from "./paths";

const OPERATORS = ["eq", "co", "sw", "ew", "pr"] as const;
type Operator = (typeof OPERATORS)[number];

export interface Term {
  attribute: string;
  operator: Operator;
  value: string;
}

/** Any of these, each of which is all of its terms: `and` binds closer than `or`. */
type Filter = readonly (readonly Term[])[];

const LONGEST = 2_000;
const TERM =
  /^\s*((?:urn:[\w:.-]+:)?[A-Za-z$][\w$-]*(?:\[[^\]]{1,200}\])?(?:\.[A-Za-z$][\w$-]*)?)\s+(?:(pr)|(eq|co|sw|ew)\s+(?:"((?:[^"\\]|\\.)*)"|(true|false)))\s*(and|or|$)/i;

function refused(): ScimError {
  return new ScimError(
    400,
    "This filter is not understood: use eq, co, sw, ew, pr, joined by and, or",
    "invalidFilter",
  );
}

/** PostgreSQL's texts hold no NUL: one who asks for such a value finds nothing, as with every other that is not there. */
function storable(quoted: string): string {
  return unquoted(quoted).replaceAll("\0", "\ufffd");
}

/** Reads a filter (RFC 7644, section 3.4.2.2) of terms joined by `and` and `or`. @throws ScimError invalidFilter */
export function parseFilter(text: string): Filter {
  if (text.length > LONGEST) throw refused();
  const groups: Term[][] = [[]];
  let rest = text;
  for (;;) {
    const match = TERM.exec(rest);
    if (match === null) throw refused();
    const [whole, attribute = "", present, operator, quoted, literal, joint = ""] = match;
    const name = withoutCore(attribute).toLowerCase();
    const word = (operator ?? present ?? "").toLowerCase();
    const known = OPERATORS.find((one) => one === word);
    if (known === undefined) throw refused();
    groups.at(-1)?.push({ attribute: name, operator: known, value: storable(quoted ?? literal ?? "") });
    rest = rest.slice(whole.length);
    if (joint === "") break;
    if (joint.toLowerCase() === "or") groups.push([]);
  }
  if (rest.trim() !== "") throw refused();
  return groups;
}

/** The name of an attribute in a filter, where `emails[type eq "work"].value` is `emails.value`. */
export function plainName(attribute: string): string {
  return attribute.replace(/\[[^\]]*\]/, "");
}

export function unknownAttribute(attribute: string): ScimError {
  return new ScimError(400, `One cannot filter by “${attribute.slice(0, 100)}”`, "invalidFilter");
}

/** The condition on a text of the database. */
export function textCondition({ operator, value }: Term, key: (text: string) => string) {
  const text = key(value);
  const literal = text.replace(/[\\%_]/g, "\\$&");
  if (operator === "eq") return { equals: text };
  if (operator === "co") return { contains: literal };
  if (operator === "sw") return { startsWith: literal };
  return operator === "ew" ? { endsWith: literal } : { not: "" };
}
