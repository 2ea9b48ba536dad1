import "server-only";
import type { Actor, SystemScope } from "../access/scope";
import { findLinkByToken } from "../invitation-links/find-link";
import { toOpenedLinkView } from "../invitation-links/opened";
import { refuseWrongToken } from "./door";
import { findInvitation } from "./find-invitation";
import { toOpenedView } from "./opened";
import type { OpenedInvitationView } from "./schema/answers";

/**
 * What stands behind a token: an invitation to one address, or a link for many. It changes nothing.
 * @throws NOT_FOUND for an unknown token, LIMIT rate_limited after many of them from one address
 */
export async function openInvitation(
  scope: SystemScope,
  actor: Actor | null,
  token: string,
): Promise<OpenedInvitationView> {
  const found = await findInvitation(scope, actor, token);
  if (found !== null) return toOpenedView(scope, actor, found);
  const link = await findLinkByToken(scope, token);
  return link === null ? refuseWrongToken(scope) : toOpenedLinkView(scope, actor, link);
}
