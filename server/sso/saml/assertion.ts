import type { Remembered, SamlConnection } from "../provider";
import type { Findings } from "./findings";
import { checkClock } from "./clock";
import { assertionConsumerUrl, ownEntityId } from "./service-provider";
import { attribute, named, only, SAML_ASSERTION, textOf } from "./xml";

const BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

/** What the response says outside of the assertion. Unsigned or not, it must not contradict. */
export function checkResponse(
  response: Element,
  connection: SamlConnection,
  remembered: Remembered | null,
  findings: Findings,
): boolean {
  const issuer = only(response, SAML_ASSERTION, "Issuer");
  if (issuer !== null) compareIssuer(issuer, connection, findings);
  const destination = attribute(response, "Destination");
  if (destination === null) findings.skip("destination", "the response names none");
  else if (findings.compare("destination", "saml_destination", assertionConsumerUrl(connection.id), destination)) {
    findings.pass("destination");
  }
  return answersRequest(attribute(response, "InResponseTo"), connection, remembered, findings);
}

function compareIssuer(issuer: Element, { settings }: SamlConnection, findings: Findings): boolean {
  return findings.compare("issuer", "saml_issuer", settings.entityId, textOf(issuer));
}

/** An answer is held against the request that this browser's transaction made; one without any needs to be allowed. */
function answersRequest(
  inResponseTo: string | null,
  { settings }: SamlConnection,
  remembered: Remembered | null,
  findings: Findings,
): boolean {
  if (remembered?.requestId !== undefined) {
    return findings.compare("request", "saml_request", remembered.requestId, inResponseTo);
  }
  if (inResponseTo !== null) {
    findings.fail("request", "saml_request", "it answers a request that is not pending in this browser");
    return false;
  }
  if (settings.allowIdpInitiated) return true;
  findings.fail("request", "saml_unsolicited", "nobody asked for it, and the connection allows no sign-in so begun");
  return false;
}

/** Everything that the signed assertion must say of itself. */
export function checkAssertion(
  assertion: Element,
  connection: SamlConnection,
  remembered: Remembered | null,
  findings: Findings,
): void {
  const issuer = only(assertion, SAML_ASSERTION, "Issuer");
  if (issuer === null) findings.fail("issuer", "saml_issuer", "the assertion names none");
  else if (compareIssuer(issuer, connection, findings) && !findings.has("issuer", "failed")) findings.pass("issuer");
  checkAudience(assertion, connection, findings);
  const data = confirmation(assertion, connection);
  if (data === null) findings.fail("recipient", "saml_recipient", "the subject is not confirmed as bearer");
  else checkConfirmation(data, connection, remembered, findings);
  checkClock(assertion, data, findings);
}

/** Each restriction must name us (SAML core, 2.5.1.4); without any the assertion is for everybody, so not for us. */
function checkAudience(assertion: Element, { id }: SamlConnection, findings: Findings): void {
  const conditions = only(assertion, SAML_ASSERTION, "Conditions");
  const restrictions = conditions === null ? [] : named(conditions, SAML_ASSERTION, "AudienceRestriction");
  const audiences = restrictions.map((one) => named(one, SAML_ASSERTION, "Audience").map(textOf));
  const own = ownEntityId(id);
  if (audiences.length > 0 && audiences.every((some) => some.includes(own))) findings.pass("audience");
  else findings.compare("audience", "saml_audience", own, audiences.flat().join(", ") || null);
}

/** The bearer confirmation that is for us, or any where none is. */
function confirmation(assertion: Element, { id }: SamlConnection): Element | null {
  const subject = only(assertion, SAML_ASSERTION, "Subject");
  const confirmations = subject === null ? [] : named(subject, SAML_ASSERTION, "SubjectConfirmation");
  const data = confirmations
    .filter((one) => attribute(one, "Method") === BEARER)
    .map((one) => only(one, SAML_ASSERTION, "SubjectConfirmationData"))
    .filter((one) => one !== null);
  return data.find((one) => attribute(one, "Recipient") === assertionConsumerUrl(id)) ?? data[0] ?? null;
}

function checkConfirmation(
  data: Element,
  connection: SamlConnection,
  remembered: Remembered | null,
  findings: Findings,
): void {
  const recipient = attribute(data, "Recipient");
  if (findings.compare("recipient", "saml_recipient", assertionConsumerUrl(connection.id), recipient)) {
    findings.pass("recipient");
  }
  if (answersRequest(attribute(data, "InResponseTo"), connection, remembered, findings)) findings.pass("request");
}
