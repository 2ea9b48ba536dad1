import "server-only";
import type { AccountScope, SystemScope } from "../access/scope";
import { audited } from "../audit/audited";
import { findToken, issueToken, spendToken } from "../auth/tokens";
import { taken, translating } from "../db/conflicts";
import { publicUrl } from "../env";
import { isMailOn, queueMail } from "../mail/queue";
import { changeEmailMail, emailChangedMail } from "../mail/templates";
import { emailKey } from "../text";
import { confirmPassword } from "./password";
import { sendVerification } from "./sign-up";

const TAKEN = { users_emailKey_key: taken("email") };

/** Proves the address of an account by the token of a letter; works once. */
export async function verifyEmail(scope: SystemScope, input: { token: string }): Promise<void> {
  const found = await findToken(scope, "verify_email", input.token);
  await audited(scope, "email.verify", async (tx) => {
    await spendToken(tx, found.id);
    await tx.user.update({ where: { id: found.user.id }, data: { emailVerifiedAt: new Date() } });
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
 * Asks for another address. With a mail server the new one must be proved first and the old one stays until then;
 * without one the change is made at once and the address counts as unproved.
 */
export async function changeEmail(
  scope: AccountScope,
  input: { password: string; email: string },
): Promise<"changed" | "mailed"> {
  await confirmPassword(scope, input.password, "password");
  const { id, name, email } = scope.actor;
  return translating(TAKEN, () =>
    audited(scope, "email.change", async (tx) => {
      const entries = {
        target: { type: "user", id, name },
        before: { email },
        after: { email: input.email, confirmed: false },
      };
      const user = await tx.user.findFirst({ select: { id: true, stateVersion: true } });
      if (isMailOn() && user !== null) {
        const token = await issueToken(tx, "change_email", user, input.email);
        const letter = changeEmailMail(`${publicUrl()}/verify-email/${token}?change=1`);
        await queueMail(tx, { to: input.email, kind: "change-email", ...letter });
        return { value: "mailed" as const, entries };
      }
      const data = {
        email: input.email,
        emailKey: emailKey(input.email),
        emailVerifiedAt: null,
        stateVersion: { increment: 1 },
      };
      await tx.user.update({ where: { id }, data });
      return { value: "changed" as const, entries };
    }),
  );
}

/** Carries out a change of address by the token that was mailed to the new one; the former one is told. */
export async function confirmEmailChange(scope: SystemScope, input: { token: string }): Promise<void> {
  const found = await findToken(scope, "change_email", input.token);
  const { user, email } = found;
  await translating(TAKEN, () =>
    audited(scope, "email.change", async (tx) => {
      await spendToken(tx, found.id);
      const data = { email, emailKey: emailKey(email), emailVerifiedAt: new Date(), stateVersion: { increment: 1 } };
      await tx.user.update({ where: { id: user.id }, data });
      await queueMail(tx, { to: user.email, kind: "email-changed", ...emailChangedMail() });
      const target = { type: "user", id: user.id, name: user.name };
      const entries = { target, before: { email: user.email }, after: { email, confirmed: true }, actor: user };
      return { value: undefined, entries };
    }),
  );
}
