import "server-only";
import { systemScope } from "../access/authorize";
import type { WorkspaceScope } from "../access/scope";
import { countAttempt, type Limit } from "../limits";

/** Each request puts a notice into the inbox of every admin. */
const ASKED: Limit = { name: "access-request", count: 30, seconds: 86_400 };

/** @throws LIMIT rate_limited; to be called outside of a transaction, whose end would undo the count */
export async function countAsking(scope: WorkspaceScope): Promise<void> {
  await countAttempt(systemScope("api", scope.request), ASKED, scope.actor.id);
}
