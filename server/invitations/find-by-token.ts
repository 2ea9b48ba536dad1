import "server-only";
import { ADMITTANCE_FIELDS } from "../access/admittance";
import type { Actor, SystemScope } from "../access/scope";
import type { ReadDatabase } from "../db/tenant";
import { isId } from "../ids";
import { hashToken } from "../secrets/token";
import { emailKey } from "../text";
import { INVITATION_COLUMNS, statusOf } from "./queries/columns";

/** The place that an invitation or a link leads into. */
export const PLACE_COLUMNS = {
  id: true,
  name: true,
  slug: true,
  isDefault: true,
  suspendedAt: true,
  organization: {
    select: { id: true, name: true, slug: true, personalOf: true, suspendedAt: true, ...ADMITTANCE_FIELDS },
  },
} as const;

const FOUND_COLUMNS = { ...INVITATION_COLUMNS, mailTokenHash: true, workspace: { select: PLACE_COLUMNS } } as const;

/** How the caller came to it: the mailed token proves the address, the copied one does not, the inbox asks for proof. */
type Via = "mail" | "link" | "inbox";

/** The invitation that one of the two tokens leads to, whatever its state; null for an unknown token. */
export async function findInvitationByToken(scope: SystemScope, token: string) {
  const hash = hashToken(token);
  const found = await scope.db.invitation.findFirst({
    where: { OR: [{ mailTokenHash: hash }, { linkTokenHash: hash }] },
    select: FOUND_COLUMNS,
  });
  if (found === null) return null;
  const { mailTokenHash, ...row } = found;
  return { ...row, via: (mailTokenHash === hash ? "mail" : "link") satisfies Via as Via };
}

/** By its id an invitation is found by the account alone that has proved its address, as it stands in their inbox. */
export async function findInvitationById(scope: SystemScope, actor: Actor | null, id: string) {
  if (actor?.emailVerified !== true || !isId("inv", id)) return null;
  const found = await scope.db.invitation.findFirst({
    where: { id, emailKey: emailKey(actor.email) },
    select: FOUND_COLUMNS,
  });
  if (found === null) return null;
  const { mailTokenHash: _, ...row } = found;
  return { ...row, via: "inbox" satisfies Via as Via };
}

/** The newest open invitation of an organization to an address that whoever comes has proved elsewhere. */
export async function findInvitationTo(
  db: Pick<ReadDatabase, "invitation">,
  organizationId: string,
  key: string,
): Promise<FoundInvitation | null> {
  const found = await db.invitation.findFirst({
    where: { organizationId, emailKey: key, status: "pending", expiresAt: { gt: new Date() } },
    orderBy: { id: "desc" },
    select: FOUND_COLUMNS,
  });
  if (found === null) return null;
  const { mailTokenHash: _, ...row } = found;
  return { ...row, via: "inbox" };
}

export type FoundInvitation = NonNullable<Awaited<ReturnType<typeof findInvitationByToken>>>;

/** For sign-up: what lets somebody in while sign-up is closed, and what it proves. */
export interface Entrance {
  id: string;
  via: "mail" | "link";
  admits: (emailKey: string) => boolean;
}

/** For sign-up: the invitation that a token leads to, if it can still be accepted. */
export async function invitedBy(scope: SystemScope, token: string): Promise<Entrance | null> {
  const found = await findInvitationByToken(scope, token);
  if (found === null || statusOf(found) !== "pending") return null;
  return { id: found.id, via: found.via === "mail" ? "mail" : "link", admits: (key) => key === found.emailKey };
}
