import "server-only";
import type { InvitationScope } from "../access/scope";
import { countAttempt, type Limit } from "../limits";

/** Each request puts a notice into the inbox of every admin. */
const ASKED: Limit = { name: "join-request", count: 10, seconds: 86_400 };

/** @throws LIMIT rate_limited; to be called outside of a transaction, whose end would undo the count */
export async function countJoining(scope: InvitationScope): Promise<void> {
  await countAttempt(scope, ASKED, scope.actor.id);
}
