import "server-only";
import type { ReadDatabase } from "../../db/tenant";
import { hasPassed, openOutcome } from "./test-result";

const AT_ONCE = 20;

/** True where the person has tested an active connection of the organization since then, and would have come in. */
export async function passedTestSince(
  db: Pick<ReadDatabase, "ssoTransaction">,
  userId: string,
  since: Date,
): Promise<boolean> {
  const rows = await db.ssoTransaction.findMany({
    where: { purpose: "test", userId, finishedAt: { gte: since }, identityProvider: { active: true } },
    orderBy: { finishedAt: "desc" },
    take: AT_ONCE,
    select: { id: true, sealedOutcome: true },
  });
  return rows.some(({ id, sealedOutcome }) => sealedOutcome !== null && hasPassed(openOutcome(id, sealedOutcome)));
}
