import type { Reason } from "../../reasons";
import type { CheckName } from "../provider";
import { attribute, children, named, only, XML_SIGNATURE } from "./xml";

export interface SignatureFault {
  check: CheckName;
  reason: Reason;
  detail: string;
}

const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
const INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
const ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

/** No SHA-1, no HMAC (whose key would be the public one), no canonical form that keeps comments. */
const SIGNATURES = [
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
  "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
];
const DIGESTS = ["http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2001/04/xmlenc#sha512"];
const CANONICAL_FORMS = [EXCLUSIVE, INCLUSIVE];
const PARTS = ["SignedInfo", "SignatureValue", "KeyInfo"];

/** What is wrong with the outer form of a signature; whether it is true is the library's to say. */
export function faultOfSignature(signature: Element, parent: Element): SignatureFault | null {
  const info = only(signature, XML_SIGNATURE, "SignedInfo");
  const parts = children(signature).map(({ localName }) => localName);
  if (info === null || parts.some((part) => !PARTS.includes(part)) || new Set(parts).size !== parts.length) {
    return { check: "signature", reason: "saml_structure", detail: "a signature of unusual parts" };
  }
  const reference = only(info, XML_SIGNATURE, "Reference");
  if (reference === null || attribute(reference, "URI") !== `#${attribute(parent, "ID") ?? ""}`) {
    return {
      check: "signature",
      reason: "saml_signature_scope",
      detail: "it signs something else than where it stands",
    };
  }
  const used = unknownAlgorithm(info, reference);
  return used === null ? null : { check: "algorithm", reason: "saml_algorithm", detail: `not allowed: ${used}` };
}

function unknownAlgorithm(info: Element, reference: Element): string | null {
  const algorithmOf = (parent: Element, name: string) =>
    attribute(only(parent, XML_SIGNATURE, name), "Algorithm") ?? `none (${name})`;
  const pairs: (readonly [string, readonly string[]])[] = [
    [algorithmOf(info, "SignatureMethod"), SIGNATURES],
    [algorithmOf(info, "CanonicalizationMethod"), CANONICAL_FORMS],
    [algorithmOf(reference, "DigestMethod"), DIGESTS],
    ...transformsOf(reference).map((transform) => [transform, [ENVELOPED, ...CANONICAL_FORMS]] as const),
  ];
  return pairs.find(([algorithm, allowed]) => !allowed.includes(algorithm))?.[0] ?? null;
}

function transformsOf(reference: Element): string[] {
  const list = only(reference, XML_SIGNATURE, "Transforms");
  if (list === null) return ["none (Transforms)"];
  return named(list, XML_SIGNATURE, "Transform").map((transform) => attribute(transform, "Algorithm") ?? "none");
}
