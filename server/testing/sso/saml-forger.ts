import { createHash, createHmac, createPublicKey, createSign, randomBytes } from "node:crypto";

/**
 * Makes SAML responses of every shape, true and forged. What it writes is in canonical form already (attributes in
 * order, no declaration away from where it is used), so that it can sign without a library: what is digested is the text.
 */
export interface SigningKey {
  /** PEM. */
  privateKey: string;
  certificate: string;
}

interface Signing {
  key: SigningKey;
  /** `sha1` and `hmac` are what must not be taken. */
  algorithm?: "sha256" | "sha512" | "sha1" | "hmac";
  digest?: "sha256" | "sha1";
  canonical?: string;
  transforms?: readonly string[];
  /** The reference's URI, where it is not the element's own. */
  uri?: string;
}

export interface Draft {
  responseId: string;
  assertionId: string;
  issuer: string;
  responseIssuer: string;
  destination: string | null;
  recipient: string;
  audience: string;
  inResponseTo: string | null;
  /** In the assertion; the response's where it is not given. */
  confirmedFor?: string | null;
  /** In seconds from now. */
  issued: number;
  notBefore: number;
  notOnOrAfter: number;
  sessionNotOnOrAfter: number | null;
  nameId: string | null;
  nameIdFormat: string;
  status: string;
  attributes: Readonly<Record<string, string | readonly string[]>>;
  signAssertion: Signing | null;
  signResponse: Signing | null;
}

const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
const DS = "http://www.w3.org/2000/09/xmldsig#";
const METHODS = {
  sha256: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  sha512: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
  sha1: `${DS}rsa-sha1`,
  hmac: `${DS}hmac-sha1`,
};
const DIGESTS = { sha256: "http://www.w3.org/2001/04/xmlenc#sha256", sha1: `${DS}sha1` };
export const WITH_COMMENTS = `${EXCLUSIVE}WithComments`;
const SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
const SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

export const newSamlId = () => `_${randomBytes(16).toString("hex")}`;
export const encodeXml = (xml: string) => Buffer.from(xml).toString("base64");
const at = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

function optional(name: string, value: string | null): string {
  return value === null ? "" : ` ${name}="${value}"`;
}

export function bareCertificate(pem: string): string {
  return pem.replace(/-----[^-]+-----|\s/g, "");
}

/** A draft that the product takes, before something is changed in it. */
export function draftFor(
  to: { entityId: string; acs: string },
  from: { entityId: string },
  key: SigningKey,
  changes: Partial<Draft> = {},
): Draft {
  return {
    responseId: newSamlId(),
    assertionId: newSamlId(),
    issuer: from.entityId,
    responseIssuer: changes.issuer ?? from.entityId,
    destination: to.acs,
    recipient: to.acs,
    audience: to.entityId,
    inResponseTo: null,
    issued: 0,
    notBefore: -5,
    notOnOrAfter: 300,
    sessionNotOnOrAfter: null,
    nameId: "member-0001",
    nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
    status: SUCCESS,
    attributes: { mail: "member-0001@example.com", displayName: "Member One", groups: ["engineering", "employees"] },
    signAssertion: { key },
    signResponse: null,
    ...changes,
  };
}

