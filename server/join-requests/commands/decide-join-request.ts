import "server-only";
import { workspaceAuthority } from "../../access/rights/authority";
import type { WorkspaceRole } from "../../access/rights/built-in-roles";
import type { OrganizationScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { admitNewcomer } from "../../members/commands/admission/admit-newcomer";
import { actingOrganizationAuthority } from "../../access/standing/acting-authority";
import { refuseLaterInOrganization } from "../../access/standing/own-end";
import { notify } from "../../notifications/notify";
import type { NotificationKind } from "../../notifications/kinds";
import { domainOf } from "../../text";
import { JOIN_REQUEST_COLUMNS, toJoinRequestView, type JoinRequestColumns } from "../queries";
import type { JoinRequestView } from "../schema";
import { endWaiting, takeSeatFor } from "./create-join-request";

/**
 * Marks a request as decided; of several admins at once one decides.
 * @throws NOT_FOUND, CONFLICT invitation_ended
 */
async function decide(
  tx: TransactionDatabase,
  scope: OrganizationScope,
  id: string,
  status: "approved" | "declined",
): Promise<JoinRequestColumns> {
  const data = { status, decidedAt: new Date(), decidedById: scope.actor.id };
  const { count } = await tx.joinRequest.updateMany({ where: { id, status: "pending" }, data });
  const row = await tx.joinRequest.findFirst({ where: { id }, select: JOIN_REQUEST_COLUMNS });
  if (row === null) throw notFound();
  if (count !== 1) throw new AppError("CONFLICT", "invitation_ended");
  return row;
}

async function tell(
  tx: TransactionDatabase,
  { organization }: OrganizationScope,
  userId: string,
  kind: NotificationKind,
  workspaceSlug?: string,
): Promise<void> {
  const data = {
    organization: organization.name,
    organizationSlug: organization.slug,
    ...(workspaceSlug === undefined ? {} : { workspaceSlug }),
  };
  await notify(tx, [{ userId, kind, organizationId: organization.id, data }]);
}

/** The workspace that everybody of the organization is in, and what newcomers are there. */
async function defaultPlace(tx: TransactionDatabase) {
  return tx.workspace.findFirstOrThrow({
    where: { isDefault: true },
    select: { id: true, slug: true, name: true, isDefault: true, organization: { select: { defaultRole: true } } },
  });
}

function roleFor(chosen: WorkspaceRole | undefined, defaultRole: string): WorkspaceRole {
  return chosen ?? (defaultRole === "member" ? "member" : "viewer");
}

/**
 * Their address let them ask, so it is to be what lets them in: proved, and in a domain of the organization's, now.
 * @throws FORBIDDEN suspended, CONFLICT asker_address
 */
async function refuseAccount(tx: TransactionDatabase, { user }: JoinRequestColumns): Promise<void> {
  if (user.suspendedAt !== null || user.deletedAt !== null) throw new AppError("FORBIDDEN", "suspended");
  const verified = { domain: domainOf(user.email), verifiedAt: { not: null } };
  if (user.emailVerifiedAt === null || (await tx.domain.count({ where: verified })) === 0) {
    throw new AppError("CONFLICT", "asker_address");
  }
}

/**
 * Lets who asked into the organization and its default workspace.
 * @throws NOT_FOUND, CONFLICT invitation_ended, asker_address, FORBIDDEN suspended, rank_too_low, LIMIT seat_maximum
 */
export async function approveJoinRequest(
  scope: OrganizationScope,
  input: { joinRequest: string; role?: WorkspaceRole | undefined },
): Promise<JoinRequestView> {
  const { organization, actor } = scope;
  return audited(
    scope,
    "join-request.approve",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "join-request.approve");
      await refuseLaterInOrganization(tx, scope, null);
      const row = await decide(tx, scope, input.joinRequest, "approved");
      const { user } = row;
      await refuseAccount(tx, row);
      await takeSeatFor(tx, organization.id, user.emailKey);
      const workspace = await defaultPlace(tx);
      const role = roleFor(input.role, workspace.organization.defaultRole);
      const given = { role, roleId: null, authority: workspaceAuthority(role) };
      const coming = { role: given, source: "manual" as const, vouchedById: null, until: null };
      await admitNewcomer(tx, { organization, workspace }, user.id, coming);
      await endWaiting(tx, workspace.id, user);
      await tell(tx, scope, user.id, "join-request.approved", workspace.slug);
      return {
        value: toJoinRequestView(row, new Map([[actor.id, actor.name]])),
        entries: { target: { type: "user", id: user.id, name: user.name }, after: { status: "approved", role } },
      };
    },
    { lock: { organization: organization.id } },
  );
}

/**
 * Sends who asked away; they may ask again.
 * @throws NOT_FOUND, CONFLICT invitation_ended
 */
export async function declineJoinRequest(
  scope: OrganizationScope,
  input: { joinRequest: string },
): Promise<JoinRequestView> {
  const decline = async (tx: TransactionDatabase) => {
    await actingOrganizationAuthority(tx, scope, "join-request.decline");
    const row = await decide(tx, scope, input.joinRequest, "declined");
    const { user } = row;
    await tell(tx, scope, user.id, "join-request.declined");
    return {
      value: toJoinRequestView(row, new Map([[scope.actor.id, scope.actor.name]])),
      entries: { target: { type: "user", id: user.id, name: user.name }, after: { status: "declined" } },
    };
  };
  return audited(scope, "join-request.decline", decline, { lock: { organization: scope.organization.id } });
}
