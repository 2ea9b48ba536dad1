import type { Connection, ProviderSession, VerifiedIdentity } from "./provider";

/** Somebody whom a provider has vouched for, on their way in. */
export interface Arrival {
  connection: Connection;
  identity: VerifiedIdentity;
  session: ProviderSession;
  /** A path of our own. */
  next: string;
  /** SHA-256 of the cookie of the browser that they came with. */
  browserHash: string;
  transactionId: string;
}

/**
 * What admission decides: they come in by a ticket, or an account that has their address has to confirm the link first.
 */
export type Admission = { kind: "ticket"; ticket: string; next: string } | { kind: "link"; token: string };
