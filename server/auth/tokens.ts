import "server-only";
import type { Scope } from "../access/scope";
import type { TransactionDatabase } from "../audit/audited";
import { AppError } from "../errors";
import { newId } from "../ids";
import { hashToken, newToken } from "../secrets/token";

export type TokenPurpose = "verify_email" | "reset_password" | "change_email" | "reset_second_factor";

const LIFETIME_SECONDS: Readonly<Record<TokenPurpose, number>> = {
  verify_email: 86_400,
  reset_password: 3_600,
  change_email: 86_400,
  reset_second_factor: 3_600,
};

/**
 * Makes a one-time token for a user. It is bound to the account's state: any change of password or address kills it,
 * and a newer one of the same purpose kills the older ones.
 */
export async function issueToken(
  tx: TransactionDatabase,
  purpose: TokenPurpose,
  user: { id: string; stateVersion: number },
  email: string,
): Promise<string> {
  const token = newToken();
  const now = new Date();
  await tx.oneTimeToken.updateMany({ where: { userId: user.id, purpose, usedAt: null }, data: { usedAt: now } });
  await tx.oneTimeToken.create({
    data: {
      id: newId("tok"),
      purpose,
      tokenHash: hashToken(token),
      userId: user.id,
      stateVersion: user.stateVersion,
      email,
      expiresAt: new Date(now.getTime() + LIFETIME_SECONDS[purpose] * 1_000),
    },
  });
  return token;
}

interface FoundToken {
  id: string;
  email: string;
  user: {
    id: string;
    name: string;
    email: string;
    emailKey: string;
    emailVerifiedAt: Date | null;
    stateVersion: number;
  };
}

/**
 * What a token stands for, if it can still be used. Reading changes nothing, so mail scanners may open the link.
 * @throws EXPIRED token_invalid for a token that is unknown, of another purpose, used, too old or overtaken
 */
export async function findToken(scope: Scope, purpose: TokenPurpose, token: string): Promise<FoundToken> {
  const row = await scope.db.oneTimeToken.findFirst({
    where: { tokenHash: hashToken(token), purpose, usedAt: null, expiresAt: { gt: new Date() } },
    select: {
      id: true,
      email: true,
      stateVersion: true,
      user: {
        select: { id: true, name: true, email: true, emailKey: true, emailVerifiedAt: true, stateVersion: true },
      },
    },
  });
  if (row === null || row.stateVersion !== row.user.stateVersion) throw new AppError("EXPIRED", "token_invalid");
  return row;
}

/** Marks a token as used: a conditional update, so that of two requests one gets through. */
export async function spendToken(tx: TransactionDatabase, id: string): Promise<void> {
  const { count } = await tx.oneTimeToken.updateMany({ where: { id, usedAt: null }, data: { usedAt: new Date() } });
  if (count !== 1) throw new AppError("EXPIRED", "token_invalid");
}
