import "server-only";
import { admittanceAtTheDoor } from "../access/admittance";
import { authorizeInvitation, systemScope } from "../access/authorize";
import type { AccountPermission } from "../access/permissions-of-people";
import type { AccountScope, Actor, InvitationScope, SystemScope } from "../access/scope";
import { notFound } from "../errors";
import { countAttempt, type Limit } from "../limits";
import { emailKey } from "../text";
import { findInvitationById, findInvitationByToken, type FoundInvitation } from "./find-by-token";
import { customRoleOf, roleOf, statusOf } from "./queries/columns";
import type { OpenedInvitationView } from "./schema/answers";

/** Wrong tokens alone are counted, so nobody behind a shared address is kept from their own invitation. */
const WRONG_TOKENS: Limit = { name: "invitation-token", count: 30, seconds: 600 };

/** @throws NOT_FOUND, LIMIT rate_limited after many wrong tokens from one address */
export async function refuseWrongToken(scope: SystemScope): Promise<never> {
  await countAttempt(scope, WRONG_TOKENS, scope.request.address ?? "unknown");
  throw notFound();
}

export async function findInvitation(scope: SystemScope, actor: Actor | null, token: string) {
  return (await findInvitationByToken(scope, token)) ?? (await findInvitationById(scope, actor, token));
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

type Naming = Pick<FoundInvitation, "projectId" | "projectRole" | "roleId" | "invitedById">;

/**
 * The names of what invitations are about, null where that is gone, or was never part of it; read at once for any number
 * of them.
 */
export async function namesIn({ db }: SystemScope, found: readonly Naming[]) {
  const read = { select: { id: true, name: true } } as const;
  const ids = (of: (row: Naming) => string | null) => ({
    id: { in: [...new Set(found.flatMap((row) => of(row) ?? []))] },
  });
  const [projects, roles, people] = await Promise.all([
    db.project.findMany({ where: ids(({ projectId }) => projectId), ...read }),
    db.role.findMany({ where: ids(customRoleOf), ...read }),
    db.user.findMany({ where: ids(({ invitedById }) => invitedById), ...read }),
  ]);
  const names = new Map([...projects, ...roles, ...people].map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return (row: Naming) => {
    const project = nameOf(row.projectId);
    return {
      project: project === null ? null : { name: project },
      customRole: nameOf(customRoleOf(row)),
      invitedBy: { name: nameOf(row.invitedById) },
    };
  };
}

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
