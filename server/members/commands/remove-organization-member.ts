import "server-only";
import { organizationAuthority, type Authority } from "../../access/rights/authority";
import type { OrganizationRole } from "../../access/rights/built-in-roles";
import type { OrganizationScope } from "../../access/scope";
import { audited, type Change, type TransactionDatabase } from "../../audit/audited";
import { refuseManagedRemoval } from "../../directory/commands/managed";
import { notFound } from "../../errors";
import { notify } from "../../notifications/notify";
import { refusePersonal } from "../../organizations/commands/refusals";
import { endMemberships, toReceipt } from "../ending";
import type { EndingReceipt, EndMemberInput, HandOverInput } from "../schema/endings";
import { actingOrganizationAuthority, refuseAbove } from "../../access/standing/acting-authority";
import { findExternal, findOrganizationMember } from "./find-member";
import { keepAdmins, keepOwner } from "./keep-last-ones";
import { handOverProjects } from "./hand-over";

interface Leaving {
  id: string;
  name: string;
  emailKey: string;
  /** Null: an external collaborator, who is in single projects alone. */
  role: OrganizationRole | null;
}

async function end(
  tx: TransactionDatabase,
  scope: OrganizationScope,
  { id: userId, name, emailKey, role }: Leaving,
  input: HandOverInput,
): Promise<Change<EndingReceipt>> {
  const { organization, actor } = scope;
  if (role === "owner") await keepOwner(tx, userId);
  await keepAdmins(tx, userId);
  const leaver = { userId, emailKey, organizationId: organization.id };
  const handed = await handOverProjects(tx, leaver, input, actor);
  const ended = await endMemberships(tx, { ...leaver, endedById: actor.id });
  const removed = { userId, kind: "membership.removed" as const, data: { by: actor.name, place: organization.name } };
  await notify(tx, [...(userId === actor.id ? [] : [removed]), ...handed.notices]);
  const target = { type: "user", id: userId, name };
  return {
    value: toReceipt({ id: userId, name }, ended, handed.receipt),
    entries: [
      { target, before: { role: role ?? "external", ...ended.counts }, after: ended.after },
      ...ended.entries,
      ...handed.entries,
    ],
  };
}

/**
 * Takes one person out of the organization, inside of a change that holds its lock.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low, CONFLICT last_owner, CONFLICT last_admin of one of the workspaces
 */
async function removeOneFromOrganization(
  tx: TransactionDatabase,
  scope: OrganizationScope,
  acting: Authority,
  input: EndMemberInput,
): Promise<Change<EndingReceipt>> {
  const member = await findOrganizationMember(tx, input.user);
  if (member !== null) refuseAbove(acting, organizationAuthority(member.role));
  await refuseManagedRemoval(tx, { organizationId: scope.organization.id, userId: input.user });
  const leaving = member ?? (await findExternal(tx, input.user));
  if (leaving === null) throw notFound();
  return end(tx, scope, { id: input.user, ...leaving }, input);
}

/**
 * Takes a person out of the organization and of everything below it, at once; an external collaborator out of all its
 * projects.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low, CONFLICT last_owner, CONFLICT last_admin of one of the workspaces
 */
export async function removeOrganizationMember(
  scope: OrganizationScope,
  input: EndMemberInput,
): Promise<EndingReceipt> {
  refusePersonal(scope.organization);
  return audited(
    scope,
    "organization-member.remove",
    async (tx) => {
      const acting = await actingOrganizationAuthority(tx, scope, "organization-member.remove");
      return removeOneFromOrganization(tx, scope, acting, input);
    },
    { lock: { organization: scope.organization.id } },
  );
}

/**
 * The caller leaves the organization with all its workspaces, the default one among them.
 * @throws CONFLICT last_owner, CONFLICT last_admin of one of the workspaces
 */
export async function leaveOrganization(scope: OrganizationScope, input: HandOverInput): Promise<EndingReceipt> {
  refusePersonal(scope.organization);
  const { id } = scope.actor;
  return audited(
    scope,
    "organization-member.leave",
    async (tx) => {
      const member = await findOrganizationMember(tx, id);
      if (member === null) throw notFound();
      return end(tx, scope, { id, ...member }, input);
    },
    { lock: { organization: scope.organization.id } },
  );
}
