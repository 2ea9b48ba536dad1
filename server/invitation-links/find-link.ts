import "server-only";
import type { SystemScope } from "../access/scope";
import { PLACE_COLUMNS } from "../invitations/find-invitation";
import { hashToken } from "../secrets/token";
import { domainOf } from "../text";
import { LINK_COLUMNS, linkStatusOf } from "./queries/columns";

/** The link that a token leads to, whatever its state; null for an unknown token. */
export async function findLinkByToken(scope: SystemScope, token: string) {
  return scope.db.invitationLink.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { ...LINK_COLUMNS, workspace: { select: PLACE_COLUMNS } },
  });
}

export type FoundLink = NonNullable<Awaited<ReturnType<typeof findLinkByToken>>>;

/** Whether a link takes an address, as far as its domain says. */
export function takesAddress({ allowedDomains }: { allowedDomains: readonly string[] }, email: string): boolean {
  return allowedDomains.length === 0 || allowedDomains.includes(domainOf(email));
}

/** For sign-up: the link that a token leads to, if somebody can still come by it. */
export async function entranceByLink(scope: SystemScope, token: string) {
  const found = await findLinkByToken(scope, token);
  if (found === null || linkStatusOf(found) !== "open") return null;
  return { id: found.id, via: "link" as const, admits: (emailKey: string) => takesAddress(found, emailKey) };
}
