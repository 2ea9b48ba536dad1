import "server-only";
import type { Proof, SystemScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { AppError } from "../errors";
import { newId } from "../ids";
import { hashToken, newToken } from "../secrets/token";
import type { ProviderSession } from "../sso/provider";
import { proofsIn } from "./proofs";
import { openProvider, sealProvider } from "./provider-session";
import { insertSession, type SessionExtra } from "./session";
import type { SignedIn } from "./sign-in";

const LIFETIME_MILLISECONDS = 60_000;

export interface TicketFields {
  userId: string;
  /** What the person has proved, each with its time. */
  proofs: readonly Proof[];
  /** The session that these proofs are added to: redeemed in its own browser alone, it ends with that. */
  sessionId?: string;
  identityProviderId?: string;
  provider?: ProviderSession;
  endsAt?: Date;
}

/**
 * What every way to sign in beside the password ends in: a token that is redeemed once, within a minute, for a session.
 * Written by the change that has proved the person; only its hash is stored.
 */
export async function issueTicket(tx: TransactionDatabase, fields: TicketFields): Promise<string> {
  const { userId, proofs, sessionId, identityProviderId, provider, endsAt } = fields;
  const id = newId("tkt");
  const token = newToken();
  await tx.signInTicket.create({
    data: {
      id,
      tokenHash: hashToken(token),
      userId,
      proofs: proofs.map((proof) => ({ ...proof })),
      sessionId: sessionId ?? null,
      identityProviderId: identityProviderId ?? null,
      sealedProvider: provider === undefined ? null : sealProvider(provider, `ticket:${id}`),
      endsAt: endsAt ?? null,
      expiresAt: new Date(Date.now() + LIFETIME_MILLISECONDS),
    },
  });
  return token;
}

async function spend(tx: TransactionDatabase, token: string) {
  const where = { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: new Date() } };
  const found = await tx.signInTicket.findFirst({
    where,
    include: { user: { select: { id: true, name: true, email: true, suspendedAt: true, deletedAt: true } } },
  });
  // A conditional update, so that of two requests one gets through.
  const { count } = await tx.signInTicket.updateMany({ where, data: { usedAt: new Date() } });
  if (found === null || count !== 1 || found.user.deletedAt !== null) throw new AppError("EXPIRED", "sign_in_expired");
  if (found.user.suspendedAt !== null) throw new AppError("FORBIDDEN", "suspended");
  return found;
}

/**
 * The connection by which they came, in the words of lists.
 * @throws FORBIDDEN sso_connection_off where it was switched off or removed meanwhile
 */
async function nameOf(tx: TransactionDatabase, identityProviderId: string | null): Promise<string | undefined> {
  if (identityProviderId === null) return undefined;
  const where = { id: identityProviderId, active: true };
  const found = await tx.identityProvider.findFirst({ where, select: { displayName: true } });
  if (found === null) throw new AppError("FORBIDDEN", "sso_connection_off");
  return found.displayName;
}

/** Whose ticket it is: the account is locked before the ticket is used. */
async function holderOf({ db }: SystemScope, token: string): Promise<string> {
  const found = await db.signInTicket.findFirst({ where: { tokenHash: hashToken(token) }, select: { userId: true } });
  if (found === null) throw new AppError("EXPIRED", "sign_in_expired");
  return found.userId;
}

/**
 * Redeems a ticket for a session, in one change. A new password drops the account's tickets and changes its row: it comes
 * before, or finds the session.
 * @param browser the token of the session that the browser shows, if any
 * @throws EXPIRED sign_in_expired for a ticket that is unknown, used, too old, or of a session of another browser;
 *   FORBIDDEN suspended, sso_connection_off
 */
export async function signInByTicket(
  scope: SystemScope,
  token: string,
  browser: string | undefined,
): Promise<SignedIn> {
  const redeem = async (tx: TransactionDatabase) => {
    const found = await spend(tx, token);
    const { id, name, email } = found.user;
    const extra: SessionExtra = {
      identityProviderId: found.identityProviderId,
      provider: found.sealedProvider === null ? null : openProvider(found.sealedProvider, `ticket:${found.id}`),
      endsAt: found.endsAt,
    };
    const by = await nameOf(tx, found.identityProviderId);
    if (by !== undefined) extra.by = by;
    if (found.sessionId !== null) extra.replaces = { id: found.sessionId, token: browser ?? "" };
    const session = await insertSession(tx, scope, { id, name }, proofsIn(found.proofs), extra);
    return { value: { user: { id, name, email }, token: session.token }, entries: session.entries };
  };
  return audited(scope, "session.create", redeem, { lock: { user: await holderOf(scope, token) } });
}
