/** Prefixes of opaque ids. No slug may start with one of them, so id and slug can share a place in an address. */
export const ID_KINDS = [
  "usr",
  "org",
  "ws",
  "prj",
  "sa",
  "grp",
  "gm",
  "rol",
  "res",
  "rul",
  "arq",
  "lnk",
  "dom",
  "jr",
  "ntf",
  "inv",
  "crd",
  "dsi",
  "dar",
  "sgk",
  "idp",
  "idc",
  "idn",
  "sso",
  "tkt",
  "ilk",
  "dus",
  "dgr",
  "dgm",
  "dmp",
  "vlt",
  "vlv",
  "pky",
  "sto",
  "mtr",
  "bdg",
  "pln",
  "sbc",
  "pmt",
  "pay",
  "ivc",
  "pvt",
  "pvc",
  "pvr",
  "psk",
  "rcv",
  "psi",
  "pch",
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

/** Randomness is fetched for many ids at once: asking for each costs more than the rest of an id. */
const pool = { bytes: new Uint8Array(RANDOM_LENGTH * 128), at: RANDOM_LENGTH * 128 };

function randomTail(): string {
  if (pool.at === pool.bytes.length) {
    // The Web's own source: schemas reach this file, and Node's would bring a whole library into the browser.
    crypto.getRandomValues(pool.bytes);
    pool.at = 0;
  }
  const end = pool.at + RANDOM_LENGTH;
  let tail = "";
  for (; pool.at < end; pool.at += 1) tail += ALPHABET.charAt((pool.bytes[pool.at] ?? 0) & 31);
  return tail;
}

/** A new id: prefix, 50 bits of time (milliseconds), 80 random bits, in Crockford's base 32. Ids sort by creation. */
export function newId(kind: IdKind, now = Date.now()): string {
  let time = now;
  let head = "";
  for (let i = 0; i < TIME_LENGTH; i += 1) {
    head = ALPHABET.charAt(time % 32) + head;
    time = Math.floor(time / 32);
  }
  return `${kind}_${head}${randomTail()}`;
}

/** Ids of rows that are made at once: lists by creation show them in this order. */
export function newIds(kind: IdKind, count: number): string[] {
  const now = Date.now();
  return Array.from({ length: count }, () => newId(kind, now)).sort();
}

/** The smallest id that can have been made at a time: ids of before are less, ids of then and later are not. */
export function firstIdAt(kind: IdKind, time: number): string {
  const [prefix = kind, body = ""] = newId(kind, Math.max(0, time)).split("_");
  return `${prefix}_${body.slice(0, TIME_LENGTH).padEnd(TIME_LENGTH + RANDOM_LENGTH, "0")}`;
}

export function isId(kind: IdKind, value: string): boolean {
  return PATTERNS.get(kind)?.test(value) ?? false;
}

/** True where a text begins like an id of any kind. */
export function startsLikeId(value: string): boolean {
  const lower = value.toLowerCase();
  return ID_KINDS.some((kind) => lower.startsWith(`${kind}_`));
}
