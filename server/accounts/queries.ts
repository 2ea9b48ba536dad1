import "server-only";
import type { AccountScope, SystemScope } from "../access/scope";
import type { ReadDatabase } from "../db/tenant";
import { env } from "../env";
import { notFound } from "../errors";
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

/** Read in the transaction that changed it, where there is one: it may be gone once that is over. */
export async function getAccount(scope: AccountScope, db: Pick<ReadDatabase, "user"> = scope.db): Promise<AccountView> {
  const row = await db.user.findFirst({
    select: {
      id: true,
      name: true,
      email: true,
      emailVerifiedAt: true,
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
    operator: row.operator,
    createdAt: row.createdAt.toISOString(),
    passwordChangedAt: row.passwordChangedAt?.toISOString() ?? null,
  };
}

/** What agents hide in logs unless a person's preferences say otherwise. */
export const HIDDEN_ARGUMENTS = [
  "CLEARML_API_SECRET_KEY",
  "CLEARML_AGENT_GIT_PASS",
  "AWS_SECRET_ACCESS_KEY",
  "AZURE_STORAGE_KEY",
  "TENANTRY_SECRET_KEY",
];

/** Who the caller is and what their credential reaches. All of it was read when the caller was recognised. */
export function whoami(scope: AccountScope): WhoamiView {
  const { actor } = scope;
  const reach = actor.credential?.place ?? null;
  return {
    actor: { type: actor.type, id: actor.id, name: actor.name, email: actor.email },
    impersonator: actor.impersonator,
    organization: reach?.organization ?? null,
    workspace: reach?.workspace ?? null,
    project: reach?.project ?? null,
    role: reach?.role ?? null,
    scopes: actor.credential?.scopes ?? null,
    expiresAt: actor.credential?.expiresAt?.toISOString() ?? null,
    hiddenArguments: HIDDEN_ARGUMENTS,
  };
}
