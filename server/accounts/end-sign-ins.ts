import "server-only";
import type { TransactionDatabase } from "../audit/audited";
import { endDeviceSignInsOf } from "../device-sign-ins/commands";
import { dropUnderWay } from "../pending-sign-ins/commands";

/**
 * Ends all by which somebody is in or about to be: sign-ins that are under way, every device's, and sessions but the one
 * to keep. Answers how many sessions ended.
 */
export async function endSignIns(tx: TransactionDatabase, userId: string, keep: string | null): Promise<number> {
  const now = new Date();
  await dropUnderWay(tx, userId);
  await endDeviceSignInsOf(tx, userId, now);
  const others = keep === null ? {} : { id: { not: keep } };
  const ended = await tx.session.updateMany({ where: { userId, endedAt: null, ...others }, data: { endedAt: now } });
  return ended.count;
}
