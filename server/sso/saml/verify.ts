import { X509Certificate } from "node:crypto";
import type { Remembered, SamlConnection } from "../provider";
import type { Findings } from "./findings";
import type { Structure } from "./structure";
import { attribute, children, elements, is, parseXml, SAML_ASSERTION, textOf, XML_SIGNATURE } from "./xml";

interface Verified {
  /** Made anew from the bytes that were signed: nothing else is read for an identity. */
  assertion: Element;
  certificateId: string;
  /** What the library has against it beyond the signature. */
  objection: string | null;
}

/** Has the library verify each signature that is there, by one certificate after the other. */
export async function verify(
  connection: SamlConnection,
  remembered: Remembered | null,
  encoded: string,
  structure: Structure,
  findings: Findings,
): Promise<Verified | null> {
  for (const { id, pem, notAfter } of connection.certificates) {
    const { verified, objection } = await verifyBy(pem, connection, remembered, encoded, structure);
    if (verified === null) continue;
    const assertion = parseXml(verified);
    if (assertion === null || !isThe(structure.assertion, assertion)) {
      return findings.fail("signature", "saml_signature_scope", "what is signed is another assertion");
    }
    findings.pass("signature");
    if (notAfter < new Date()) findings.fail("certificate", "saml_certificate", `ended on ${notAfter.toISOString()}`);
    else findings.pass("certificate", `good until ${notAfter.toISOString()}`);
    return { assertion, certificateId: id, objection };
  }
  return findings.fail("signature", "saml_signature", signedBy(connection, structure));
}

async function verifyBy(
  certificate: string,
  connection: SamlConnection,
  remembered: Remembered | null,
  encoded: string,
  { responseSigned, assertionSigned }: Structure,
): Promise<{ verified: string | null; objection: string | null }> {
  const { Library } = await import("./library");
  const library = new Library(connection, { certificate, remembered, responseSigned, assertionSigned });
  try {
    const { profile } = await library.validatePostResponseAsync({ SAMLResponse: encoded });
    return { verified: library.verified, objection: profile === null ? "no assertion" : null };
  } catch (error) {
    return { verified: library.verified, objection: error instanceof Error ? error.message : String(error) };
  }
}

function isThe(structured: Element, verified: Element): boolean {
  return is(verified, SAML_ASSERTION, "Assertion") && attribute(verified, "ID") === attribute(structured, "ID");
}

/** For who administers the connection: which certificate the provider says that it signs by, if it is not one of ours. */
function signedBy({ certificates }: SamlConnection, { response }: Structure): string {
  if (certificates.length === 0) return "no certificate of the provider is stored";
  const named = elements(response).find((element) => is(element, XML_SIGNATURE, "X509Certificate"));
  const claimed = fingerprintOf(named === undefined || children(named).length > 0 ? null : textOf(named));
  if (claimed === null || certificates.some(({ pem }) => new X509Certificate(pem).fingerprint256 === claimed)) {
    return "the content was changed after it was signed, or it is signed by another key";
  }
  return `signed by a certificate that is not stored here (SHA-256 ${claimed})`;
}

function fingerprintOf(base64: string | null): string | null {
  if (base64 === null) return null;
  try {
    return new X509Certificate(Buffer.from(base64, "base64")).fingerprint256;
  } catch {
    return null;
  }
}
