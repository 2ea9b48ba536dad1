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
const COUNTER_LENGTH = 4;
const RANDOM_LENGTH = 12;
const BODY = `[0-9a-hjkmnp-tv-z]{${TIME_LENGTH + COUNTER_LENGTH + RANDOM_LENGTH}}`;
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

/** The last millisecond in which this process made an id, and how far it has counted in it. */
const counted = { time: -1, count: 0 };

/** Begins each millisecond at a random place in the lower half, so that it tells nobody how many ids were made. */
function nextCount(time: number): number {
  counted.count = time === counted.time ? counted.count + 1 : Math.floor(Math.random() * 32 ** COUNTER_LENGTH * 0.5);
  counted.time = time;
  return counted.count;
}

function digits(value: number, length: number): string {
  let rest = value;
  let text = "";
  for (let i = 0; i < length; i += 1) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/**
 * A new id: prefix, 50 bits of time (milliseconds), a counter of 20 bits, 60 random bits, in Crockford's base 32.
 * Ids sort by creation, those of one process also within a millisecond (as RFC 9562, section 6.2, method 1).
 */
export function newId(kind: IdKind, now = Date.now()): string {
  return `${kind}_${digits(now, TIME_LENGTH)}${digits(nextCount(now), COUNTER_LENGTH)}${randomTail()}`;
}

/** The smallest id that can have been made at a time: ids of before are less, ids of then and later are not. */
export function firstIdAt(kind: IdKind, time: number): string {
  return `${kind}_${digits(Math.max(0, time), TIME_LENGTH)}${"0".repeat(COUNTER_LENGTH + RANDOM_LENGTH)}`;
}

export function isId(kind: IdKind, value: string): boolean {
  return PATTERNS.get(kind)?.test(value) ?? false;
}

/** True where a text begins like an id of any kind. */
export function startsLikeId(value: string): boolean {
  const lower = value.toLowerCase();
  return ID_KINDS.some((kind) => lower.startsWith(`${kind}_`));
}