/** The assertion, not signed. */
export function assertionXml(draft: Draft): string {
  const request = optional("InResponseTo", draft.confirmedFor === undefined ? draft.inResponseTo : draft.confirmedFor);
  const end = at(draft.notOnOrAfter);
  const name = draft.nameId === null ? "" : `<saml:NameID Format="${draft.nameIdFormat}">${draft.nameId}</saml:NameID>`;
  const attributes = Object.entries(draft.attributes).map(([key, value]) => {
    const values = [value].flat().map((one) => `<saml:AttributeValue>${one}</saml:AttributeValue>`);
    return `<saml:Attribute Name="${key}">${values.join("")}</saml:Attribute>`;
  });
  const session = optional(
    "SessionNotOnOrAfter",
    draft.sessionNotOnOrAfter === null ? null : at(draft.sessionNotOnOrAfter),
  );
  return (
    `<saml:Assertion xmlns:saml="${SAML}" ID="${draft.assertionId}" IssueInstant="${at(draft.issued)}" Version="2.0">` +
    `<saml:Issuer>${draft.issuer}</saml:Issuer><saml:Subject>${name}` +
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">` +
    `<saml:SubjectConfirmationData${request} NotOnOrAfter="${end}" Recipient="${draft.recipient}"></saml:SubjectConfirmationData>` +
    `</saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${at(draft.notBefore)}" NotOnOrAfter="${end}">` +
    `<saml:AudienceRestriction><saml:Audience>${draft.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="${at(draft.issued)}" SessionIndex="_s1"${session}><saml:AuthnContext>` +
    `<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef>` +
    `</saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>${attributes.join("")}</saml:AttributeStatement>` +
    `</saml:Assertion>`
  );
}

/** A response around what it should hold, not signed. */
export function responseXml(draft: Draft, content: string): string {
  const attributes = `${optional("Destination", draft.destination)} ID="${draft.responseId}"${optional("InResponseTo", draft.inResponseTo)}`;
  return (
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"${attributes} IssueInstant="${at(draft.issued)}" Version="2.0">` +
    `<saml:Issuer xmlns:saml="${SAML}">${draft.responseIssuer}</saml:Issuer>` +
    `<samlp:Status><samlp:StatusCode Value="${draft.status}"></samlp:StatusCode></samlp:Status>${content}</samlp:Response>`
  );
}

function digestOf(xml: string, algorithm: "sha256" | "sha1"): string {
  return createHash(algorithm).update(xml).digest("base64");
}

/** A signature of an element that is in canonical form; it belongs behind the element's Issuer. */
export function signatureOf(xml: string, id: string, signing: Signing): string {
  const { key, algorithm = "sha256", digest = "sha256", canonical = EXCLUSIVE } = signing;
  const transforms = signing.transforms ?? [`${DS}enveloped-signature`, EXCLUSIVE];
  const info =
    `<ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${canonical}"></ds:CanonicalizationMethod>` +
    `<ds:SignatureMethod Algorithm="${METHODS[algorithm]}"></ds:SignatureMethod>` +
    `<ds:Reference URI="${signing.uri ?? `#${id}`}"><ds:Transforms>` +
    transforms.map((one) => `<ds:Transform Algorithm="${one}"></ds:Transform>`).join("") +
    `</ds:Transforms><ds:DigestMethod Algorithm="${DIGESTS[digest]}"></ds:DigestMethod>` +
    `<ds:DigestValue>${digestOf(xml, digest)}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
  // What is signed stands by itself, so that it declares its prefix; in the signature it has been declared.
  const value = signText(info.replace("<ds:SignedInfo>", `<ds:SignedInfo xmlns:ds="${DS}">`), key, algorithm);
  return (
    `<ds:Signature xmlns:ds="${DS}">${info}<ds:SignatureValue>${value}</ds:SignatureValue>` +
    `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${bareCertificate(key.certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>`
  );
}

function signText(text: string, key: SigningKey, algorithm: keyof typeof METHODS): string {
  if (algorithm !== "hmac") return createSign(`RSA-${algorithm}`).update(text).sign(key.privateKey, "base64");
  const secret = createPublicKey(key.certificate).export({ type: "spki", format: "pem" });
  return createHmac("sha1", secret).update(text).digest("base64");
}

/** Puts something behind the first Issuer, which is the place of an element's signature. */
export function behindIssuer(xml: string, insert: string): string {
  return xml.replace("</saml:Issuer>", `</saml:Issuer>${insert}`);
}

export function signed(xml: string, id: string, signing: Signing | null): string {
  return signing === null ? xml : behindIssuer(xml, signatureOf(xml, id, signing));
}

/** The whole response, as the draft says. */
export function forge(draft: Draft): string {
  const assertion = signed(assertionXml(draft), draft.assertionId, draft.signAssertion);
  return signed(responseXml(draft, assertion), draft.responseId, draft.signResponse);
}
