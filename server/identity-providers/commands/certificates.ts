import "server-only";
import { createPrivateKey, X509Certificate, type KeyObject } from "node:crypto";
import { AppError } from "../../errors";
import { newId } from "../../ids";

/** RSA keys below this are no proof any more (NIST SP 800-131A). */
const SHORTEST_RSA = 2_048;
const BASE64 = /^[A-Za-z0-9+/=\s]+$/;

export interface Certificate {
  pem: string;
  fingerprint: string;
  subject: string;
  notBefore: Date;
  notAfter: Date;
}

function isStrong(key: KeyObject): boolean {
  if (key.asymmetricKeyType === "rsa") return (key.asymmetricKeyDetails?.modulusLength ?? 0) >= SHORTEST_RSA;
  return key.asymmetricKeyType === "ec";
}

function parse(text: string): X509Certificate | null {
  const trimmed = text.trim();
  const pem = BASE64.test(trimmed)
    ? `-----BEGIN CERTIFICATE-----\n${trimmed.replace(/\s+/g, "")}\n-----END CERTIFICATE-----`
    : trimmed;
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}

/** A certificate as PEM or as the base 64 of metadata. @throws INVALID sso_certificate */
export function readCertificate(text: string, field: string): Certificate {
  const read = parse(text);
  if (read === null || !isStrong(read.publicKey)) throw new AppError("INVALID", "sso_certificate", field);
  return {
    pem: read.toString(),
    fingerprint: read.fingerprint256.replaceAll(":", "").toLowerCase(),
    subject: read.subject.replaceAll("\n", ", ").replaceAll("\0", "").slice(0, 300),
    notBefore: new Date(read.validFrom),
    notAfter: new Date(read.validTo),
  };
}

/** @throws INVALID sso_certificate_expired, where it would prove nothing */
export function refuseExpired(certificate: Certificate, field: string): void {
  if (certificate.notAfter.getTime() <= Date.now()) throw new AppError("INVALID", "sso_certificate_expired", field);
}

/** The certificates of metadata that prove anything today. @throws INVALID sso_certificate_expired where none does */
export function certificatesOf(texts: readonly string[]): Certificate[] {
  const read = texts.map((text) => readCertificate(text, "metadata"));
  const live = read.filter(({ notAfter }) => notAfter.getTime() > Date.now());
  if (live.length === 0) throw new AppError("INVALID", "sso_certificate_expired", "metadata");
  return live;
}

export function certificateRow(certificate: Certificate, of: { organizationId: string; identityProviderId: string }) {
  return { id: newId("idc"), ...of, ...certificate };
}

/** A private key as PEM, in the form that is kept. @throws INVALID sso_private_key */
export function readPrivateKey(text: string): string {
  try {
    const key = createPrivateKey(text);
    if (isStrong(key)) return key.export({ format: "pem", type: "pkcs8" }).toString();
  } catch {
    // What the parser says could quote the key.
  }
  throw new AppError("INVALID", "sso_private_key", "privateKey");
}

/** @throws INVALID sso_key_pair where the key is not the certificate's */
export function refuseForeignKey(certificate: string, privateKey: string): void {
  const read = new X509Certificate(certificate);
  if (!read.checkPrivateKey(createPrivateKey(privateKey))) throw new AppError("INVALID", "sso_key_pair", "privateKey");
}
