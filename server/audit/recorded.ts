import "server-only";
import { ownerOf } from "../access/owner";
import type { Scope } from "../access/scope";
import type { Lock } from "../db/locks";
import { transaction, type TransactionDatabase } from "../db/tenant";

/** Writes that leave no audit row, as a closed list: they say when and how often, never who may do what. */
type Stream =
  | "session-touch"
  | "known-device"
  | "passkey-challenge"
  | "credential-touch"
  | "limit"
  | "job"
  | "mail-delivery"
  | "invitation-mismatch"
  | "idempotency-reply"
  | "audit-seal"
  | "reminder"
  | "schedule"
  | "housekeeping"
  | "resource-use"
  | "set-up-link"
  | "signing-key"
  | "sso"
  | "device-code"
  | "provisioning-call"
  | "key-rotation"
  | "domain-check"
  | "telemetry"
  | "payment"
  | "payment-notice"
  | "usage";

/** The second door to write, for the streams above alone. */
export async function recorded<T>(
  scope: Scope,
  stream: Stream,
  work: (tx: TransactionDatabase, stream: Stream) => Promise<T>,
  lock?: Lock,
): Promise<T> {
  return transaction(ownerOf(scope), lock, (tx) => work(tx, stream));
}
