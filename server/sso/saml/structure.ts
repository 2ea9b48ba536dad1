import type { SamlSettings } from "../../identity-providers/schema/connection";
import type { Findings } from "./findings";
import { faultOfSignature, type SignatureFault } from "./signature";
import { attribute, elements, is, named, only, SAML_ASSERTION, SAML_PROTOCOL, textOf, XML_SIGNATURE } from "./xml";

/** A response with one assertion, whose signatures are where they must be; nothing is verified yet. */
export interface Structure {
  response: Element;
  assertion: Element;
  responseSigned: boolean;
  assertionSigned: boolean;
}

const SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
const ID_ATTRIBUTES = ["ID", "Id", "id", "xml:id"];
const ID = /^[\w.:-]{1,256}$/;
const ENCRYPTED = ["EncryptedAssertion", "EncryptedID", "EncryptedAttribute"];

/** Where wrapping, doubling and hiding are refused: before any signature is looked at. */
export function readStructure(response: Element, settings: SamlSettings, findings: Findings): Structure | null {
  if (!is(response, SAML_PROTOCOL, "Response") || attribute(response, "Version") !== "2.0") {
    return findings.fail("response", "saml_unreadable", `expected a SAML 2.0 Response, came ${response.localName}`);
  }
  if (!isSuccess(response, findings)) return null;
  const all = elements(response);
  const encrypted = all.find(({ localName }) => ENCRYPTED.includes(localName));
  if (encrypted !== undefined) return findings.fail("response", "saml_encrypted", encrypted.localName);
  const assertion = theAssertion(response, all);
  if (assertion === null) {
    const detail = "expected one Assertion in the Response, and no other Response or Assertion";
    return findings.fail("response", "saml_structure", detail);
  }
  if (!idsAreUnique(all) || !hasId(response) || !hasId(assertion)) {
    return findings.fail("response", "saml_structure", "an ID is missing, malformed or used twice");
  }
  return withSignatures(response, assertion, all, settings, findings);
}

function isSuccess(response: Element, findings: Findings): boolean {
  const status = only(response, SAML_PROTOCOL, "Status");
  const code = only(status, SAML_PROTOCOL, "StatusCode");
  const value = attribute(code, "Value");
  if (value === SUCCESS) {
    findings.pass("status");
    return true;
  }
  const inner = attribute(only(code, SAML_PROTOCOL, "StatusCode"), "Value");
  const message = textOf(only(status, SAML_PROTOCOL, "StatusMessage"));
  const said = [value ?? "no status", inner, message].filter((part) => part !== null);
  findings.fail("status", "saml_status", `the provider answered ${said.join(", ")}`);
  return false;
}

function theAssertion(response: Element, all: readonly Element[]): Element | null {
  const assertions = all.filter(({ localName }) => localName === "Assertion");
  const responses = all.filter(({ localName }) => localName === "Response");
  return assertions.length === 1 && responses.length === 1 ? only(response, SAML_ASSERTION, "Assertion") : null;
}

function idsAreUnique(all: readonly Element[]): boolean {
  const ids = all.flatMap((element) =>
    ID_ATTRIBUTES.map((name) => attribute(element, name)).filter((id) => id !== null),
  );
  return ids.length === new Set(ids).size;
}

function hasId(element: Element): boolean {
  return ID.test(attribute(element, "ID") ?? "");
}

function withSignatures(
  response: Element,
  assertion: Element,
  all: readonly Element[],
  settings: SamlSettings,
  findings: Findings,
): Structure | null {
  const signatures = all.filter((element) => is(element, XML_SIGNATURE, "Signature"));
  const ofResponse = named(response, XML_SIGNATURE, "Signature");
  const ofAssertion = named(assertion, XML_SIGNATURE, "Signature");
  const [responseSigned, assertionSigned] = [ofResponse.length === 1, ofAssertion.length === 1];
  if (ofResponse.length > 1 || ofAssertion.length > 1) {
    return findings.fail("signature", "saml_structure", "two signatures of one element");
  }
  if (signatures.length > ofResponse.length + ofAssertion.length) {
    return findings.fail("signature", "saml_signature_scope", "a signature that is not of the response or assertion");
  }
  for (const signature of signatures) {
    const fault = faultOfSignature(signature, responseSigned && signature === ofResponse[0] ? response : assertion);
    if (fault !== null) return refuse(fault, findings);
  }
  const lacks = lacking(settings, responseSigned, assertionSigned);
  if (lacks !== null) return findings.fail("signature", "saml_unsigned", `${lacks} is not signed`);
  findings.pass("algorithm");
  return { response, assertion, responseSigned, assertionSigned };
}

const refuse = ({ check, reason, detail }: SignatureFault, findings: Findings) => findings.fail(check, reason, detail);

function lacking(settings: SamlSettings, responseSigned: boolean, assertionSigned: boolean): string | null {
  if (settings.requireSignedResponses && !responseSigned) return "the response";
  if (settings.requireSignedAssertions && !assertionSigned) return "the assertion";
  return responseSigned || assertionSigned ? null : "neither the response nor the assertion";
}
