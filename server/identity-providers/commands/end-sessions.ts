import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { countSessions } from "../queries/removal";

/** Ends the sessions that came by a connection; who has another way in signs in anew. @returns how many there were */
export async function endSessions(tx: TransactionDatabase, id: string): Promise<number> {
  const ended = await countSessions(tx, id);
  const sessions = { updateMany: { where: { endedAt: null }, data: { endedAt: new Date() } } };
  await tx.identityProvider.update({ where: { id }, data: { sessions } });
  return ended;
}
