import "server-only";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { isMailOn, queueMails } from "../../mail/queue";
import { externalInvitationMail, invitationMail } from "../../mail/templates";
import { DAY_MILLISECONDS } from "../../time";
import { DEFAULT_DAYS, MAXIMUM_DAYS, MINIMUM_DAYS } from "../schema";
import { newLink } from "./new-link";

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

/** What a letter names: who invites, into what. */
interface LetterFrom {
  actor: { name: string };
  organization: { id: string; name: string };
  workspace: { name: string };
  /** Set for an external collaborator. */
  project?: { name: string };
}

interface WrittenLetter {
  link: string;
  columns: { mailTokenHash: string; linkTokenHash: string; mailId: string };
  mail: "queued" | "off";
}

/**
 * Queues the letters of invitations. A letter and the link to copy carry different tokens, since only the one that
 * arrived by mail proves the address; their hashes are all that is kept.
 */
export async function writeLetters(
  tx: TransactionDatabase,
  from: LetterFrom,
  addresses: readonly string[],
  expiresAt: Date,
): Promise<WrittenLetter[]> {
  const { actor, organization, workspace, project } = from;
  const days = Math.max(1, Math.round((expiresAt.getTime() - Date.now()) / DAY_MILLISECONDS));
  const written = addresses.map((to) => {
    const [mailed, copied] = [newLink(), newLink()];
    const text =
      project === undefined
        ? invitationMail(actor.name, workspace.name, organization.name, days, mailed.link)
        : externalInvitationMail(actor.name, project.name, organization.name, days, mailed.link);
    return { mailed, copied, letter: { to, kind: "invitation" as const, organizationId: organization.id, ...text } };
  });
  const mailIds = await queueMails(
    tx,
    written.map(({ letter }) => letter),
  );
  return written.map(({ mailed, copied }, index) => ({
    link: copied.link,
    columns: {
      mailTokenHash: mailed.tokenHash,
      linkTokenHash: copied.tokenHash,
      mailId: mailIds[index] ?? "",
    },
    mail: isMailOn() ? ("queued" as const) : ("off" as const),
  }));
}

/** Queues one letter. */
export async function writeLetter(
  tx: TransactionDatabase,
  from: LetterFrom,
  to: string,
  expiresAt: Date,
): Promise<WrittenLetter> {
  const [letter] = await writeLetters(tx, from, [to], expiresAt);
  if (letter === undefined) throw new Error("a letter that nobody wrote");
  return letter;
}
