import "server-only";
import { refuseCredentials } from "../../access/limits/refusals";
import type { ProjectScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { actingInProject } from "../../projects/commands/check-project";
import { isAgent, refuseWithoutJobs } from "../queries/agents";
import type { RevealedKeyView } from "../schema";
import { findKey, targetOf, type FoundKey } from "./find-key";
import { openValue } from "./sealed-value";

/** A key that is read all the time is not written all the time. */
const USE_MILLISECONDS = 60_000;

/** What the audit tells of a reading: which version, by what, and never a value. */
function told(row: FoundKey, via: string) {
  const { id, name, version } = row;
  const value: RevealedKeyView = { id, name, version, value: openValue(row) };
  return { value, entries: { target: targetOf(row), after: { version, via } } };
}

/** By a person with a right of their own, in a session that was proved a moment ago. */
async function toPerson(scope: ProjectScope, key: string): Promise<RevealedKeyView> {
  refuseCredentials(scope.actor);
  return audited(scope, "third-party-key.reveal", async (tx) => {
    await actingInProject(tx, scope, "third-party-key.reveal");
    return told(await findKey(tx, scope, key), "session");
  });
}

async function touch(tx: TransactionDatabase, { id }: FoundKey): Promise<void> {
  const now = new Date();
  const before = new Date(now.getTime() - USE_MILLISECONDS);
  await tx.projectKey.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: before } }] },
    data: { lastUsedAt: now },
  });
}

/** By an agent, which runs jobs here by a credential that names it. */
async function toAgent(scope: ProjectScope, key: string): Promise<RevealedKeyView> {
  return audited(scope, "third-party-key.use", async (tx) => {
    await refuseWithoutJobs(scope, tx);
    const row = await findKey(tx, scope, key);
    await touch(tx, row);
    return told(row, scope.actor.credential?.kind ?? "credential");
  });
}

/**
 * The whole value of a key: to the project's owner, and to an agent that runs jobs there.
 * @throws NOT_FOUND, FORBIDDEN fresh_sign_in_required for a credential that does not name it, permission_missing
 */
export async function revealKey(scope: ProjectScope, { key }: { key: string }): Promise<RevealedKeyView> {
  return isAgent(scope) ? toAgent(scope, key) : toPerson(scope, key);
}
