import "server-only";
import type { Proof } from "../access/scope";

function isProof(value: unknown): value is Proof {
  return typeof value === "object" && value !== null && "method" in value && "at" in value;
}

/** The proofs that a session, a ticket or a sign-in on its way has stored. */
export function proofsIn(stored: unknown): readonly Proof[] {
  return Array.isArray(stored) ? stored.filter(isProof) : [];
}
