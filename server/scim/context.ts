import "server-only";
import type { SystemScope } from "../access/scope";
import { audited, type AuditDraft, type TransactionDatabase } from "../audit/audited";
import type { Action } from "../audit/actions";
import { violatedConstraint } from "../db/conflicts";
import { brakeFor, type Going } from "../provisioning/brake";
import { ScimError, taken } from "./errors";

/** Whose directory calls, as its token proves. */
export interface Directory {
  scope: SystemScope;
  token: { id: string; label: string; createdById: string };
  organization: { id: string; name: string; slug: string };
}

export interface Done<T> {
  value: T;
  entries: readonly AuditDraft[];
}

/** What a change answers that the brake stopped: all that it writes is that it did. */
export type Stopped = { stopped: true; entries: readonly AuditDraft[] };

/** Null where nobody goes, or not too many. */
export async function stoppedBy(
  tx: TransactionDatabase,
  { organization }: Directory,
  going: readonly Going[],
): Promise<Stopped | null> {
  const brake = await brakeFor(tx, organization, going);
  return brake.stopped ? brake : null;
}

const RETRY_SECONDS = 3_600;

function stopped(): ScimError {
  const detail = "More people would go than may within an hour. An owner of the organization decides how it goes on.";
  return new ScimError(503, detail, undefined, { "retry-after": String(RETRY_SECONDS) });
}

const CONFLICTS: Readonly<Record<string, string>> = {
  directory_users_organizationId_userNameKey_key: "The user name",
  users_emailKey_key: "The address",
};

/**
 * One change of a directory, under the organization's lock: its rows name the token as who did it. The transaction
 * reaches further than the organization, since an account may have to be made: every condition names the organization.
 */
export async function changed<T>(
  directory: Directory,
  action: Action,
  work: (tx: TransactionDatabase) => Promise<Done<T> | Stopped>,
): Promise<T> {
  const { scope, token, organization } = directory;
  const actor = { type: "directory" as const, id: token.id, name: token.label };
  const place = { organizationId: organization.id };
  const change = async (tx: TransactionDatabase) => {
    const done = await work(tx);
    return { value: done, entries: done.entries.map((entry) => ({ place, ...entry, actor })) };
  };
  try {
    const done = await audited(scope, action, change, { lock: { organization: organization.id } });
    if ("stopped" in done) throw stopped();
    return done.value;
  } catch (error) {
    const what = CONFLICTS[violatedConstraint(error) ?? ""];
    throw what === undefined ? error : taken(what);
  }
}
