import type { Proof } from "../scope";

/** How long after a proof a session counts as fresh: dangerous actions ask for one. */
const FRESH_MILLISECONDS = 600_000;

/** Which proof has to be fresh: any of them, or one that stands by itself. */
export type Freshness = "any" | "first";

/** What proves who somebody is by itself; a code stands for its holder only beside one of these. */
const FIRST: readonly Proof["method"][] = ["password", "sso", "passkey"];

function isFirst({ method, verified }: Proof): boolean {
  return FIRST.includes(method) && (method !== "passkey" || verified === true);
}

/** Whether these proofs are two factors: of the person's own, or by what the organization's own provider asks for. */
export function provesSecondFactor(proofs: readonly Proof[], organizationId?: string): boolean {
  return proofs.some(
    ({ method, verified, organization }) =>
      method === "totp" ||
      method === "recovery-code" ||
      (method === "passkey" && (verified === true || proofs.some((other) => other.method === "password"))) ||
      (method === "sso" && organizationId !== undefined && organization === organizationId),
  );
}

/**
 * Whether one of these proofs was given just now. `first`:
 * a code alone is not enough, as for changes of the factors themselves.
 */
export function isFresh(proofs: readonly Proof[], needed: Freshness, now = Date.now()): boolean {
  return proofs.some(
    (proof) => (needed === "any" || isFirst(proof)) && now - Date.parse(proof.at) <= FRESH_MILLISECONDS,
  );
}
