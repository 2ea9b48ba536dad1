import "server-only";
import type { InvitationScope, TenantScope } from "../access/scope";
import { countAsMany, countAttempt, returnAttempt, type Limit } from "../limits";

/**
 * Invitations reach people who asked for none, so letters are limited per hour: per organization, and further per
 * inviter.
 */
const OF_ORGANIZATION: Limit = { name: "invitation", count: 1_000, seconds: 3_600 };
const OF_INVITER: Limit = { name: "invitation-by", count: 500, seconds: 3_600 };

/** @throws LIMIT rate_limited; to be called outside of a transaction, whose end would undo the count */
export async function countLetters(scope: TenantScope, letters: number): Promise<void> {
  await countAttempt(scope, OF_INVITER, scope.actor.id, letters);
  await countAttempt(scope, OF_ORGANIZATION, scope.organization.id, letters);
}

/** How many of the wanted invitations may go out within this hour; these are counted. */
export async function countLettersAsMany(scope: TenantScope, wanted: number): Promise<number> {
  const mine = await countAsMany(scope, OF_INVITER, scope.actor.id, wanted);
  const granted = await countAsMany(scope, OF_ORGANIZATION, scope.organization.id, mine);
  await returnAttempt(scope, OF_INVITER, scope.actor.id, mine - granted);
  return granted;
}

/** Asking anew puts a notice into somebody's inbox: seldom for one invitation, and not for many by one person. */
const ASKED_OF_ONE: Limit = { name: "invitation-asked", count: 3, seconds: 86_400 };
const ASKED_BY_ONE: Limit = { name: "invitation-asking", count: 10, seconds: 86_400 };

/** @throws LIMIT rate_limited */
export async function countAsking(scope: InvitationScope, invitation: string): Promise<void> {
  await countAttempt(scope, ASKED_BY_ONE, scope.actor.id);
  await countAttempt(scope, ASKED_OF_ONE, invitation);
}
