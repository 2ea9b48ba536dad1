import "server-only";
import { MASK } from "../preferences/views/masked";
import { emptyObject, isObject, type ConfigObject, type ConfigValue } from "../vaults/formats/values";

const ANYWHERE = /secret|passw|passphrase|pwd|token|credential|private/i;
const AT_THE_END = /(keys?|pass)$/i;
const SHARED_ACCESS = /(^|[^a-z])sas([^a-z]|$)/;

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

const USER_OF_ADDRESS = /\/\/[^\s/@]+@/g;
const ASSIGNED = /\b([A-Za-z0-9_-]{1,100})=("[^"]*"|\S+)/g;

/** A text that is no secret as a whole may hold one: an address with a password, an argument `NAME=value`. */
function maskedText(text: string, isHidden: IsHidden): string {
  return text
    .replace(USER_OF_ADDRESS, `//${MASK}@`)
    .replace(ASSIGNED, (all, name: string) => (isHidden(name) ? `${name}=${MASK}` : all));
}

/** A value without what looks like a secret; `secret`: the key around it is called like one, so all of it is hidden. */
export function maskedValue(value: ConfigValue, isHidden: IsHidden, secret: boolean): ConfigValue {
  if (Array.isArray(value)) return value.map((item) => maskedValue(item, isHidden, secret));
  if (isObject(value)) return maskedObject(value, isHidden, secret);
  if (secret) return MASK;
  return typeof value === "string" ? maskedText(value, isHidden) : value;
}

export function maskedObject(value: ConfigObject, isHidden: IsHidden = isSecretName, secret = false): ConfigObject {
  const result = emptyObject();
  for (const [key, inner] of Object.entries(value)) {
    result[key] = maskedValue(inner, isHidden, secret || isHidden(key));
  }
  return result;
}

/** The value at a path, which is secret where any key on the way is called like one. */
export function maskedAt(path: readonly string[], value: ConfigValue, isHidden: IsHidden = isSecretName): ConfigValue {
  return maskedValue(value, isHidden, path.some(isHidden));
}
