import "server-only";
import { systemScope } from "../access/authorize";
import type { WorkspaceScope } from "../access/scope";
import type { TransactionDatabase } from "../audit/audited";
import { publicUrl } from "../env";
import { AppError } from "../errors";
import { countAttempt, type Limit } from "../limits";
import { isMailOn, queueMail } from "../mail/send";
import { invitationMail } from "../mail/templates";
import { hashToken, newToken } from "../secrets/token";
import { DEFAULT_DAYS, MAXIMUM_DAYS, MINIMUM_DAYS } from "./schema";

/** Letters go to people who asked for none: an organization sends so many an hour and no more. */
const LETTERS: Limit = { name: "invitation", count: 200, seconds: 3_600 };

/** @throws LIMIT rate_limited; to be called outside of a transaction, whose end would undo the count */
export async function countLetters(scope: WorkspaceScope, letters: number): Promise<void> {
  const system = systemScope("api", scope.request);
  for (let i = 0; i < letters; i += 1) await countAttempt(system, LETTERS, scope.organization.id);
}

const DAY_MILLISECONDS = 86_400_000;
/** Clocks differ, and a form takes a while to send: a day that is short of this much is still a day. */
const TOLERANCE_MILLISECONDS = 3_600_000;

/** @throws INVALID invalid_value (expiresAt) */
export function endOfInvitation(given: string | undefined, now = Date.now()): Date {
  if (given === undefined) return new Date(now + DEFAULT_DAYS * DAY_MILLISECONDS);
  const end = new Date(given).getTime();
  const earliest = now + MINIMUM_DAYS * DAY_MILLISECONDS - TOLERANCE_MILLISECONDS;
  const latest = now + MAXIMUM_DAYS * DAY_MILLISECONDS + TOLERANCE_MILLISECONDS;
  if (end < earliest || end > latest) throw new AppError("INVALID", "invalid_value", "expiresAt");
  return new Date(end);
}

function linkOf(token: string): string {
  return `${publicUrl()}/invitations/${token}`;
}

/**
 * Queues the letter of an invitation. The letter and the link to copy carry different tokens, since only the one that
 * arrived by mail proves the address; their hashes are all that is kept.
 */
export async function writeLetter(tx: TransactionDatabase, scope: WorkspaceScope, to: string, expiresAt: Date) {
  const mailToken = newToken();
  const linkToken = newToken();
  const days = Math.max(1, Math.round((expiresAt.getTime() - Date.now()) / DAY_MILLISECONDS));
  const text = invitationMail(scope.actor.name, scope.workspace.name, scope.organization.name, days, linkOf(mailToken));
  const mailId = await queueMail(tx, { to, kind: "invitation", organizationId: scope.organization.id, ...text });
  return {
    link: linkOf(linkToken),
    columns: { mailTokenHash: hashToken(mailToken), linkTokenHash: hashToken(linkToken), mailId },
    mail: isMailOn() ? ("queued" as const) : ("off" as const),
  };
}
