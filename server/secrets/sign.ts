import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { derivedKey, sealKeys, type SealKey } from "./keys";

/** What is signed; a signature of one purpose is none of another. */
type SignedPurpose = "audit-checkpoint" | "list-export" | "refresh-token";

function tag(purpose: SignedPurpose, text: string, key: SealKey): Buffer {
  return createHmac("sha256", derivedKey(`sign:${purpose}`, key))
    .update(text)
    .digest();
}

/** This installation's signature (HMAC-SHA-256 by a key derived from the first seal key): `keyId.base64url`. */
export function sign(purpose: SignedPurpose, text: string): string {
  const [key] = sealKeys();
  return `${key.id}.${tag(purpose, text, key).toString("base64url")}`;
}

/** True where one of this installation's keys made the signature for this purpose and text. */
export function isSigned(purpose: SignedPurpose, text: string, signature: string): boolean {
  const dot = signature.indexOf(".");
  const key = sealKeys().find(({ id }) => id === signature.slice(0, dot));
  if (key === undefined) return false;
  const given = Buffer.from(signature.slice(dot + 1), "base64url");
  const expected = tag(purpose, text, key);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
