import "server-only";
import { hash, randomBytes, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const CHECKSUM_LENGTH = 6;

/** A new opaque token of 256 random bits, URL-safe. Only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 in hexadecimal: enough for tokens and generated secrets, which cannot be guessed. */
export function hashToken(token: string): string {
  return hash("sha256", token, "hex");
}

/** Compares two hashes of equal length in constant time. */
export function sameHash(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

function randomBase62(length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length * 2)) {
      // 248 is the largest multiple of 62 in a byte: larger values would favour the first letters.
      if (byte < 248 && text.length < length) text += ALPHABET.charAt(byte % 62);
    }
  }
  return text;
}

function checksum(text: string): string {
  let value = crc32(text);
  let digits = "";
  for (let i = 0; i < CHECKSUM_LENGTH; i += 1) {
    digits = ALPHABET.charAt(value % 62) + digits;
    value = Math.floor(value / 62);
  }
  return digits;
}

/** An access key: `tnak_` and 20 base-62 characters. Public. */
export function newAccessKey(): string {
  return `tnak_${randomBase62(20)}`;
}

/**
 * A secret key: `tnsk_`, 40 random base-62 characters (238 bits) and 6 that are the CRC-32 of all before in base 62,
 * so that scanners recognise a leaked one by `tnsk_[0-9A-Za-z]{46}` and its checksum, without asking the server.
 */
export function newSecretKey(): string {
  const body = `tnsk_${randomBase62(40)}`;
  return body + checksum(body);
}
