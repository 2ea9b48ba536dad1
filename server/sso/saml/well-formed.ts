import type { Reason } from "../../reasons";

/** What a document may be made of; beyond it, no parser sees it. */
interface Limits {
  /** Characters. */
  length: number;
  comments: boolean;
}

interface Fault {
  reason: Reason;
  detail: string;
}

const DEEPEST = 32;
const MOST_ELEMENTS = 10_000;
const MOST_ATTRIBUTES = 64;

const NAME = `[^\\s<>/"'=&!?]+`;
const OPENING = new RegExp(`<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`, "y");
const CLOSING = new RegExp(`</(${NAME})\\s*>`, "y");
const DECLARATION = /^<\?xml\s[^<>]*\?>/;
const ATTRIBUTE = /=\s*["']/g;
const NO_XML_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const UNKNOWN_ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)/;
const CHARACTER = /&#(?:(\d{1,7})|x([\da-fA-F]{1,6}));/g;

const unreadable = (detail: string): Fault => ({ reason: "saml_unreadable", detail });
const tooLarge = (detail: string): Fault => ({ reason: "saml_too_large", detail });

/**
 * Looks over XML before a parser does: what is large, deep, declares a type or entities, or is not well formed is
 * refused in one pass that keeps nothing. Processing instructions and CDATA are used by no provider and refused too.
 */
export function faultIn(xml: string, { length, comments }: Limits): Fault | null {
  if (xml.length > length) return tooLarge(`more than ${length} characters`);
  if (NO_XML_CHARACTER.test(xml)) return unreadable("a character that XML does not know");
  const fault = faultInTags(xml, comments);
  if (fault !== null) return fault;
  if (UNKNOWN_ENTITY.test(xml)) return unreadable("an entity that nothing declares");
  return namesNoCharacter(xml) ? unreadable("a reference to a character that XML does not know") : null;
}

function namesNoCharacter(xml: string): boolean {
  for (const [, decimal, hexadecimal] of xml.matchAll(CHARACTER)) {
    const code = decimal === undefined ? parseInt(hexadecimal ?? "", 16) : Number(decimal);
    if (code > 0x10_ff_ff || NO_XML_CHARACTER.test(String.fromCodePoint(code))) return true;
  }
  return false;
}

function faultInTags(xml: string, comments: boolean): Fault | null {
  const open: string[] = [];
  let elements = 0;
  let position = DECLARATION.exec(xml)?.[0].length ?? 0;
  for (let next = xml.indexOf("<", position); next !== -1; next = xml.indexOf("<", position)) {
    if (open.length === 0 && xml.slice(position, next).trim() !== "") return unreadable("text outside of the element");
    if (xml.startsWith("<!", next) || xml.startsWith("<?", next)) {
      const end = xml.startsWith("<!--", next) && comments ? xml.indexOf("-->", next + 4) : -1;
      if (end === -1) return faultOfDeclaration(xml, next);
      position = end + 3;
      continue;
    }
    const closes = xml[next + 1] === "/";
    if (!closes && open.length === 0 && elements > 0) return unreadable("a second document");
    const after = step(xml, next, open);
    if (typeof after !== "number") return after;
    if (!closes) elements += 1;
    if (open.length > DEEPEST) return tooLarge(`deeper than ${DEEPEST}`);
    if (elements > MOST_ELEMENTS) return tooLarge(`more than ${MOST_ELEMENTS} elements`);
    position = after;
  }
  if (open.length > 0 || elements === 0) return unreadable("an element that is not closed");
  return xml.slice(position).trim() === "" ? null : unreadable("text outside of the element");
}

function faultOfDeclaration(xml: string, at: number): Fault {
  if (/^<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(xml.slice(at, at + 12))) {
    return { reason: "saml_doctype", detail: "a document type" };
  }
  return { reason: "saml_comment", detail: "a comment, CDATA or a processing instruction" };
}

/** Reads one tag and gives back where it ends. */
function step(xml: string, at: number, open: string[]): number | Fault {
  if (xml.startsWith("</", at)) {
    CLOSING.lastIndex = at;
    const name = CLOSING.exec(xml)?.[1];
    return name !== undefined && open.pop() === name ? CLOSING.lastIndex : unreadable("a tag that closes nothing");
  }
  OPENING.lastIndex = at;
  const tag = OPENING.exec(xml);
  if (tag === null) return unreadable("a tag that is not well formed");
  const [, name = "", attributes = "", closed] = tag;
  if ((attributes.match(ATTRIBUTE)?.length ?? 0) > MOST_ATTRIBUTES) {
    return tooLarge(`more than ${MOST_ATTRIBUTES} attributes`);
  }
  if (closed !== "/") open.push(name);
  return OPENING.lastIndex;
}
