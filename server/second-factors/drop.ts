import "server-only";
import type { TransactionDatabase } from "../audit/audited";
import { dropUnderWay } from "../pending-sign-ins/commands";

/**
 * Drops all by which somebody proved themselves beside their password, with every sign-in that is under way. Answers how
 * many apps and passkeys there were.
 */
export async function dropFactors(
  tx: TransactionDatabase,
  userId: string,
): Promise<{ apps: number; passkeys: number }> {
  const where = { userId };
  const apps = await tx.totpFactor.deleteMany({ where });
  const passkeys = await tx.passkey.deleteMany({ where });
  await tx.recoveryCode.deleteMany({ where });
  await tx.passkeyChallenge.deleteMany({ where });
  await dropUnderWay(tx, userId);
  return { apps: apps.count, passkeys: passkeys.count };
}
