import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { sealKeys, type SealKey } from "./keys";

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Binds a sealed text to where it stands, so that a copy in another row or column does not open. */
export type SealOwner = `${string}:${string}`;

/** Encrypts with the first key (AES-256-GCM, NIST SP 800-38D). Result: `keyId.base64url(iv, ciphertext, tag)`. */
export function seal(text: string, owner: SealOwner): string {
  const [{ id, key }] = sealKeys();
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(`${id}\n${owner}`));
  const body = Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${id}.${body.toString("base64url")}`;
}

/** Opens what `seal` made for the same owner. Throws where the key is gone, the text was altered or belongs elsewhere. */
export function open(sealed: string, owner: SealOwner): string {
  const dot = sealed.indexOf(".");
  const id = sealed.slice(0, dot);
  const key = keyOf(id);
  const body = Buffer.from(sealed.slice(dot + 1), "base64url");
  if (body.length < IV_BYTES + TAG_BYTES) throw new Error("sealed text is cut off");
  const decipher = createDecipheriv(ALGORITHM, key.key, body.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(`${id}\n${owner}`)).setAuthTag(body.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(body.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    // The cipher's own words ("unable to authenticate data") lead nobody to the key.
    throw new Error(`The key "${id}" of TENANTRY_SEAL_KEYS does not open what it sealed: another key, or altered data`);
  }
}

function keyOf(id: string): SealKey {
  const found = sealKeys().find((key) => key.id === id);
  if (found === undefined) throw new Error(`TENANTRY_SEAL_KEYS lacks the key "${id}" that data are sealed with`);
  return found;
}
