import "server-only";
import { unexpired } from "../../access/reach";
import { organizationAuthority } from "../../access/rights/authority";
import type { OrganizationScope } from "../../access/scope";
import { actingOrganizationAuthority, refuseAbove } from "../../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { notify } from "../../notifications/notify";
import { refusePersonal } from "../../organizations/commands/refusals";
import { keptTokens } from "../../provisioning/views/makers";
import type { SuspendedView } from "../schema/endings";
import { takeSeatIn } from "./admission/seats";
import { findOrganizationMember } from "./find-member";
import { keepAdmins, keepOwner } from "./keep-last-ones";

/** Credentials that work while the person is not suspended. */
function liveCredentials(tx: TransactionDatabase, userId: string): Promise<number> {
  return tx.credential.count({ where: { userId, revokedAt: null, ...unexpired() } });
}

async function change(
  tx: TransactionDatabase,
  scope: OrganizationScope,
  { id: userId, name }: { id: string; name: string },
  suspended: boolean,
) {
  const { organization, actor } = scope;
  await tx.organizationMember.update({
    where: { organizationId_userId: { organizationId: organization.id, userId } },
    data: { suspendedAt: suspended ? new Date() : null },
  });
  // From now on it is the owners' word, which no directory takes back.
  const byDirectory = { userId, kind: "suspended", undoneAt: null };
  await tx.provisioningRemoval.updateMany({ where: byDirectory, data: { undoneAt: new Date() } });
  const kind = suspended ? ("membership.suspended" as const) : ("membership.resumed" as const);
  const data = { by: actor.name, place: organization.name, organizationSlug: organization.slug };
  if (userId !== actor.id) await notify(tx, [{ userId, kind, organizationId: organization.id, data }]);
  const value: SuspendedView = {
    user: { id: userId, name },
    status: suspended ? "suspended" : "active",
    credentials: await liveCredentials(tx, userId),
  };
  const target = { type: "user", id: userId, name };
  const kept = suspended ? await keptTokens(tx, { organizationId: organization.id, userId }) : {};
  return { value, entries: { target, before: { suspended: !suspended }, after: { suspended, ...kept } } };
}

/**
 * Suspends a membership with everything below: sessions and credentials of the person are refused in the organization
 * from the next request on, nothing is lost, and the seat is free for somebody else.
 * @throws NOT_FOUND, CONFLICT unchanged, last_owner, last_admin of one of the workspaces
 */
export async function suspendOrganizationMember(
  scope: OrganizationScope,
  input: { user: string },
): Promise<SuspendedView> {
  refusePersonal(scope.organization);
  return audited(
    scope,
    "organization-member.suspend",
    async (tx) => {
      const acting = await actingOrganizationAuthority(tx, scope, "organization-member.suspend");
      const member = await findOrganizationMember(tx, input.user);
      if (member === null) throw notFound();
      refuseAbove(acting, organizationAuthority(member.role));
      if (member.suspended) throw new AppError("CONFLICT", "unchanged");
      if (member.role === "owner") await keepOwner(tx, input.user);
      await keepAdmins(tx, input.user);
      return change(tx, scope, { id: input.user, name: member.name }, true);
    },
    { lock: { organization: scope.organization.id } },
  );
}

/**
 * Ends a suspension: all that the person had works again. Takes a seat, which an open invitation to them may hold.
 * @throws NOT_FOUND, CONFLICT unchanged, LIMIT seat_maximum
 */
export async function resumeOrganizationMember(
  scope: OrganizationScope,
  input: { user: string },
): Promise<SuspendedView> {
  refusePersonal(scope.organization);
  return audited(
    scope,
    "organization-member.resume",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "organization-member.resume");
      const member = await findOrganizationMember(tx, input.user);
      if (member === null) throw notFound();
      if (!member.suspended) throw new AppError("CONFLICT", "unchanged");
      await takeSeatIn(tx, scope.organization.id, member.emailKey);
      return change(tx, scope, { id: input.user, name: member.name }, false);
    },
    { lock: { organization: scope.organization.id } },
  );
}
