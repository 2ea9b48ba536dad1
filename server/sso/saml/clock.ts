import type { Findings } from "./findings";
import { CLOCK_SKEW_MILLISECONDS, LONGEST_ASSERTION_MILLISECONDS } from "./service-provider";
import { attribute, named, only, SAML_ASSERTION } from "./xml";

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Milliseconds since 1970; null for what is no instant. */
function instantOf(text: string | null): number | null {
  const time = text !== null && INSTANT.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? null : time;
}

/** When what the assertion says ends, by what it confirms and by our own limit; what is used is remembered until then. */
export function endOf(assertion: Element): Date {
  const issued = instantOf(attribute(assertion, "IssueInstant")) ?? Date.now();
  return new Date(issued + LONGEST_ASSERTION_MILLISECONDS + 2 * CLOCK_SKEW_MILLISECONDS);
}

/** When the provider's session ends: the earliest that it says. */
export function sessionEnd(assertion: Element): number | null {
  const ends = named(assertion, SAML_ASSERTION, "AuthnStatement")
    .map((statement) => instantOf(attribute(statement, "SessionNotOnOrAfter")))
    .filter((end) => end !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}

const shown = (time: number) => new Date(time).toISOString();

/** Holds every time of the assertion against our clock; `data` is the confirmation that is for us. */
export function checkClock(assertion: Element, data: Element | null, findings: Findings): void {
  const now = Date.now();
  const issued = instantOf(attribute(assertion, "IssueInstant"));
  const ours = `our clock says ${shown(now)}, the provider's said ${issued === null ? "nothing" : shown(issued)}`;
  const notBefore = (element: Element | null) => attribute(element, "NotBefore");
  const notAfter = (element: Element | null) => attribute(element, "NotOnOrAfter");
  const conditions = only(assertion, SAML_ASSERTION, "Conditions");
  const ends = [notAfter(data), notAfter(conditions)].filter((text) => text !== null).map(instantOf);
  const begins = [notBefore(data), notBefore(conditions)].filter((text) => text !== null).map(instantOf);
  const oldest = now - CLOCK_SKEW_MILLISECONDS;
  const newest = now + CLOCK_SKEW_MILLISECONDS;

  if (issued === null || notAfter(data) === null || [...ends, ...begins].includes(null)) {
    findings.fail("clock", "saml_expired", "a time is missing or malformed");
  } else if (issued > newest || begins.some((begin) => (begin ?? 0) > newest)) {
    findings.fail("clock", "saml_not_yet_valid", ours);
  } else if (ends.some((end) => (end ?? 0) <= oldest) || issued + LONGEST_ASSERTION_MILLISECONDS <= oldest) {
    findings.fail("clock", "saml_expired", ours);
  } else if ((sessionEnd(assertion) ?? Infinity) <= oldest) {
    findings.fail("clock", "saml_session_over", ours);
  } else findings.pass("clock", ours);
}
