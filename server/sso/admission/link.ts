import "server-only";
import type { SystemScope } from "../../access/scope";
import type { AuditDraft, TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { newId } from "../../ids";
import { open, seal, type SealOwner } from "../../secrets/seal";
import { hashToken, newToken } from "../../secrets/token";
import type { Admission, Arrival } from "../arrival";
import { findConnection } from "../connections";
import { outcomeSchema } from "../outcome";
import type { Account } from "./person";

const LIFETIME_MILLISECONDS = 600_000;

/** Binds what a link keeps to its row. */
function linkOwner(id: string): SealOwner {
  return `identity-link:${id}`;
}

/**
 * The address is an account's that somebody comes in by: nothing is linked until that account's own sign-in confirms it,
 * in the browser that has come from the provider.
 */
export async function proposeLink(
  tx: TransactionDatabase,
  arrival: Arrival,
  account: Pick<Account, "id" | "name">,
): Promise<{ value: Admission; entries: AuditDraft[] }> {
  const { connection, identity, session, browserHash, next } = arrival;
  const id = newId("ilk");
  const token = newToken();
  await tx.identityLink.create({
    data: {
      id,
      organizationId: connection.organizationId,
      identityProviderId: connection.id,
      subject: identity.subject,
      email: identity.email ?? "",
      userId: account.id,
      browserHash,
      tokenHash: hashToken(token),
      next,
      sealedOutcome: seal(JSON.stringify({ identity, session }), linkOwner(id)),
      expiresAt: new Date(Date.now() + LIFETIME_MILLISECONDS),
    },
  });
  const entry: AuditDraft = {
    action: "identity.propose",
    target: { type: "user", id: account.id, name: account.name },
    reason: "account_exists",
    after: { connection: connection.displayName, connectionId: connection.id, email: identity.email },
    place: { organizationId: connection.organizationId },
  };
  return { value: { kind: "link", token }, entries: [entry] };
}

/** A link that waits in this browser; null for another's, one that is used, or too old. */
export async function findLink(scope: SystemScope, token: string, browserHash: string | null) {
  if (browserHash === null) return null;
  const where = { tokenHash: hashToken(token), browserHash, usedAt: null, expiresAt: { gt: new Date() } };
  return scope.db.identityLink.findFirst({ where });
}

type FoundLink = NonNullable<Awaited<ReturnType<typeof findLink>>>;

/** Who has come, as they did before the account's own sign-in. */
export async function arrivalOf(scope: SystemScope, link: FoundLink): Promise<Arrival> {
  const connection = await findConnection(scope, link.identityProviderId);
  if (connection?.active !== true) throw new AppError("EXPIRED", "sign_in_expired");
  const { identity, session } = outcomeSchema.parse(JSON.parse(open(link.sealedOutcome, linkOwner(link.id))));
  const { browserHash, next, id: transactionId } = link;
  return { connection, identity, session, browserHash, next, transactionId };
}

/** Takes a link, once. */
export async function spendLink(tx: TransactionDatabase, id: string): Promise<void> {
  const now = new Date();
  const where = { id, usedAt: null, expiresAt: { gt: now } };
  const { count } = await tx.identityLink.updateMany({ where, data: { usedAt: now } });
  if (count !== 1) throw new AppError("EXPIRED", "sign_in_expired");
}
