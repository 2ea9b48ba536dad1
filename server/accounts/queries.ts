import "server-only";
import type { AccountScope, SystemScope } from "../access/scope";
import type { ReadDatabase } from "../db/tenant";
import { env } from "../env";
import { notFound } from "../errors";
import { pictureAddress } from "../pictures/schema";
import { readHiddenArguments, namesOf } from "../preferences/views/preferences";
import type { AccountView, WhoamiView } from "./schema";

/** Whether the instance still waits for its first owner, and who may sign up. */
export async function signUpState(
  scope: SystemScope,
): Promise<{ setUp: boolean; signUp: "open" | "closed"; mail: boolean }> {
  const instance = await scope.db.instance.findUnique({
    where: { id: 1 },
    select: { setupTokenHash: true, signUp: true },
  });
  const chosen = instance?.signUp;
  const signUp = chosen === "open" || chosen === "closed" ? chosen : env().TENANTRY_SIGN_UP;
  return { setUp: instance?.setupTokenHash !== null, signUp, mail: env().SMTP_URL !== undefined };
}

/** Read within the transaction that changed it, where there is one: afterwards it may be gone. */
export async function getAccount(scope: AccountScope, db: Pick<ReadDatabase, "user"> = scope.db): Promise<AccountView> {
  const row = await db.user.findFirst({
    select: {
      id: true,
      name: true,
      email: true,
      emailVerifiedAt: true,
      picture: { select: { version: true } },
      timeZone: true,
      locale: true,
      operator: true,
      createdAt: true,
      passwordChangedAt: true,
    },
  });
  if (row === null) throw notFound();
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    emailVerified: row.emailVerifiedAt !== null,
    picture: row.picture === null ? null : pictureAddress(row.id, row.picture.version),
    timeZone: row.timeZone,
    locale: row.locale,
    operator: row.operator,
    createdAt: row.createdAt.toISOString(),
    passwordChangedAt: row.passwordChangedAt?.toISOString() ?? null,
  };
}

/** Who the caller is, what their credential reaches, and what their agents hide in logs. */
export async function whoami(scope: AccountScope): Promise<WhoamiView> {
  const { actor } = scope;
  const reach = actor.credential?.place ?? null;
  const chosen = actor.credential?.chosen ?? null;
  return {
    actor: { type: actor.type, id: actor.id, name: actor.name, email: actor.type === "user" ? actor.email : null },
    impersonator: actor.impersonator,
    organization: reach?.organization ?? null,
    workspace: reach?.workspace ?? null,
    project: reach?.project ?? null,
    role: reach?.role ?? null,
    scopes: actor.credential?.scopes ?? null,
    expiresAt: actor.credential?.expiresAt?.toISOString() ?? null,
    hiddenArguments: chosen === null ? await readHiddenArguments(actor.id) : namesOf(chosen.hiddenArguments),
  };
}
