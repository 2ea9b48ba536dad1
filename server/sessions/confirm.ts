import "server-only";
import { systemScope } from "../access/authorize";
import type { AccountScope, Proof } from "../access/scope";
import { provePassword } from "../accounts/password";
import { audited, type TransactionDatabase } from "../audit/audited";
import type { Browser } from "../auth/browser";
import { issueTicket } from "../auth/tickets";
import { AppError, notFound } from "../errors";
import { countAttempt, forgetAttempts } from "../limits";
import { safeNext } from "../safe-next";
import { CODES, subjectOf } from "../pending-sign-ins/sign-in";
import { proofOfCode, useCode } from "../second-factors/codes";
import { assertionOptions, usePasskey, verifyAssertion } from "../second-factors/webauthn";
import { prepareTransaction } from "../sso/commands/prepare";
import type { ConfirmationView, ConfirmInput } from "./schema";

/** With what the caller can prove anew that it is them. */
export async function getConfirmation(scope: AccountScope): Promise<ConfirmationView> {
  const user = await scope.db.user.findFirst({ select: { passwordHash: true } });
  const apps = await scope.db.totpFactor.count({ where: { confirmedAt: { not: null } } });
  const passkeys = await scope.db.passkey.count({});
  const identities = await scope.db.userIdentity.findMany({
    where: { identityProvider: { active: true } },
    select: { identityProvider: { select: { id: true, displayName: true } } },
  });
  return {
    password: user?.passwordHash != null,
    code: apps > 0,
    passkey: passkeys > 0,
    connections: identities.map(({ identityProvider: { id, displayName: name } }) => ({ id, name })),
  };
}

export async function confirmationChallenge(scope: AccountScope): Promise<Record<string, unknown>> {
  const known = await scope.db.passkey.findMany({ select: { credentialId: true, transports: true } });
  return assertionOptions(scope, "confirm", scope.actor.id, known);
}

type Use = (tx: TransactionDatabase) => Promise<void>;

async function byCode(scope: AccountScope, browser: Browser, code: string): Promise<{ proof: Proof; use: Use }> {
  const { actor } = scope;
  const system = systemScope("sign-in", scope.request);
  const subject = await subjectOf(system, actor.id, browser.device);
  await countAttempt(system, CODES, subject);
  const proved = await proofOfCode(scope.db, actor.id, code);
  const wrong = () => new AppError("FORBIDDEN", "code_wrong", "code");
  if (proved === null) throw wrong();
  await forgetAttempts(system, CODES, subject);
  const use: Use = async (tx) => {
    if ((await useCode(tx, actor, proved)) === null) throw wrong();
  };
  return { proof: { method: proved.method, at: new Date().toISOString() }, use };
}

async function prove(scope: AccountScope, browser: Browser, input: ConfirmInput): Promise<{ proof: Proof; use: Use }> {
  const none: Use = () => Promise.resolve();
  if (input.password !== undefined) {
    await provePassword(scope, input.password, "password");
    return { proof: { method: "password", at: new Date().toISOString() }, use: none };
  }
  if (input.code !== undefined) return byCode(scope, browser, input.code);
  if (input.credential === undefined) throw new AppError("INVALID", "invalid_value", "password");
  const find = (credentialId: string) => scope.db.passkey.findFirst({ where: { credentialId } });
  const proved = await verifyAssertion(scope, "confirm", scope.actor.id, input.credential, find);
  const proof: Proof = { method: "passkey", at: new Date().toISOString(), verified: proved.verified };
  return { proof, use: (tx) => usePasskey(tx, proved) };
}

/**
 * Proves anew that it is the caller. The ticket is redeemed in the same browser, whose session it replaces: its id and
 * cookie change.
 * @throws FORBIDDEN password_wrong, code_wrong, passkey_refused, LIMIT rate_limited
 */
export async function confirmSession(
  scope: AccountScope,
  browser: Browser,
  input: ConfirmInput,
): Promise<{ ticket: string }> {
  const { session, id: userId, name } = scope.actor;
  if (session === null) throw new AppError("FORBIDDEN", "fresh_sign_in_required");
  const { proof, use } = await prove(scope, browser, input);
  return audited(scope, "session.confirm", async (tx) => {
    await use(tx);
    const ticket = await issueTicket(tx, { userId, proofs: [proof], sessionId: session.id });
    const target = { type: "session", id: session.id, name };
    return { value: { ticket }, entries: { target, after: { method: proof.method } } };
  });
}

/**
 * Begins the way to a connection by which the caller signs in, to prove anew that it is them.
 * @throws NOT_FOUND where they do not sign in by it
 */
export async function confirmByConnection(
  scope: AccountScope,
  input: { connection: string; next: string },
): Promise<{ address: string }> {
  const { id: userId, session } = scope.actor;
  return audited(scope, "session.confirm-by-connection", async (tx) => {
    const found = await tx.userIdentity.findFirst({
      where: { identityProviderId: input.connection, identityProvider: { active: true } },
      select: { identityProvider: { select: { id: true, organizationId: true, displayName: true } } },
    });
    if (found === null) throw notFound();
    const { displayName, ...connection } = found.identityProvider;
    const wanted = { purpose: "confirm" as const, userId, next: safeNext(input.next) };
    const { address } = await prepareTransaction(tx, connection, wanted);
    const target = { type: "session", id: session?.id ?? null, name: displayName };
    return { value: { address }, entries: { target } };
  });
}
