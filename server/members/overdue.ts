import "server-only";
import { systemScope } from "../access/authorize";
import type { TransactionDatabase } from "../audit/audited";
import { entryOf, writeEntries, type AuditDraft } from "../audit/entry";

/**
 * Writes that end dates ended something, where a change comes upon it before the task that looks for it: in the change's
 * transaction, and as the system's doing, since who comes back has not ended what they had.
 */
export async function writeOverdue(tx: TransactionDatabase, drafts: readonly AuditDraft[]): Promise<void> {
  const scope = systemScope("task", { id: "task", address: null, agent: null });
  await writeEntries(
    tx,
    drafts.map((draft) => entryOf(scope, "membership.expire", "done", draft)),
  );
}
