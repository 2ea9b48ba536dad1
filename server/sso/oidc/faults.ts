import "server-only";
import { isAppError } from "../../errors";
import type { Reason } from "../../reasons";
import type { CheckName } from "../provider";

/** What stood against an answer: where it was seen, what is said of it, and the words for whoever tests. */
interface Fault {
  check: CheckName;
  reason: Reason;
  detail?: string;
}

export class OidcFault extends Error {
  constructor(readonly fault: Fault) {
    super(fault.reason);
  }
}

const LONGEST_DETAIL = 300;

/** By the claim that was compared. */
const CLAIMS: Readonly<Record<string, Pick<Fault, "check" | "reason">>> = {
  iss: { check: "issuer", reason: "oidc_issuer" },
  aud: { check: "audience", reason: "oidc_audience" },
  azp: { check: "audience", reason: "oidc_audience" },
  nonce: { check: "nonce", reason: "oidc_nonce" },
  exp: { check: "clock", reason: "oidc_expired" },
  iat: { check: "clock", reason: "oidc_expired" },
  nbf: { check: "clock", reason: "oidc_expired" },
  auth_time: { check: "clock", reason: "oidc_expired" },
  sub: { check: "subject", reason: "sso_subject_missing" },
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** An error and all that led to it, as the library nests them. */
function chainOf(thrown: unknown): readonly Error[] {
  const chain: Error[] = [];
  let at = thrown;
  while (at instanceof Error && chain.length < 5) {
    chain.push(at);
    at = at.cause;
  }
  return chain;
}

/** What somebody's provider says is stored and shown: half of a pair of surrogates can be neither, cut off or sent. */
export function shorten(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}]/gu, " ")
    .slice(0, LONGEST_DETAIL)
    .replace(/\p{Cs}$/u, "");
}

/** What a claim's failure is about: the library names the claim beside its message. */
function claimFault(chain: readonly Error[]): Fault | null {
  for (const { cause, message } of chain) {
    const claim = isRecord(cause) && typeof cause.claim === "string" ? cause.claim : /JWT "(\w+)"/.exec(message)?.[1];
    const known = claim === undefined || !Object.hasOwn(CLAIMS, claim) ? undefined : CLAIMS[claim];
    if (known !== undefined) return { ...known, detail: shorten(message) };
  }
  return null;
}

function tokenFault(chain: readonly Error[]): Fault | null {
  const said = (words: RegExp) => chain.find(({ message }) => words.test(message));
  const algorithm = said(/"alg" header|unsupported JWS algorithm|alg/);
  if (algorithm !== undefined && said(/"alg" header|unsupported JWS/) !== undefined) {
    return { check: "algorithm", reason: "oidc_algorithm", detail: shorten(algorithm.message) };
  }
  const signature = said(/signature verification failed|verification key/);
  if (signature !== undefined) {
    return { check: "signature", reason: "oidc_signature", detail: shorten(signature.message) };
  }
  return claimFault(chain);
}

/** The provider's own error (RFC 6749, sections 4.1.2.1 and 5.2): its code alone, since its words may be anybody's. */
function providerFault(chain: readonly Error[]): Fault | null {
  for (const error of chain) {
    const code = "error" in error && typeof error.error === "string" ? error.error : null;
    if (code === null) continue;
    const denied = code === "access_denied" || code === "login_required" || code === "interaction_required";
    return { check: "response", reason: denied ? "sso_denied" : "sso_provider_failed", detail: shorten(code) };
  }
  return null;
}

/** What the library threw, in our own words. Neither a token nor the body of an answer gets into it. */
export function faultOf(thrown: unknown, fallback: Pick<Fault, "check" | "reason">): Fault {
  if (thrown instanceof OidcFault) return thrown.fault;
  const chain = chainOf(thrown);
  const ours = chain.find((error) => isAppError(error));
  if (isAppError(ours)) {
    return { check: "reachable", reason: ours.reason, ...(ours.field === undefined ? {} : { detail: ours.field }) };
  }
  const [first] = chain;
  return providerFault(chain) ?? tokenFault(chain) ?? { ...fallback, ...(first && { detail: shorten(first.message) }) };
}
