import "server-only";
import type { TransactionDatabase } from "../audit/audited";

/**
 * Ends every sign-in of somebody that is under way: what waits for a second factor, then what waits to be redeemed. In
 * this order, since the one becomes the other; and before sessions end, so that one redeemed meanwhile ends with them.
 */
export async function dropUnderWay(tx: TransactionDatabase, userId: string): Promise<void> {
  await tx.pendingSignIn.deleteMany({ where: { userId } });
  await tx.signInTicket.deleteMany({ where: { userId } });
}
