import "server-only";
import type { Proof, SystemScope } from "../access/scope";
import { audited } from "../audit/audited";
import { recorded } from "../audit/recorded";
import type { ReadDatabase } from "../db/tenant";
import { AppError } from "../errors";
import { newId } from "../ids";
import { hashToken, newToken } from "../secrets/token";
import { proofsIn } from "./proofs";

export const PENDING_SECONDS = 600;

/** Wrong codes for one sign-in: the next one ends it. */
const ATTEMPTS = 5;

/** Whether somebody has a second factor, so that their password alone makes no session. */
export async function hasSecondFactor(
  db: Pick<ReadDatabase, "totpFactor" | "passkey">,
  userId: string,
): Promise<boolean> {
  const apps = await db.totpFactor.count({ where: { userId, confirmedAt: { not: null } } });
  return apps > 0 || (await db.passkey.count({ where: { userId } })) > 0;
}

/** Remembers that the first factor was proved. Returns the token of the browser's cookie, stored as a hash only. */
export async function startPending(
  scope: SystemScope,
  user: { id: string; name: string; stateVersion: number },
  proofs: readonly Proof[],
): Promise<string> {
  const token = newToken();
  const id = newId("psi");
  return audited(scope, "session.await-second-factor", async (tx) => {
    await tx.pendingSignIn.create({
      data: {
        id,
        tokenHash: hashToken(token),
        userId: user.id,
        proofs: proofs.map((proof) => ({ ...proof })),
        stateVersion: user.stateVersion,
        expiresAt: new Date(Date.now() + PENDING_SECONDS * 1_000),
      },
    });
    const target = { type: "user", id: user.id, name: user.name };
    return { value: token, entries: { target, actor: { id: user.id, name: user.name } } };
  });
}

export interface PendingSignIn {
  id: string;
  proofs: readonly Proof[];
  user: { id: string; name: string; email: string };
}

/**
 * The sign-in that a browser's cookie stands for.
 * @throws EXPIRED sign_in_expired where it is over, used up, or older than a change of password or address
 */
export async function findPending(scope: SystemScope, token: string | undefined): Promise<PendingSignIn> {
  const row =
    token === undefined
      ? null
      : await scope.db.pendingSignIn.findFirst({
          where: {
            tokenHash: hashToken(token),
            usedAt: null,
            expiresAt: { gt: new Date() },
            attempts: { lt: ATTEMPTS },
          },
          select: {
            id: true,
            proofs: true,
            stateVersion: true,
            user: { select: { id: true, name: true, email: true, stateVersion: true, deletedAt: true } },
          },
        });
  if (row === null || row.stateVersion !== row.user.stateVersion || row.user.deletedAt !== null) {
    throw new AppError("EXPIRED", "sign_in_expired");
  }
  const { id, name, email } = row.user;
  return { id: row.id, proofs: proofsIn(row.proofs), user: { id, name, email } };
}

/**
 * Counts a try before it is made, so that of a thousand at once five are looked at.
 * @throws EXPIRED sign_in_expired
 */
export async function countTry(scope: SystemScope, id: string): Promise<void> {
  const counted = await recorded(scope, "limit", (tx) =>
    tx.pendingSignIn.updateMany({
      where: { id, usedAt: null, attempts: { lt: ATTEMPTS } },
      data: { attempts: { increment: 1 } },
    }),
  );
  if (counted.count !== 1) throw new AppError("EXPIRED", "sign_in_expired");
}
