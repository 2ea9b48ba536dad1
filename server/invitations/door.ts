import "server-only";
import { authorizeInvitation, systemScope } from "../access/authorize";
import { admittanceAtTheDoor } from "../access/limits/admittance";
import type { AccountPermission } from "../access/rights/permissions-of-people";
import type { AccountScope, InvitationScope, SystemScope } from "../access/scope";
import { notFound } from "../errors";
import { countAttempt, type Limit } from "../limits";
import { findInvitation, type FoundInvitation } from "./find-invitation";

/** Wrong tokens alone are counted, so nobody behind a shared address is kept from their own invitation. */
const WRONG_TOKENS: Limit = { name: "invitation-token", count: 30, seconds: 600 };

/** @throws NOT_FOUND, LIMIT rate_limited after many wrong tokens from one address */
export async function refuseWrongToken(scope: SystemScope): Promise<never> {
  await countAttempt(scope, WRONG_TOKENS, scope.request.address ?? "unknown");
  throw notFound();
}

/** The scope of somebody signed in at the door of a workspace. What they may do there is the command's question. */
export function doorScope(
  account: AccountScope,
  permission: AccountPermission,
  place: FoundInvitation["workspace"],
  external: boolean,
): InvitationScope {
  const { organization, ...workspace } = place;
  return authorizeInvitation(account.actor, account.request, permission, {
    organization: {
      id: organization.id,
      slug: organization.slug,
      name: organization.name,
      personal: organization.personalOf !== null,
    },
    workspace: {
      id: workspace.id,
      slug: workspace.slug,
      name: workspace.name,
      isDefault: workspace.isDefault,
    },
    admittance: admittanceAtTheDoor(organization, external),
  });
}

/** The scope of a signed-in person who holds the token. Whether they are the invited one is the command's question. */
export async function invitationScope(
  account: AccountScope,
  permission: "invitation.accept" | "invitation.decline" | "invitation.ask-anew",
  token: string,
): Promise<{ scope: InvitationScope; found: FoundInvitation }> {
  const system = systemScope("one-time-link", account.request);
  const found = (await findInvitation(system, account.actor, token)) ?? (await refuseWrongToken(system));
  return { scope: doorScope(account, permission, found.workspace, found.projectId !== null), found };
}
