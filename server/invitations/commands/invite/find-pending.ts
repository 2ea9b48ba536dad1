import "server-only";
import type { TransactionDatabase } from "../../../audit/audited";

/** What an invitation leads into: a workspace, where `projectId` is null, or one project of it and nothing else. */
interface InvitedPlace {
  workspaceId: string;
  projectId: string | null;
}

/**
 * Those of the addresses that have an open invitation to the place; one whose time is over is ended for good, since it
 * would keep the address from a new one. Those to other places are none of its business.
 */
export async function expireAndFindPending(
  tx: TransactionDatabase,
  { workspaceId, projectId }: InvitedPlace,
  keys: readonly string[],
): Promise<Set<string>> {
  const now = new Date();
  const pending = { workspaceId, projectId, emailKey: { in: [...keys] }, status: "pending" };
  const over = { status: "expired", endedAt: now };
  await tx.invitation.updateMany({ where: { ...pending, expiresAt: { lte: now } }, data: over });
  const rows = await tx.invitation.findMany({ where: pending, select: { emailKey: true } });
  return new Set(rows.map((row) => row.emailKey));
}
