import "server-only";
import type { Proof, SystemScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { recordRefusal } from "../audit/refusals";
import { AppError } from "../errors";
import { countAttempt, forgetAttempts, returnAttempt, type Limit } from "../limits";
import { emailKey } from "../text";
import { verifyPassword } from "./password";
import { hasSecondFactor, startPending } from "./pending";
import { insertSession } from "./session";

const WINDOW_SECONDS = 300;

/**
 * Five tries for one account from one address, so that guessing elsewhere does not lock its owner out; twenty for one
 * account from everywhere and a hundred from one address, each in five minutes that no further try extends.
 */
const PAIR: Limit = { name: "sign-in-pair", count: 5, seconds: WINDOW_SECONDS };
const ACCOUNT: Limit = { name: "sign-in-account", count: 20, seconds: WINDOW_SECONDS };
const ADDRESS: Limit = { name: "sign-in-address", count: 100, seconds: WINDOW_SECONDS };

export interface SignedIn {
  user: { id: string; name: string; email: string };
  token: string;
}

/**
 * Signs in by e-mail and password and starts a session; where there is a second factor, it makes none, and the sign-in
 * waits for that.
 * @param wait takes the token of the sign-in that waits, for the browser's cookie
 * @throws UNAUTHENTICATED password_wrong for any mismatch alike, second_factor_required,
 *   LIMIT rate_limited before a try too many is made
 */
export async function signInByPassword(
  scope: SystemScope,
  email: string,
  password: string,
  wait: (token: string) => void = () => undefined,
): Promise<SignedIn> {
  const key = emailKey(email);
  const address = scope.request.address ?? "unknown";
  await countAttempt(scope, PAIR, `${key} ${address}`);
  await countAttempt(scope, ADDRESS, address);
  await countAttempt(scope, ACCOUNT, key);
  const user = await scope.db.user.findUnique({
    where: { emailKey: key },
    select: { id: true, name: true, email: true, passwordHash: true, suspendedAt: true, stateVersion: true },
  });
  if (!(await verifyPassword(password, user?.passwordHash ?? null)) || user === null) {
    await refuse(scope, user?.id ?? null, "password_wrong");
    throw new AppError("UNAUTHENTICATED", "password_wrong");
  }
  if (user.suspendedAt !== null) {
    await refuse(scope, user.id, "suspended");
    throw new AppError("FORBIDDEN", "suspended");
  }
  await forgetAttempts(scope, PAIR, `${key} ${address}`);
  await forgetAttempts(scope, ACCOUNT, key);
  await returnAttempt(scope, ADDRESS, address);
  const proofs = [{ method: "password" as const, at: new Date().toISOString() }];
  if (await hasSecondFactor(scope.db, user.id)) {
    wait(await startPending(scope, user, proofs));
    throw new AppError("UNAUTHENTICATED", "second_factor_required");
  }
  const token = await startSession(scope, user, proofs);
  if (token === null) {
    await refuse(scope, user.id, "password_wrong");
    throw new AppError("UNAUTHENTICATED", "password_wrong");
  }
  return { user: { id: user.id, name: user.name, email: user.email }, token };
}

/**
 * Starts the session, unless the account is no longer as it was proved: comparing takes a while, and a new password ends
 * the account's sessions and changes its row. It comes before, or finds this one.
 */
async function startSession(
  scope: SystemScope,
  { id, name, stateVersion }: { id: string; name: string; stateVersion: number },
  proofs: readonly Proof[],
): Promise<string | null> {
  const start = async (tx: TransactionDatabase) => {
    const where = { id, stateVersion, suspendedAt: null, deletedAt: null };
    if ((await tx.user.count({ where })) === 0) return { value: null, entries: [] };
    const { token, entries } = await insertSession(tx, scope, { id, name }, proofs);
    return { value: token, entries };
  };
  return audited(scope, "session.create", start, { lock: { user: id } });
}

/**
 * The actor stays anonymous: whose account was tried is the target.
 * An unknown address is not kept, it may be a password.
 */
async function refuse(scope: SystemScope, userId: string | null, reason: string): Promise<void> {
  await recordRefusal(scope, "session.create", "failed", { target: { type: "user", id: userId, name: null }, reason });
}
