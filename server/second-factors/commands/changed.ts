import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { queueMail } from "../../mail/queue";
import { secondFactorChangedMail } from "../../mail/templates";

/** Whoever drops their last factor has nothing left that the codes stand in for. */
export async function dropCodesOfLast(tx: TransactionDatabase, userId: string): Promise<number> {
  const factors = (await tx.totpFactor.count({ where: { userId } })) + (await tx.passkey.count({ where: { userId } }));
  if (factors > 0) return 0;
  const { count } = await tx.recoveryCode.deleteMany({ where: { userId } });
  return count;
}

/** The owner of an account is told of each change of what protects it. */
export async function tellOfChange(tx: TransactionDatabase, to: { email: string }, change: string): Promise<void> {
  await queueMail(tx, { to: to.email, kind: "second-factor-changed", ...secondFactorChangedMail(change) });
}
