import "server-only";
import type { SystemScope } from "../access/scope";
import { hashToken } from "../secrets/token";
import { INVITATION_COLUMNS, statusOf } from "./queries";

const FOUND_COLUMNS = {
  ...INVITATION_COLUMNS,
  mailTokenHash: true,
  workspace: {
    select: {
      id: true,
      name: true,
      slug: true,
      isDefault: true,
      suspendedAt: true,
      organization: { select: { id: true, name: true, slug: true, personalOf: true, suspendedAt: true } },
    },
  },
} as const;

/** The invitation that one of the two tokens leads to, whatever its state; null for an unknown token. */
export async function findInvitationByToken(scope: SystemScope, token: string) {
  const hash = hashToken(token);
  const found = await scope.db.invitation.findFirst({
    where: { OR: [{ mailTokenHash: hash }, { linkTokenHash: hash }] },
    select: FOUND_COLUMNS,
  });
  if (found === null) return null;
  const { mailTokenHash, ...row } = found;
  return { ...row, via: mailTokenHash === hash ? ("mail" as const) : ("link" as const) };
}

/** For sign-up: the invitation that a token leads to, if it can still be accepted. */
export async function invitedBy(
  scope: SystemScope,
  token: string,
): Promise<{ id: string; emailKey: string; via: "mail" | "link" } | null> {
  const found = await findInvitationByToken(scope, token);
  if (found === null || statusOf(found) !== "pending") return null;
  return { id: found.id, emailKey: found.emailKey, via: found.via };
}
