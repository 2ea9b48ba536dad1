import "server-only";
import type { Proof, SystemScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { recordRefusal } from "../audit/refusals";
import type { Browser } from "../auth/browser";
import { isKnown } from "../auth/known-devices";
import { countTry, findPending, type PendingSignIn } from "../auth/pending";
import { issueTicket } from "../auth/tickets";
import { AppError, isAppError } from "../errors";
import { countAttempt, forgetAttempts, type Limit } from "../limits";
import { hashToken } from "../secrets/token";
import { proofOfCode, useCode } from "../second-factors/codes";
import type { Assertion } from "../second-factors/schema";
import { assertionOptions, usePasskey, verifyAssertion } from "../second-factors/webauthn";
import type { PendingView } from "./schema";

/**
 * Wrong codes for one account from everywhere; a browser that its owner has used before counts for itself,
 * so nobody locks them out of it.
 */
export const CODES: Limit = { name: "second-factor", count: 5, seconds: 300 };
const CHALLENGES: Limit = { name: "passkey-challenge", count: 60, seconds: 300 };

/** `m***@example.com`: enough for its owner to see which account it is. */
function masked(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, 1)}***${email.slice(at)}`;
}

/** What the waiting sign-in of this browser can be finished with. @throws EXPIRED sign_in_expired */
export async function getPending(scope: SystemScope, browser: Browser): Promise<PendingView> {
  const { user } = await findPending(scope, browser.pending);
  const userId = user.id;
  return {
    email: masked(user.email),
    totp: (await scope.db.totpFactor.count({ where: { userId, confirmedAt: { not: null } } })) > 0,
    passkeys: (await scope.db.passkey.count({ where: { userId } })) > 0,
    recoveryCodes: (await scope.db.recoveryCode.count({ where: { userId, usedAt: null } })) > 0,
  };
}

/** Who tries: the account, or one browser of its owner. */
export async function subjectOf(scope: SystemScope, userId: string, device: string | undefined): Promise<string> {
  return device !== undefined && (await isKnown(scope, userId, device)) ? `${userId} ${hashToken(device)}` : userId;
}

/** Ends the waiting: of two right answers at once one gets through. */
async function finish(tx: TransactionDatabase, pending: PendingSignIn, proof: Proof): Promise<string> {
  const { count } = await tx.pendingSignIn.updateMany({
    where: { id: pending.id, usedAt: null },
    data: { usedAt: new Date() },
  });
  if (count !== 1) throw new AppError("EXPIRED", "sign_in_expired");
  return issueTicket(tx, { userId: pending.user.id, proofs: [...pending.proofs, proof] });
}

/** The actor stays anonymous: whose second factor was tried is the target. */
async function refuse(scope: SystemScope, { user }: PendingSignIn, reason: "code_wrong" | "passkey_refused") {
  const target = { type: "user", id: user.id, name: null };
  await recordRefusal(scope, "session.prove-second-factor", "failed", { target, reason });
}

/**
 * Finishes the waiting sign-in by a code of the app or a recovery code. Each try is counted before it is looked at.
 * @throws EXPIRED sign_in_expired, LIMIT rate_limited, INVALID code_wrong (code)
 */
export async function proveCode(
  scope: SystemScope,
  browser: Browser,
  input: { code: string },
): Promise<{ ticket: string }> {
  const pending = await findPending(scope, browser.pending);
  const { user } = pending;
  const subject = await subjectOf(scope, user.id, browser.device);
  await countAttempt(scope, CODES, subject);
  await countTry(scope, pending.id);
  const proved = await proofOfCode(scope.db, user.id, input.code);
  const ticket =
    proved === null
      ? null
      : await audited(scope, "session.prove-second-factor", async (tx) => {
          const codesLeft = await useCode(tx, user, proved);
          // Rolls the change back: the code was used meanwhile.
          if (codesLeft === null) throw new AppError("INVALID", "code_wrong", "code");
          const { method } = proved;
          const value = await finish(tx, pending, { method, at: new Date().toISOString() });
          const target = { type: "user", id: user.id, name: user.name };
          return { value, entries: { target, after: { method, codesLeft }, actor: user } };
        });
  if (ticket === null) {
    await refuse(scope, pending, "code_wrong");
    throw new AppError("INVALID", "code_wrong", "code");
  }
  await forgetAttempts(scope, CODES, subject);
  return { ticket };
}

/** What the browser needs to finish the waiting sign-in by a passkey. */
export async function pendingChallenge(scope: SystemScope, browser: Browser): Promise<Record<string, unknown>> {
  const { user } = await findPending(scope, browser.pending);
  await countAttempt(scope, CHALLENGES, user.id);
  const known = await scope.db.passkey.findMany({
    where: { userId: user.id },
    select: { credentialId: true, transports: true },
  });
  return assertionOptions(scope, "second-factor", user.id, known);
}

/** Finishes the waiting sign-in by a passkey. @throws EXPIRED sign_in_expired, FORBIDDEN passkey_refused */
export async function provePasskey(
  scope: SystemScope,
  browser: Browser,
  input: { credential: Assertion },
): Promise<{ ticket: string }> {
  const pending = await findPending(scope, browser.pending);
  const { user } = pending;
  const find = (credentialId: string) => scope.db.passkey.findFirst({ where: { credentialId, userId: user.id } });
  const proved = await verifyAssertion(scope, "second-factor", user.id, input.credential, find).catch(
    async (error: unknown) => {
      if (isAppError(error)) await refuse(scope, pending, "passkey_refused");
      throw error;
    },
  );
  return audited(scope, "session.prove-second-factor", async (tx) => {
    await usePasskey(tx, proved);
    const { verified } = proved;
    const ticket = await finish(tx, pending, { method: "passkey", at: new Date().toISOString(), verified });
    const target = { type: "user", id: user.id, name: user.name };
    return { value: { ticket }, entries: { target, after: { method: "passkey" }, actor: user } };
  });
}

/** What the browser needs to sign in by a passkey alone: nobody has said who they are. */
export async function signInChallenge(scope: SystemScope): Promise<Record<string, unknown>> {
  await countAttempt(scope, CHALLENGES, scope.request.address ?? "unknown");
  return assertionOptions(scope, "sign-in", null, []);
}

/**
 * Signs in by a passkey to which the person has proved themselves: two factors in one.
 * @throws FORBIDDEN passkey_refused
 */
export async function signInByPasskey(
  scope: SystemScope,
  input: { credential: Assertion },
): Promise<{ ticket: string }> {
  const find = (credentialId: string) => scope.db.passkey.findFirst({ where: { credentialId } });
  const proved = await verifyAssertion(scope, "sign-in", null, input.credential, find);
  const userId = proved.passkey.userId;
  const user = await scope.db.user.findFirst({ where: { id: userId }, select: { id: true, name: true } });
  if (user === null) throw new AppError("FORBIDDEN", "passkey_refused");
  return audited(scope, "session.prove-passkey", async (tx) => {
    await usePasskey(tx, proved);
    const proof = { method: "passkey" as const, at: new Date().toISOString(), verified: true };
    const ticket = await issueTicket(tx, { userId, proofs: [proof] });
    return { value: { ticket }, entries: { target: { type: "user", id: userId, name: user.name }, actor: user } };
  });
}
