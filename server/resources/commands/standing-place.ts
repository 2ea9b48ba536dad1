import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";

const STATE = { deletedAt: true, suspendedAt: true } as const;

/**
 * Decisions say what the caller may do here; whether here is still open was looked at when the request came in. Under the
 * lock it is looked at again, so that nothing lands in a place that was closed meanwhile.
 * @throws NOT_FOUND where the workspace or its organization was deleted, FORBIDDEN suspended
 */
export async function refuseClosedPlace(tx: TransactionDatabase, { workspace }: WorkspaceScope): Promise<void> {
  const select = { ...STATE, organization: { select: STATE } } as const;
  const row = await tx.workspace.findFirst({ where: { id: workspace.id }, select });
  if (row?.deletedAt !== null || row.organization.deletedAt !== null) throw notFound();
  if (row.suspendedAt !== null || row.organization.suspendedAt !== null) throw new AppError("FORBIDDEN", "suspended");
}
