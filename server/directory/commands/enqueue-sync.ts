import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { enqueue } from "../../jobs/queue";

export const DIRECTORY_JOB = "directory.sync";

/**
 * Brings everybody into step who has something of a directory's, after its rules changed or a source of them went; or
 * one person alone.
 */
export async function enqueueDirectorySync(
  tx: TransactionDatabase,
  organizationId: string,
  userId: string | null = null,
): Promise<void> {
  await enqueue(tx, DIRECTORY_JOB, { organization: organizationId, user: userId });
}
