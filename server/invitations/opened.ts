import "server-only";
import type { Actor, SystemScope } from "../access/scope";
import { maskEmail } from "../text";
import { isInvited, type FoundInvitation } from "./find-invitation";
import { roleOf, statusOf } from "./queries/columns";
import type { OpenedInvitationView } from "./schema/answers";
import { namesIn } from "./views/names-for-invited";

/**
 * What an invitation's page shows; it changes nothing. The whole address is told only to an account that has it, and
 * never whether there is an account with it.
 */
export async function toOpenedView(
  scope: SystemScope,
  actor: Actor | null,
  found: FoundInvitation,
): Promise<OpenedInvitationView> {
  const matches = actor !== null && isInvited(actor, found);
  const asked = actor !== null && found.reissueAskedEmail === actor.email;
  return {
    kind: "invitation",
    workspace: { name: found.workspace.name },
    organization: { name: found.workspace.organization.name },
    ...(await namesIn(scope, [found]))(found),
    role: roleOf(found),
    status: statusOf(found),
    expiresAt: found.expiresAt.toISOString(),
    memberUntil: found.memberUntil?.toISOString() ?? null,
    via: found.via,
    emailMasked: maskEmail(found.email),
    ...(matches ? { email: found.email } : {}),
    allowedDomains: [],
    match: actor === null ? "signed_out" : matches ? "match" : "mismatch",
    asked,
  };
}
