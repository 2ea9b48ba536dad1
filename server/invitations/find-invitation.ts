import "server-only";
import { ADMITTANCE_FIELDS } from "../access/limits/admittance";
import type { Actor, SystemScope } from "../access/scope";
import type { ReadDatabase } from "../db/tenant";
import { isId } from "../ids";
import { hashToken } from "../secrets/token";
import { emailKey } from "../text";
import { INVITATION_COLUMNS } from "./queries/columns";

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

/** The token's hash goes no further. */
function cameBy<Row extends { mailTokenHash: unknown }>({ mailTokenHash: _, ...row }: Row, via: Via) {
  return { ...row, via };
}

async function findByToken(scope: SystemScope, token: string) {
  const hash = hashToken(token);
  const found = await scope.db.invitation.findFirst({
    where: { OR: [{ mailTokenHash: hash }, { linkTokenHash: hash }] },
    select: FOUND_COLUMNS,
  });
  return found === null ? null : cameBy(found, found.mailTokenHash === hash ? "mail" : "link");
}

/** By its id an invitation is found by the account alone that has proved its address, as it stands in their inbox. */
async function findById(scope: SystemScope, actor: Actor | null, id: string) {
  if (actor?.emailVerified !== true || !isId("inv", id)) return null;
  const found = await scope.db.invitation.findFirst({
    where: { id, emailKey: emailKey(actor.email) },
    select: FOUND_COLUMNS,
  });
  return found === null ? null : cameBy(found, "inbox");
}

export type FoundInvitation = NonNullable<Awaited<ReturnType<typeof findByToken>>>;

/** The invitation that one of its tokens leads to, or for whom it is its id, whatever its state; null for none. */
export async function findInvitation(
  scope: SystemScope,
  actor: Actor | null,
  token: string,
): Promise<FoundInvitation | null> {
  return (await findByToken(scope, token)) ?? (await findById(scope, actor, token));
}

/** More open invitations of one organization to one address than these are looked at by nobody. */
const MOST_LOOKED_AT = 50;

/**
 * The open invitations of an organization to an address that whoever comes has proved elsewhere, in the order in which
 * one is taken: what makes a member before what leads into a single project, the newest first. The others stay open.
 */
export async function listInvitationsTo(
  db: Pick<ReadDatabase, "invitation">,
  organizationId: string,
  key: string,
): Promise<FoundInvitation[]> {
  const rows = await db.invitation.findMany({
    where: { organizationId, emailKey: key, status: "pending", expiresAt: { gt: new Date() } },
    orderBy: { id: "desc" },
    take: MOST_LOOKED_AT,
    select: FOUND_COLUMNS,
  });
  const found = rows.map((row) => cameBy(row, "inbox"));
  return [
    ...found.filter(({ projectId }) => projectId === null),
    ...found.filter(({ projectId }) => projectId !== null),
  ];
}

/** Whether the account's address is the invited one, without case. */
export function isInvited(actor: Actor, invitation: { emailKey: string }): boolean {
  return emailKey(actor.email) === invitation.emailKey;
}
