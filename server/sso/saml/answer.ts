import type { SystemScope } from "../../access/scope";
import type { Parameters, ProviderAnswer, Remembered, SamlConnection } from "../provider";
import { checkAssertion, checkResponse } from "./assertion";
import { consume } from "./consume";
import { Findings } from "./findings";
import { claimsOf, identityOf, sessionOf } from "./identity";
import { readStructure } from "./structure";
import { verify } from "./verify";
import { faultIn } from "./well-formed";
import { parseXml } from "./xml";

/** Of SAMLResponse as it is posted: some hundred groups fit many times over. */
const LONGEST_RESPONSE = 262_144;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function decode(encoded: string | undefined, findings: Findings): string | null {
  if (encoded === undefined) return findings.fail("response", "saml_unreadable", "SAMLResponse is missing");
  if (encoded.length > LONGEST_RESPONSE) {
    return findings.fail("response", "saml_too_large", `more than ${LONGEST_RESPONSE} characters`);
  }
  const packed = encoded.replace(/\s+/g, "");
  if (packed === "" || !BASE64.test(packed)) return findings.fail("response", "saml_unreadable", "it is not Base64");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(packed, "base64"));
  } catch {
    return findings.fail("response", "saml_unreadable", "it is not UTF-8");
  }
}

function read(encoded: string | undefined, findings: Findings): { text: string; response: Element } | null {
  const text = decode(encoded, findings);
  if (text === null) return null;
  const fault = faultIn(text, { length: LONGEST_RESPONSE, comments: false });
  if (fault !== null) return findings.fail("response", fault.reason, fault.detail);
  const response = parseXml(text);
  if (response === null) return findings.fail("response", "saml_unreadable", "it is not XML with namespaces");
  return { text, response };
}

interface Examined extends ProviderAnswer {
  /** The assertion to be consumed; null where the response is refused already. */
  used: { assertion: Element; certificateId: string } | null;
}

/** Looks at a response from the outside to the inside; the first reason decides, and the rest is told to who tests. */
export async function examine(
  connection: SamlConnection,
  remembered: Remembered | null,
  parameters: Parameters,
  findings = new Findings(),
): Promise<Examined> {
  const refused = (claims: ProviderAnswer["claims"]): Examined => ({
    checks: findings.checks,
    claims,
    outcome: { ok: false, reason: findings.reason ?? "saml_refused" },
    used: null,
  });

  const document = read(parameters.SAMLResponse, findings);
  if (document === null) return refused(null);
  const structure = readStructure(document.response, connection.settings, findings);
  if (structure === null) return refused(null);
  findings.pass("response");
  if (!checkResponse(structure.response, connection, remembered, findings)) return refused(null);

  // What was looked at is what the library reads: byte order mark and line breaks of the form are gone.
  const encoded = Buffer.from(document.text).toString("base64");
  const verified = await verify(connection, remembered, encoded, structure, findings);
  if (verified === null) return refused(null);

  const { assertion, certificateId, objection } = verified;
  checkAssertion(assertion, connection, remembered, findings);
  const claims = claimsOf(assertion);
  const identity = identityOf(assertion, connection.settings.claims, findings);
  if (findings.reason === null && objection !== null) findings.fail("response", "saml_refused", objection);
  if (findings.reason !== null || identity === null) return refused(claims);
  const outcome = { ok: true as const, identity, session: sessionOf(assertion) };
  return { checks: findings.checks, claims, outcome, used: { assertion, certificateId } };
}

/** Examines a response and consumes its assertion, so that it cannot be replayed. */
export async function answer(
  scope: SystemScope,
  connection: SamlConnection,
  remembered: Remembered | null,
  parameters: Parameters,
): Promise<ProviderAnswer> {
  const findings = new Findings();
  const { used, ...given } = await examine(connection, remembered, parameters, findings);
  if (used === null) return given;
  if (await consume(scope, connection, used.assertion, used.certificateId)) {
    findings.pass("replay");
    return given;
  }
  findings.fail("replay", "saml_replayed", "this assertion was used before");
  return { checks: findings.checks, claims: given.claims, outcome: { ok: false, reason: "saml_replayed" } };
}
