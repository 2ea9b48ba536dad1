import "server-only";
import { hash, hkdfSync } from "node:crypto";
import { env } from "../env";
import { shared } from "../process";

export interface SealKey {
  id: string;
  key: Buffer;
}

/** Reads `id:base64, id:base64 ...`; throws one line where a key is not 32 bytes or an id appears twice. */
export function parseSealKeys(text: string): readonly [SealKey, ...SealKey[]] {
  const keys = text.split(",").map((part) => {
    const [id = "", encoded = ""] = part.trim().split(":");
    return { id, key: Buffer.from(encoded, "base64") };
  });
  const [first, ...others] = keys;
  if (first === undefined || keys.some(({ key }) => key.length !== 32)) {
    throw new Error("TENANTRY_SEAL_KEYS must hold keys of 32 bytes");
  }
  if (new Set(keys.map(({ id }) => id)).size !== keys.length) throw new Error("TENANTRY_SEAL_KEYS names an id twice");
  return [first, ...others];
}

/** The key ring: the first seals, all open. There is no fallback: without keys nothing starts. */
export function sealKeys(): readonly [SealKey, ...SealKey[]] {
  return shared("seal-keys", () => {
    const text = env().TENANTRY_SEAL_KEYS;
    if (text === undefined) throw new Error("TENANTRY_SEAL_KEYS is not set");
    return parseSealKeys(text);
  });
}

/** A key for one purpose, derived from a seal key (HKDF, RFC 5869); from the first where none is given. */
export function derivedKey(purpose: string, { key }: SealKey = sealKeys()[0]): string {
  return Buffer.from(hkdfSync("sha256", key, "", `tenantry:${purpose}`, 32)).toString("base64url");
}

/** Tells one list of keys from another, and nothing about any of them. */
export function sealKeysMark(): string {
  const all = sealKeys().map((key) => `${key.id}:${derivedKey("mark", key)}`);
  return hash("sha256", all.join(","), "base64url").slice(0, 8);
}
