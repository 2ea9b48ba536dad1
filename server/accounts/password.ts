import "server-only";
import { setTimeout } from "node:timers/promises";
import { isFresh } from "../access/limits/proofs";
import type { AccountScope, SystemScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { refuseWeakPassword } from "../auth/common-passwords";
import { hashPassword, verifyPassword } from "../auth/password";
import { findToken, issueToken, spendToken } from "../auth/tokens";
import { publicUrl } from "../env";
import { AppError } from "../errors";
import { countAttempt, type Limit } from "../limits";
import { isMailOn, queueMail } from "../mail/queue";
import { passwordChangedMail, resetPasswordMail } from "../mail/templates";
import { dropFactors } from "../second-factors/drop";
import { emailKey } from "../text";
import { endSignIns } from "./end-sign-ins";

const RESETS_OF_ACCOUNT: Limit = { name: "reset-account", count: 3, seconds: 900 };
const RESETS_OF_ADDRESS: Limit = { name: "reset-address", count: 20, seconds: 900 };
const CONFIRMATIONS: Limit = { name: "password-confirmation", count: 5, seconds: 300 };

/** Longer than queueing a letter takes: an answer after this time tells nobody whether one was queued. */
const RESET_MILLISECONDS = 400;

/**
 * Mails a reset link to the account's own stored address, never to the one typed. The answer is the same, and takes the
 * same time, whether there is an account or not; both are counted.
 */
export async function requestPasswordReset(scope: SystemScope, input: { email: string }): Promise<{ mail: boolean }> {
  const key = emailKey(input.email);
  await countAttempt(scope, RESETS_OF_ADDRESS, scope.request.address ?? "unknown");
  await countAttempt(scope, RESETS_OF_ACCOUNT, key);
  if (!isMailOn()) return { mail: false };
  await Promise.all([mailResetLink(scope, key), setTimeout(RESET_MILLISECONDS)]);
  return { mail: true };
}

async function mailResetLink(scope: SystemScope, key: string): Promise<void> {
  const user = await scope.db.user.findUnique({
    where: { emailKey: key },
    select: { id: true, email: true, stateVersion: true },
  });
  if (user === null) return;
  await audited(scope, "password.request-reset", async (tx) => {
    const token = await issueToken(tx, "reset_password", user, user.email);
    await queueMail(tx, { to: user.email, kind: "reset-password", ...resetPasswordMail(resetLink(token)) });
    return { value: undefined, entries: { target: { type: "user", id: user.id, name: null } } };
  });
}

/** For the host's own command: a reset link to hand over, which works without any mail server. */
export async function issueResetLink(scope: SystemScope, email: string): Promise<string> {
  const user = await scope.db.user.findUnique({
    where: { emailKey: emailKey(email) },
    select: { id: true, stateVersion: true, email: true },
  });
  if (user === null) throw new AppError("NOT_FOUND", "not_found", "email");
  return audited(scope, "password.request-reset", async (tx) => {
    const token = await issueToken(tx, "reset_password", user, user.email);
    return { value: resetLink(token), entries: { target: { type: "user", id: user.id, name: null } } };
  });
}

function resetLink(token: string): string {
  return `${publicUrl()}/reset-password?token=${token}`;
}

/** The account as it was when the right to change its password or address was proved. */
export interface Proved {
  id: string;
  stateVersion: number;
}

/**
 * Sets a hash, ends sessions but the one named, sign-ins that are under way and every device's, and kills every one-time
 * token that was made before. Answers how many sessions ended; null where the account has changed since it was proved.
 */
async function replacePassword(tx: TransactionDatabase, proved: Proved, passwordHash: string, keep: string | null) {
  const { id: userId, stateVersion } = proved;
  const { count } = await tx.user.updateMany({
    where: { id: userId, stateVersion, deletedAt: null },
    data: { passwordHash, passwordChangedAt: new Date(), stateVersion: { increment: 1 } },
  });
  if (count !== 1) return null;
  return endSignIns(tx, userId, keep);
}

/**
 * Chooses a new password by a reset link. All sessions end. A link that came by mail proves the address; where it had
 * not been proved before, whoever registered it may have been somebody else, so the account's credentials and second
 * factors end too.
 */
export async function resetPassword(scope: SystemScope, input: { token: string; password: string }): Promise<void> {
  const found = await findToken(scope, "reset_password", input.token);
  await refuseWeakPassword(input.password, [found.user.email, found.user.name]);
  const passwordHash = await hashPassword(input.password);
  await audited(scope, "password.reset", async (tx) => {
    await spendToken(tx, found.id);
    const sessionsEnded = await replacePassword(tx, found.user, passwordHash, null);
    if (sessionsEnded === null) throw new AppError("EXPIRED", "token_invalid");
    const unproved = found.user.emailVerifiedAt === null;
    const revoked = unproved ? await revokeAllCredentials(tx, found.user.id) : 0;
    if (unproved) await dropFactors(tx, found.user.id);
    if (unproved) await tx.user.update({ where: { id: found.user.id }, data: { emailVerifiedAt: new Date() } });
    const target = { type: "user", id: found.user.id, name: found.user.name };
    const after = { sessionsEnded, credentialsRevoked: revoked };
    return { value: undefined, entries: { target, after, actor: { id: found.user.id, name: found.user.name } } };
  });
}

async function revokeAllCredentials(tx: TransactionDatabase, userId: string): Promise<number> {
  const { count } = await tx.credential.updateMany({
    where: { userId, revokedAt: null },
    data: { revokedAt: new Date(), revokedById: userId, revokedReason: "password_reset" },
  });
  return count;
}

/**
 * Checks the caller's password anew, at most five times in five minutes: an account without one proves nothing by it.
 * Answers the account as it was then.
 * @throws FORBIDDEN password_wrong at the field
 */
export async function provePassword(scope: AccountScope, password: string, field: string): Promise<Proved> {
  await countAttempt(scope, CONFIRMATIONS, scope.actor.id);
  const user = await scope.db.user.findFirst({ select: { id: true, passwordHash: true, stateVersion: true } });
  if (!(await verifyPassword(password, user?.passwordHash ?? null)) || user === null) {
    throw new AppError("FORBIDDEN", "password_wrong", field);
  }
  return { id: user.id, stateVersion: user.stateVersion };
}

/**
 * Has the caller confirm a step by their password. An account without one, whose person comes by a connection or a
 * passkey, needs a fresh proof by that instead. Answers the account as it was then.
 * @throws FORBIDDEN password_wrong at the field, fresh_sign_in_required
 */
export async function confirmPassword(scope: AccountScope, password: string, field: string): Promise<Proved> {
  const user = await scope.db.user.findFirst({ select: { id: true, passwordHash: true, stateVersion: true } });
  if (user?.passwordHash !== null) return provePassword(scope, password, field);
  if (!isFresh(scope.actor.session?.proofs ?? [], "first")) throw new AppError("FORBIDDEN", "fresh_sign_in_required");
  return { id: user.id, stateVersion: user.stateVersion };
}

/** Changes the caller's password; every other session ends at once, this one stays. */
export async function changePassword(scope: AccountScope, input: { current: string; password: string }): Promise<void> {
  const proved = await provePassword(scope, input.current, "current");
  const { id, name, email, session } = scope.actor;
  await refuseWeakPassword(input.password, [email, name]);
  const passwordHash = await hashPassword(input.password);
  await audited(scope, "password.change", async (tx) => {
    const sessionsEnded = await replacePassword(tx, proved, passwordHash, session?.id ?? null);
    if (sessionsEnded === null) throw new AppError("FORBIDDEN", "password_wrong", "current");
    await queueMail(tx, { to: email, kind: "password-changed", ...passwordChangedMail() });
    return { value: undefined, entries: { target: { type: "user", id, name }, after: { sessionsEnded } } };
  });
}
