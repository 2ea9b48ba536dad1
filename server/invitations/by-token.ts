import "server-only";
import { workspaceRoleOf } from "../access/permissions";
import { authorizeInvitation, systemScope } from "../access/authorize";
import type { AccountScope, Actor, InvitationScope, RequestInfo } from "../access/scope";
import { notFound } from "../errors";
import { countAttempt, type Limit } from "../limits";
import { emailKey } from "../text";
import { findInvitationByToken } from "./find-by-token";
import { statusOf } from "./queries";
import type { OpenedInvitationView } from "./schema";

/** Wrong tokens alone are counted, so nobody behind a shared address is kept from their own invitation. */
const WRONG_TOKENS: Limit = { name: "invitation-token", count: 30, seconds: 600 };

/** @throws NOT_FOUND for an unknown token, LIMIT rate_limited after many of them from one address */
async function getInvitationByToken(request: RequestInfo, token: string) {
  const scope = systemScope("one-time-link", request);
  const found = await findInvitationByToken(scope, token);
  if (found !== null) return { scope, found };
  await countAttempt(scope, WRONG_TOKENS, request.address ?? "unknown");
  throw notFound();
}

/** Enough to recognise one's own address by, too little to learn somebody else's. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, 1)}•••${email.slice(at)}`;
}

/** Whether the account's address is the invited one, without case. */
export function isInvited(actor: Actor, invitation: { emailKey: string }): boolean {
  return emailKey(actor.email) === invitation.emailKey;
}

/**
 * What an invitation's page shows; it changes nothing. The whole address is told only to an account that has it, and
 * never whether there is an account with it.
 */
export async function openInvitation(
  actor: Actor | null,
  request: RequestInfo,
  token: string,
): Promise<OpenedInvitationView> {
  const { scope, found } = await getInvitationByToken(request, token);
  const inviter = await scope.db.user.findUnique({ where: { id: found.invitedById }, select: { name: true } });
  const matches = actor !== null && isInvited(actor, found);
  return {
    workspace: { name: found.workspace.name },
    organization: { name: found.workspace.organization.name },
    invitedBy: { name: inviter?.name ?? null },
    role: workspaceRoleOf(found.role),
    status: statusOf(found),
    expiresAt: found.expiresAt.toISOString(),
    via: found.via,
    emailMasked: maskEmail(found.email),
    ...(matches ? { email: found.email } : {}),
    match: actor === null ? "signed_out" : matches ? "match" : "mismatch",
  };
}

/** The scope of a signed-in person who holds the token. Whether they are the invited one is the command's question. */
export async function invitationScope(
  account: AccountScope,
  permission: "invitation.accept" | "invitation.decline",
  token: string,
): Promise<InvitationScope> {
  const { found } = await getInvitationByToken(account.request, token);
  const { organization, ...workspace } = found.workspace;
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
    invitation: {
      id: found.id,
      email: found.email,
      emailKey: found.emailKey,
      role: workspaceRoleOf(found.role),
      status: found.status,
      expiresAt: found.expiresAt,
      invitedById: found.invitedById,
      via: found.via,
    },
  });
}
