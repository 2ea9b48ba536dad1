import "server-only";
import { ownerOf } from "../access/owner";
import type { Scope } from "../access/scope";
import { transaction } from "../db/tenant";
import { entryOf, writeEntries, type AuditDraft } from "./entry";

/**
 * Leaves one row for a mutation that was refused or a sign-in that failed. It has a transaction of its own, since what
 * was refused changed nothing.
 */
export async function recordRefusal(
  scope: Scope,
  action: string,
  result: "refused" | "failed",
  draft: AuditDraft,
): Promise<void> {
  await transaction(ownerOf(scope), undefined, (tx) => writeEntries(tx, [entryOf(scope, action, result, draft)]));
}
