/** Prefixes of opaque ids. No slug may start with one of them, so id and slug can share a place in an address. */
export const ID_KINDS = [
  "usr",
  "org",
  "ws",
  "prj",
  "sa",
  "inv",
  "crd",
  "ses",
  "tok",
  "aud",
  "mai",
  "job",
  "req",
] as const;

export type IdKind = (typeof ID_KINDS)[number];

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;
const BODY = `[0-9a-hjkmnp-tv-z]{${TIME_LENGTH + RANDOM_LENGTH}}`;
const PATTERNS = new Map<string, RegExp>(ID_KINDS.map((kind) => [kind, new RegExp(`^${kind}_${BODY}$`)]));

/** A new id: prefix, 50 bits of time (milliseconds), 80 random bits, in Crockford's base 32. Ids sort by creation. */
export function newId(kind: IdKind, now = Date.now()): string {
  let time = now;
  let head = "";
  for (let i = 0; i < TIME_LENGTH; i += 1) {
    head = ALPHABET.charAt(time % 32) + head;
    time = Math.floor(time / 32);
  }
  let tail = "";
  // The Web's own source of randomness: schemas reach this file, and Node's would bring a whole library into the browser.
  for (const byte of crypto.getRandomValues(new Uint8Array(RANDOM_LENGTH))) tail += ALPHABET.charAt(byte & 31);
  return `${kind}_${head}${tail}`;
}

export function isId(kind: IdKind, value: string): boolean {
  return PATTERNS.get(kind)?.test(value) ?? false;
}

/** True where a text begins like an id of any kind. */
export function startsLikeId(value: string): boolean {
  const lower = value.toLowerCase();
  return ID_KINDS.some((kind) => lower.startsWith(`${kind}_`));
}
