import "server-only";
import type { Actor, Scope } from "../../access/scope";
import type { Change, TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { hashToken, newSecretKey } from "../../secrets/token";
import type { CreatedCredentialView } from "../schema";
import { statusOf, toCredentialView, type FoundCredential } from "../views/credential";
import { entryOf } from "./change-credential";
import { refuseLearning } from "./limits";

const REFUSED = { revoked: "credential_revoked", expired: "expired", disabled: "credential_disabled" } as const;

/**
 * Gives a credential a new secret key; the one before works on for the overlap, and an older one dies at once: two are
 * live at most. The end of the credential stays where it is. The caller has asked who may learn the secret.
 * @throws CONFLICT credential_revoked, expired, credential_disabled, FORBIDDEN credential_scope
 */
export async function rotateFound(
  tx: TransactionDatabase,
  scope: Scope & { actor: Actor },
  found: FoundCredential,
  overlapSeconds: number,
): Promise<Change<CreatedCredentialView>> {
  refuseLearning(scope.actor, scope.permission ?? "credential.rotate", found);
  const now = new Date();
  const status = statusOf(found, now);
  if (status !== "active") throw new AppError("CONFLICT", REFUSED[status]);
  const { id, secretVersion } = found;
  const row = await tx.credential.findFirst({ where: { id }, select: { secretHash: true } });
  if (row === null) throw notFound();
  const previousEndsAt = overlapSeconds === 0 ? null : new Date(now.getTime() + overlapSeconds * 1_000);
  const secretKey = newSecretKey();
  const changed = { secretVersion: secretVersion + 1, rotatedAt: now, previousEndsAt };
  const { count } = await tx.credential.updateMany({
    where: { id, secretVersion, revokedAt: null },
    data: {
      ...changed,
      secretHash: hashToken(secretKey),
      previousSecretHash: previousEndsAt === null ? null : row.secretHash,
    },
  });
  if (count !== 1) throw new AppError("CONFLICT", "credential_revoked");
  const after = { secretVersion: changed.secretVersion, overlapSeconds };
  const view = await toCredentialView({ ...found, ...changed }, tx);
  return { value: { ...view, secretKey }, entries: entryOf(found, { before: { secretVersion }, after }) };
}
