import "server-only";
import { MASK } from "../preferences/views/masked";
import { emptyObject, isObject, type ConfigObject, type ConfigValue } from "../vaults/formats/values";

const ANYWHERE = /secret|passw|passphrase|pwd|token|credential|private|signature|authori[sz]ation/i;
const AT_THE_END = /(keys?|pass)$/i;
const SHARED_ACCESS = /(^|[^a-z])(sas|sig)([^a-z]|$)/;

/** Whether a key is called as secrets are. Errs on the side of hiding: `monkey` is masked, and harms nobody. */
export function isSecretName(name: string): boolean {
  if (ANYWHERE.test(name) || AT_THE_END.test(name)) return true;
  return SHARED_ACCESS.test(name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase());
}

/** Which keys hold what is hidden. */
export type IsHidden = (name: string) => boolean;

/** What is called like a secret, and the container arguments that somebody hides, in any case. */
export function hiding(names: readonly string[]): IsHidden {
  const chosen = new Set(names.map((name) => name.toLowerCase()));
  return (name) => chosen.has(name.toLowerCase()) || isSecretName(name);
}

const USER_OF_ADDRESS = /\/\/[^\s/]+@/g;
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** `NAME=value`, `NAME: value` also as JSON writes it, `--NAME value`: the name, and what stands before the value. */
const NAMED =
  /(?<![A-Za-z0-9_])([A-Za-z0-9_][A-Za-z0-9_.-]{0,199})(["']\s{0,4}:\s{0,4}|:(?=["'\s])\s{0,4}|["']?=|\s{1,4}=\s{1,4}|(?=\s)(?<=(?:^|\s)--?\1)\s{1,4}(?=[^\s-]))/g;
const FLAG = /^--?([A-Za-z0-9_][A-Za-z0-9_.-]*)$/;

const QUOTED = /"(?:[^"\\]|\\[^])*"|'[^']*'/y;
const TO_THE_SPACE = /\S*/y;
const TO_THE_LINE_END = /[^\r\n]*/y;
const TO_THE_QUOTE = { '"': /[^"]*/y, "'": /[^']*/y } as const;

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** The length of the value that begins there; quotes may surround it, or name and value together, or neither. */
function valueLength(text: string, at: number, separator: string, before: string): number {
  if (separator === "=" && (before === '"' || before === "'")) return lengthOf(TO_THE_QUOTE[before], text, at);
  const quoted = lengthOf(QUOTED, text, at);
  if (quoted > 0) return quoted;
  return lengthOf(separator.includes(":") ? TO_THE_LINE_END : TO_THE_SPACE, text, at);
}

function isNamedHidden(name: string, isHidden: IsHidden): boolean {
  return isHidden(name) || name.split(".").some(isHidden);
}

/** A text that is no secret as a whole may hold one: a private key, an address with a password, a named value. */
function maskedText(text: string, isHidden: IsHidden): string {
  if (PRIVATE_KEY.test(text)) return MASK;
  let shown = "";
  let done = 0;
  for (const { 0: all, 1: name = "", 2: separator = "", index } of text.matchAll(NAMED)) {
    if (index < done || !isNamedHidden(name, isHidden)) continue;
    const at = index + all.length;
    const length = valueLength(text, at, separator, text.charAt(index - 1));
    if (length === 0) continue;
    shown += text.slice(done, at) + MASK;
    done = at + length;
  }
  return (shown + text.slice(done)).replace(USER_OF_ADDRESS, `//${MASK}@`);
}

/** Whether the item before it in a list is a flag that takes a secret. */
function isFlagged(before: ConfigValue | undefined, isHidden: IsHidden): boolean {
  const name = typeof before === "string" ? FLAG.exec(before)?.[1] : undefined;
  return name !== undefined && isNamedHidden(name, isHidden);
}

/** Whether an object names a variable that is hidden, as `{ name: "API_TOKEN", value: "..." }` does for containers. */
function namesHidden({ name }: ConfigObject, isHidden: IsHidden): boolean {
  return typeof name === "string" && isHidden(name);
}

/** A value without what looks like a secret; `secret`: the key around it is called like one, so all of it is hidden. */
function maskedValue(value: ConfigValue, isHidden: IsHidden, secret: boolean): ConfigValue {
  if (Array.isArray(value)) {
    return value.map((item, at) => maskedValue(item, isHidden, secret || isFlagged(value[at - 1], isHidden)));
  }
  if (isObject(value)) return maskedObject(value, isHidden, secret);
  if (secret) return MASK;
  return typeof value === "string" ? maskedText(value, isHidden) : value;
}

export function maskedObject(value: ConfigObject, isHidden: IsHidden = isSecretName, secret = false): ConfigObject {
  const result = emptyObject();
  const named = namesHidden(value, isHidden);
  for (const [key, inner] of Object.entries(value)) {
    result[key] = maskedValue(inner, isHidden, secret || isHidden(key) || (named && key === "value"));
  }
  return result;
}

/** The value at a path, which is secret where any key on the way is called like one. */
export function maskedAt(path: readonly string[], value: ConfigValue, isHidden: IsHidden = isSecretName): ConfigValue {
  return maskedValue(value, isHidden, path.some(isHidden));
}
