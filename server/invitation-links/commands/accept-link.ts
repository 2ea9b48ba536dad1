import "server-only";
import { unexpired } from "../../access/reach";
import type { InvitationScope } from "../../access/scope";
import { givableGroups } from "../../access-rules/commands/check-groups";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { admitNewcomer, ownAccount, refuseClosed } from "../../members/commands/admission/admit-newcomer";
import { inviterAuthority } from "../../invitations/commands/grants/check-inviter";
import { giveGroups } from "../../invitations/commands/grants/give-grants";
import { takeSeatIn } from "../../members/commands/admission/seats";
import { notify } from "../../notifications/notify";
import { workspaceRoleNow } from "../../roles/commands/resolve-role";
import { takesAddress, type FoundLink } from "../find-link";
import { LINK_COLUMNS, linkStatusOf, type LinkColumns } from "../queries/columns";
import type { AcceptedLinkView } from "../schema";

type Account = Awaited<ReturnType<typeof ownAccount>>;

/** @throws EXPIRED expired, invitation_ended, CONFLICT link_used */
function refuseEnded(row: LinkColumns, now: Date): void {
  const status = linkStatusOf(row, now);
  if (status === "used") throw new AppError("CONFLICT", "link_used");
  if (status === "revoked") throw new AppError("EXPIRED", "invitation_ended");
  const over = row.memberUntil !== null && row.memberUntil <= now;
  if (status === "expired" || over) throw new AppError("EXPIRED", "expired");
}

/** @throws FORBIDDEN domain_not_allowed, address_unverified */
function refuseAddress(row: LinkColumns, { email, emailVerifiedAt }: Account): void {
  if (!takesAddress(row, email)) throw new AppError("FORBIDDEN", "domain_not_allowed");
  if (row.allowedDomains.length > 0 && emailVerifiedAt === null) throw new AppError("FORBIDDEN", "address_unverified");
}

/** Under the lock on the organization the count that is read is the count that is written. */
async function takeUse(tx: TransactionDatabase, { id, uses, useMaximum }: LinkColumns, now: Date): Promise<void> {
  const usedUpAt = useMaximum !== null && uses + 1 >= useMaximum ? now : null;
  const { count } = await tx.invitationLink.updateMany({ where: { id, uses }, data: { uses: uses + 1, usedUpAt } });
  if (count !== 1) throw new AppError("CONFLICT", "link_used");
}

/** A member has a seat already. @throws LIMIT seat_maximum, plan_limit */
async function takeSeatUnlessMember(tx: TransactionDatabase, scope: InvitationScope, emailKey: string): Promise<void> {
  const member = { userId: scope.actor.id, suspendedAt: null, ...unexpired() };
  if ((await tx.organizationMember.count({ where: member })) > 0) return;
  await takeSeatIn(tx, scope.organization.id, emailKey);
}

async function admit(tx: TransactionDatabase, scope: InvitationScope, row: LinkColumns, account: Account) {
  const { organizationId, workspaceId, createdById, memberUntil: until } = row;
  const place = { organizationId, workspaceId };
  const userId = scope.actor.id;
  const given = await workspaceRoleNow(tx, workspaceId, row);
  const authority = await inviterAuthority(tx, place, createdById, "invitation-link.create", {
    role: given.authority,
    until,
  });
  await takeSeatUnlessMember(tx, scope, account.emailKey);
  const vouchedById = account.emailVerifiedAt === null ? createdById : null;
  const { role } = await admitNewcomer(tx, scope, userId, { role: given, source: "invitation", vouchedById, until });
  const maker = { id: createdById, place, authority };
  const { givable: groupIds } = await givableGroups(tx, maker, row.groupIds, until);
  const recipient = { ...place, userId, source: "invitation", until };
  const groups = row.groupIds.length - groupIds.length + (await giveGroups(tx, recipient, groupIds));
  return { role, skipped: { groups, projects: 0 } };
}

/** Who comes by a link needs no invitation of their own any more. */
async function endOwnInvitation(tx: TransactionDatabase, { actor, workspace }: InvitationScope, emailKey: string) {
  await tx.invitation.updateMany({
    where: { emailKey, workspaceId: workspace.id, projectId: null, status: "pending" },
    data: { status: "accepted", acceptedById: actor.id, endedAt: new Date() },
  });
}

/**
 * Somebody comes by a link for many. Its last use is taken once; who is a member already takes none. An unverified
 * address counts as vouched for by who made the link, in this organization only, where the link names no domains.
 * @throws EXPIRED expired, invitation_ended, inviter_gone, CONFLICT link_used, already_member, archived, FORBIDDEN
 *   domain_not_allowed, address_unverified, suspended, LIMIT seat_maximum, plan_limit
 */
export async function acceptLink(scope: InvitationScope, found: FoundLink): Promise<AcceptedLinkView> {
  const { organization, workspace, actor } = scope;
  return audited(
    scope,
    "invitation-link.accept",
    async (tx) => {
      const now = new Date();
      const account = await ownAccount(tx, scope);
      await refuseClosed(tx, scope);
      const row = await tx.invitationLink.findUniqueOrThrow({ where: { id: found.id }, select: LINK_COLUMNS });
      const here = { userId: actor.id, workspaceId: workspace.id, ...unexpired() };
      if ((await tx.workspaceMember.count({ where: here })) > 0) throw new AppError("CONFLICT", "already_member");
      refuseEnded(row, now);
      refuseAddress(row, account);
      const accepted = await admit(tx, scope, row, account);
      await takeUse(tx, row, now);
      await endOwnInvitation(tx, scope, account.emailKey);
      const place = { organizationId: organization.id, workspaceId: workspace.id };
      const data = { email: account.email, workspace: workspace.name, workspaceSlug: workspace.slug };
      await notify(tx, [{ userId: row.createdById, kind: "invitation.accepted", ...place, data }]);
      return {
        value: {
          organization: { id: organization.id, name: organization.name, slug: organization.slug },
          workspace: { id: workspace.id, name: workspace.name, slug: workspace.slug },
          ...accepted,
        },
        entries: {
          target: { type: "user", id: actor.id, name: actor.name },
          after: { link: row.id, role: accepted.role, uses: row.uses + 1, vouched: account.emailVerifiedAt === null },
        },
      };
    },
    { lock: { organization: organization.id } },
  );
}
