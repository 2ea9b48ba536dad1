import "server-only";
import { generateKeyPair, randomBytes, sign, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { DAY_MILLISECONDS } from "../../time";

const BITS = 2_048;
const DAYS = 3_650;

/** DER (X.690) as far as a certificate that signs itself takes it (RFC 5280, section 4.1). */
const TAG = {
  integer: 0x02,
  bits: 0x03,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
};
const VERSION = 0xa0;
const RSA_WITH_SHA256 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];
const COMMON_NAME = [0x55, 0x04, 0x03];

function lengthOf(count: number): number[] {
  if (count < 0x80) return [count];
  return count < 0x100 ? [0x81, count] : [0x82, count >> 8, count & 0xff];
}

function der(tag: number, ...parts: (Uint8Array | readonly number[])[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
}

const sequence = (...parts: Uint8Array[]): Buffer => der(TAG.sequence, ...parts);

function nameOf(commonName: string): Buffer {
  return sequence(der(TAG.set, sequence(der(TAG.oid, COMMON_NAME), der(TAG.utf8, Buffer.from(commonName)))));
}

/** Up to 2049 with a year of two digits, as RFC 5280 has it. */
function timeOf(date: Date): Buffer {
  const digits = date.toISOString().replace(/\.\d+/, "").replace(/[-:T]/g, "");
  if (date.getUTCFullYear() >= 2050) return der(TAG.time, Buffer.from(digits));
  return der(TAG.utcTime, Buffer.from(digits.slice(2)));
}

/** 127 random bits, never negative. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return der(TAG.integer, bytes);
}

function selfSigned(commonName: string, privateKey: KeyObject, publicKey: KeyObject): string {
  const algorithm = sequence(der(TAG.oid, RSA_WITH_SHA256), der(TAG.null));
  const name = nameOf(commonName);
  const from = new Date();
  const signed = sequence(
    der(VERSION, der(TAG.integer, [2])),
    serialNumber(),
    algorithm,
    name,
    sequence(timeOf(from), timeOf(new Date(from.getTime() + DAYS * DAY_MILLISECONDS))),
    name,
    publicKey.export({ format: "der", type: "spki" }),
  );
  const signature = sign("sha256", signed, privateKey);
  const certificate = sequence(signed, algorithm, der(TAG.bits, [0], signature));
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

export interface KeyPair {
  /** PEM, PKCS #8. */
  privateKey: string;
  /** PEM; signed by the key itself. */
  certificate: string;
}

/** A key for signing requests, with its certificate: 2,048 bits, 3,650 days. */
export async function newKeyPair(commonName: string): Promise<KeyPair> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)("rsa", { modulusLength: BITS });
  return {
    privateKey: privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
    certificate: selfSigned(commonName, privateKey, publicKey),
  };
}
