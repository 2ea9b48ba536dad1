import "server-only";
import type { WorkspaceScope } from "../access/scope";
import { countAttempt, type Limit } from "../limits";

/** Each request puts a notice into the inbox of every admin. */
const ASKED: Limit = { name: "access-request", count: 30, seconds: 86_400 };

/** @throws LIMIT rate_limited; to be called outside of a transaction, whose end would undo the count */
export async function countAsking(scope: WorkspaceScope): Promise<void> {
  await countAttempt(scope, ASKED, scope.actor.id);
}
