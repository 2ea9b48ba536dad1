import "server-only";
import type { SystemScope } from "../access/scope";
import { audited, type TransactionDatabase } from "../audit/audited";
import { hashPassword } from "../auth/password";
import { refuseWeakPassword } from "../auth/common-passwords";
import { issueToken } from "../auth/tokens";
import { translating } from "../db/conflicts";
import { publicUrl } from "../env";
import { AppError } from "../errors";
import { newId } from "../ids";
import { entranceBy } from "../invitations/entrance";
import { countAttempt, type Limit } from "../limits";
import { isMailOn, queueMail } from "../mail/queue";
import { verifyEmailMail } from "../mail/templates";
import { foundOrganization } from "../organizations/founding";
import { hashToken, sameHash } from "../secrets/token";
import { emailKey } from "../text";
import { signUpState } from "./queries";
import type { SetUpInput, SignedUpView, SignUpInput } from "./schema";

const SIGN_UPS: Limit = { name: "sign-up", count: 20, seconds: 3_600 };

interface NewPerson {
  name: string;
  email: string;
  passwordHash: string | null;
  verified: boolean;
  operator?: boolean;
}

export interface MadePerson {
  id: string;
  name: string;
  email: string;
  stateVersion: number;
}

/** Makes a person with their personal organization, workspace and projects. For use inside of an audited change. */
export async function createPerson(tx: TransactionDatabase, person: NewPerson): Promise<MadePerson> {
  const now = new Date();
  const row = await tx.user.create({
    data: {
      id: newId("usr"),
      email: person.email,
      emailKey: emailKey(person.email),
      name: person.name,
      passwordHash: person.passwordHash,
      passwordChangedAt: person.passwordHash === null ? null : now,
      emailVerifiedAt: person.verified ? now : null,
      operator: person.operator ?? false,
    },
    select: { id: true, name: true, email: true, stateVersion: true },
  });
  await foundOrganization(tx, {
    id: newId("org"),
    name: "Personal",
    ownerId: row.id,
    personal: true,
    workspace: { name: "Personal" },
  });
  return row;
}

const ACCOUNT_EXISTS = { users_emailKey_key: new AppError("CONFLICT", "account_exists", "email") };

/**
 * Signs somebody up: where sign-up is open, or with an invitation to the same address. The mailed link of an invitation
 * proves the address; otherwise a letter is sent, where there is a mail server.
 * @throws FORBIDDEN sign_up_closed, CONFLICT account_exists, INVALID password_common
 */
export async function signUp(scope: SystemScope, input: SignUpInput): Promise<SignedUpView> {
  await countAttempt(scope, SIGN_UPS, scope.request.address ?? "unknown");
  const invitation = input.invitation === undefined ? null : await entranceBy(scope, input.invitation);
  const invited = invitation?.admits(emailKey(input.email)) === true;
  const { signUp: mode, setUp } = await signUpState(scope);
  if (setUp || (mode === "closed" && !invited)) throw new AppError("FORBIDDEN", "sign_up_closed");
  await refuseWeakPassword(input.password, [input.email, input.name]);
  const passwordHash = await hashPassword(input.password);
  const verified = invited && invitation.via === "mail";
  return translating(ACCOUNT_EXISTS, () =>
    audited(scope, "account.create", async (tx) => {
      const user = await createPerson(tx, { name: input.name, email: input.email, passwordHash, verified });
      if (!verified) await sendVerification(tx, user);
      const target = { type: "user", id: user.id, name: user.name };
      const after = { email: user.email, verified, invitation: invitation?.id ?? null };
      const view = { id: user.id, name: user.name, email: user.email };
      return {
        value: { user: view, emailVerified: verified, mailSent: !verified && isMailOn() },
        entries: { target, after, actor: view },
      };
    }),
  );
}

/** Queues the letter that proves an address. Without a mail server nothing is sent, and nothing waits for it. */
export async function sendVerification(tx: TransactionDatabase, user: MadePerson): Promise<void> {
  if (!isMailOn()) return;
  const token = await issueToken(tx, "verify_email", user, user.email);
  await queueMail(tx, {
    to: user.email,
    kind: "verify-email",
    ...verifyEmailMail(`${publicUrl()}/verify-email/${token}`),
  });
}

/**
 * The first owner, by the one-time link of the log: operator, verified. Of two at once one gets through.
 * @throws CONFLICT set_up_done, EXPIRED token_invalid
 */
export async function setUp(scope: SystemScope, input: SetUpInput): Promise<SignedUpView> {
  await countAttempt(scope, SIGN_UPS, scope.request.address ?? "unknown");
  const instance = await scope.db.instance.findUnique({ where: { id: 1 } });
  if (typeof instance?.setupTokenHash !== "string") throw new AppError("CONFLICT", "set_up_done");
  if (!sameHash(instance.setupTokenHash, hashToken(input.token))) throw new AppError("EXPIRED", "token_invalid");
  await refuseWeakPassword(input.password, [input.email, input.name]);
  const passwordHash = await hashPassword(input.password);
  return audited(
    scope,
    "instance.set-up",
    async (tx) => {
      const { count } = await tx.instance.updateMany({
        where: { id: 1, setupTokenHash: instance.setupTokenHash },
        data: { setupTokenHash: null },
      });
      if (count !== 1) throw new AppError("CONFLICT", "set_up_done");
      const user = await createPerson(tx, {
        name: input.name,
        email: input.email,
        passwordHash,
        verified: true,
        operator: true,
      });
      const view = { id: user.id, name: user.name, email: user.email };
      const target = { type: "user", id: user.id, name: user.name };
      return {
        value: { user: view, emailVerified: true, mailSent: false },
        entries: { target, after: { email: user.email, operator: true }, actor: view },
      };
    },
    { lock: { instance: true } },
  );
}
