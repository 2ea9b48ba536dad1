import "server-only";
import type { AccountScope, Actor, SystemScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { findToken, issueToken, spendToken } from "../auth/tokens";
import { taken, translating } from "../db/conflicts";
import { publicUrl } from "../env";
import { AppError } from "../errors";
import { isMailOn, queueMail } from "../mail/queue";
import { changeEmailMail, emailChangedMail } from "../mail/templates";
import { emailKey } from "../text";
import { endSignIns } from "./end-sign-ins";
import { confirmPassword, type Proved } from "./password";
import { sendVerification } from "./sign-up";

const TAKEN = { users_emailKey_key: taken("email") };

/**
 * Changes an account that is still as it was when the token was found.
 * @throws EXPIRED token_invalid
 */
async function changeUnless(
  tx: TransactionDatabase,
  { id, stateVersion }: Proved,
  data: Parameters<TransactionDatabase["user"]["updateMany"]>[0]["data"],
): Promise<void> {
  const { count } = await tx.user.updateMany({ where: { id, stateVersion, deletedAt: null }, data });
  if (count !== 1) throw new AppError("EXPIRED", "token_invalid");
}

/** Proves the address of an account by the token of a letter; works once. */
export async function verifyEmail(scope: SystemScope, input: { token: string }): Promise<void> {
  const found = await findToken(scope, "verify_email", input.token);
  await audited(scope, "email.verify", async (tx) => {
    await spendToken(tx, found.id);
    await changeUnless(tx, found.user, { emailVerifiedAt: new Date() });
    const target = { type: "user", id: found.user.id, name: found.user.name };
    return { value: undefined, entries: { target, after: { email: found.email }, actor: found.user } };
  });
}

/** Sends the letter that proves the caller's address once more. */
export async function requestVerification(scope: AccountScope): Promise<void> {
  await audited(scope, "email.request-verification", async (tx) => {
    const user = await tx.user.findFirst({
      select: { id: true, name: true, email: true, stateVersion: true, emailVerifiedAt: true },
    });
    if (user !== null && user.emailVerifiedAt === null) await sendVerification(tx, user);
    return { value: undefined, entries: { target: { type: "user", id: scope.actor.id, name: scope.actor.name } } };
  });
}

/**
 * What the caller proved before the change holds in it: the account is as it was then, and the session has not ended.
 * @throws FORBIDDEN password_wrong (password), UNAUTHENTICATED sign_in_required
 */
async function refuseOvertaken(tx: TransactionDatabase, { actor }: AccountScope, proved: Proved): Promise<void> {
  const { id, stateVersion } = proved;
  const same = await tx.user.count({ where: { id, stateVersion, deletedAt: null } });
  if (same === 0) throw new AppError("FORBIDDEN", "password_wrong", "password");
  if (actor.session === null) return;
  const live = await tx.session.count({ where: { id: actor.session.id, endedAt: null } });
  if (live === 0) throw new AppError("UNAUTHENTICATED", "sign_in_required");
}

/**
 * Asks for another address. With a mail server the new one must be proved first and the old one stays until then;
 * without one the change is made at once, the address counts as unproved, and every other session and device is signed
 * out, as where the password changes.
 * @throws FORBIDDEN password_wrong (password), fresh_sign_in_required, CONFLICT taken (email)
 */
export async function changeEmail(
  scope: AccountScope,
  input: { password: string; email: string },
): Promise<"changed" | "mailed"> {
  const proved = await confirmPassword(scope, input.password, "password");
  const { id, name, email, session } = scope.actor;
  const change = async (tx: TransactionDatabase) => {
    await refuseOvertaken(tx, scope, proved);
    const target = { type: "user", id, name };
    const after = { email: input.email, confirmed: false };
    if (isMailOn()) {
      const token = await issueToken(tx, "change_email", proved, input.email);
      const letter = changeEmailMail(`${publicUrl()}/verify-email/${token}?change=1`);
      await queueMail(tx, { to: input.email, kind: "change-email", ...letter });
      return { value: "mailed" as const, entries: { target, before: { email }, after } };
    }
    const data = {
      email: input.email,
      emailKey: emailKey(input.email),
      emailVerifiedAt: null,
      stateVersion: { increment: 1 },
    };
    await tx.user.update({ where: { id }, data });
    const sessionsEnded = await endSignIns(tx, id, session?.id ?? null);
    return { value: "changed" as const, entries: { target, before: { email }, after: { ...after, sessionsEnded } } };
  };
  return translating(TAKEN, () => audited(scope, "email.change", change, { lock: { user: id } }));
}

/**
 * Carries out a change of address by the token that was mailed to the new one; the former one is told. Who is signed in
 * as that account where the letter is opened stays so; every other session and device is signed out.
 */
export async function confirmEmailChange(
  scope: SystemScope,
  input: { token: string },
  visitor: Pick<Actor, "id" | "session"> | null = null,
): Promise<void> {
  const found = await findToken(scope, "change_email", input.token);
  const { user, email } = found;
  await translating(TAKEN, () =>
    audited(scope, "email.change", async (tx) => {
      await spendToken(tx, found.id);
      const data = { email, emailKey: emailKey(email), emailVerifiedAt: new Date(), stateVersion: { increment: 1 } };
      await changeUnless(tx, user, data);
      const keep = visitor?.id === user.id ? (visitor.session?.id ?? null) : null;
      const sessionsEnded = await endSignIns(tx, user.id, keep);
      await queueMail(tx, { to: user.email, kind: "email-changed", ...emailChangedMail() });
      const target = { type: "user", id: user.id, name: user.name };
      const after = { email, confirmed: true, sessionsEnded };
      return { value: undefined, entries: { target, before: { email: user.email }, after, actor: user } };
    }),
  );
}
