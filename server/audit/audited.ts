import "server-only";
import { isDeepStrictEqual } from "node:util";
import { ownerOf } from "../access/owner";
import type { Scope } from "../access/scope";
import { violatedConstraint } from "../db/conflicts";
import type { Lock } from "../db/locks";
import { transaction, type Owner, type TransactionDatabase } from "../db/tenant";
import { AppError } from "../errors";
import type { Action } from "./actions";
import { entryOf, writeEntries, type AuditDraft } from "./entry";

export type { AuditDraft } from "./entry";
export type { TransactionDatabase } from "../db/tenant";

/** What a change gives back: its value, and one draft for each target that it changed. */
export interface Change<T> {
  value: T;
  entries: AuditDraft | readonly AuditDraft[];
}

interface Options {
  lock?: Lock;
  /** The organization that this very change makes: its rows are written as its own. */
  founding?: string;
  /**
   * The change reaches beyond its own place: its handle is confined to the organization alone,
   * so each row is named whole.
   */
  across?: "workspaces";
}

function reachOf(scope: Scope, { founding, across }: Options): Owner {
  if (founding !== undefined) return { organizationId: founding };
  const owner = ownerOf(scope);
  if (across === undefined || owner === null || !("organizationId" in owner)) return owner;
  return { organizationId: owner.organizationId };
}

/** Actions that change only the fields a request names, each of which may be absent. */
const EDIT = /\.(update|rename|relabel)(-|$)/;

/** An edit that changes nothing leaves no row in the audit. */
function changesNothing(action: Action, { before, after }: AuditDraft): boolean {
  return EDIT.test(action) && before !== undefined && after !== undefined && isDeepStrictEqual(before, after);
}

/**
 * The one door to write. Change and audit rows commit together or not at all; so does the idempotency key of the
 * request, which makes a retried request unable to change anything twice.
 */
export async function audited<T>(
  scope: Scope,
  action: Action,
  work: (tx: TransactionDatabase) => Promise<Change<T>>,
  options: Options = {},
): Promise<T> {
  return transaction(reachOf(scope, options), options.lock, async (tx) => {
    await claimIdempotencyKey(scope, tx);
    const { value, entries } = await work(tx);
    const drafts: readonly AuditDraft[] = "target" in entries ? [entries] : entries;
    await writeEntries(
      tx,
      drafts
        .filter((draft) => !changesNothing(draft.action ?? action, draft))
        .map((draft) => entryOf(scope, draft.action ?? action, "done", draft)),
    );
    return value;
  });
}

async function claimIdempotencyKey(scope: Scope, tx: TransactionDatabase): Promise<void> {
  const { idempotency } = scope.request;
  if (idempotency === undefined) return;
  try {
    await tx.idempotencyKey.create({
      data: { caller: idempotency.caller, key: idempotency.key, requestHash: idempotency.hash },
    });
  } catch (error) {
    if (violatedConstraint(error) !== null) throw new AppError("CONFLICT", "idempotency_key_in_progress");
    throw error;
  }
  // A request writes its key once, however many changes it makes.
  delete scope.request.idempotency;
}
