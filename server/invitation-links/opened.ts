import "server-only";
import type { Actor, SystemScope } from "../access/scope";
import type { OpenedInvitationView } from "../invitations/schema/answers";
import { namesIn } from "../invitations/views/names-for-invited";
import { takesAddress, type FoundLink } from "./find-link";
import { linkStatusOf } from "./queries/columns";
import type { LinkStatus } from "./schema";

const STATUS: Readonly<Record<LinkStatus, OpenedInvitationView["status"]>> = {
  open: "pending",
  used: "used",
  expired: "expired",
  revoked: "revoked",
};

function matchOf(actor: Actor | null, found: FoundLink): OpenedInvitationView["match"] {
  if (actor === null) return "signed_out";
  if (!takesAddress(found, actor.email)) return "mismatch";
  return found.allowedDomains.length > 0 && !actor.emailVerified ? "unverified" : "match";
}

/** What the page of a link shows to whoever holds it. */
export async function toOpenedLinkView(
  scope: SystemScope,
  actor: Actor | null,
  found: FoundLink,
): Promise<OpenedInvitationView> {
  const { createdById: invitedById, roleId } = found;
  const naming = { projectId: null, projectRole: null, roleId, invitedById };
  const namesOf = await namesIn(scope, [naming]);
  return {
    kind: "link",
    workspace: { name: found.workspace.name },
    organization: { name: found.workspace.organization.name },
    ...namesOf(naming),
    role: found.role,
    status: STATUS[linkStatusOf(found)],
    expiresAt: found.expiresAt.toISOString(),
    memberUntil: found.memberUntil?.toISOString() ?? null,
    via: "link",
    emailMasked: "",
    allowedDomains: found.allowedDomains,
    match: matchOf(actor, found),
    asked: false,
  };
}
