import "server-only";
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from "node:crypto";
import { AppError } from "../errors";
import { shared } from "../process";

/** OWASP Password Storage Cheat Sheet, scrypt: N = 2^17, r = 8, p = 1 (128 MiB a hash). */
const COST = { N: 2 ** 17, r: 8, p: 1 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** Each hash holds 128 MiB while it runs: two at a time, a bounded line behind them. */
const AT_ONCE = 2;
const IN_LINE = 100;

interface Line {
  running: number;
  waiting: (() => void)[];
}

function line(): Line {
  return shared("password-line", () => ({ running: 0, waiting: [] }));
}

async function inLine<T>(work: () => Promise<T>): Promise<T> {
  const at = line();
  if (at.running >= AT_ONCE) {
    if (at.waiting.length >= IN_LINE) throw new AppError("LIMIT", "rate_limited", undefined, { retryAfter: 10 });
    await new Promise<void>((resolve) => at.waiting.push(resolve));
  } else {
    at.running += 1;
  }
  try {
    return await work();
  } finally {
    const next = at.waiting.shift();
    if (next === undefined) at.running -= 1;
    else next();
  }
}

/** Runs on libuv's thread pool, so the event loop goes on. */
function derive(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  const maxmem = 256 * (cost.N ?? 0) * (cost.r ?? 0);
  return inLine(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password.normalize("NFKC"), salt, KEY_BYTES, { ...cost, maxmem }, (error, key) => {
          if (error === null) resolve(key);
          else reject(error);
        });
      }),
  );
}

/** `scrypt$N$r$p$salt$key`, both in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, COST);
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/**
 * True where the password is the one that was hashed. Without a hash it works as long and answers false, so that the
 * time tells nobody whether an account exists.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [, n, r, p, salt, key] = (stored ?? `scrypt$${COST.N}$${COST.r}$${COST.p}$AAAAAAAAAAAAAAAAAAAAAA$`).split("$");
  const cost = { N: Number(n), r: Number(r), p: Number(p) };
  const derived = await derive(password, Buffer.from(salt ?? "", "base64url"), cost);
  const expected = Buffer.from(key ?? "", "base64url");
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}
