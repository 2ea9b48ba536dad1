import "server-only";
import { unexpired } from "../../access/reach";
import { ORGANIZATION_ADMINS } from "../../access/rights/built-in-roles";
import type { InvitationScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { newId } from "../../ids";
import { admitNewcomer, ownAccount, refuseClosed } from "../../members/commands/admission/admit-newcomer";
import { takeSeatIn } from "../../members/commands/admission/seats";
import { notify } from "../../notifications/notify";
import { workspaceRoleNow } from "../../roles/commands/resolve-role";
import { domainOf } from "../../text";
import { countJoining } from "../rates";
import type { CreatedJoinRequestView } from "../schema";

/** Who was taken out, or whose time was over, comes back by somebody's decision: the address alone lets them ask. */
export async function wasTakenOut(tx: TransactionDatabase, userId: string): Promise<boolean> {
  const removed = { action: "organization-member.remove" };
  const over = { action: "membership.expire", workspaceId: null };
  const row = await tx.auditEntry.findFirst({
    where: { targetId: userId, result: "done", OR: [removed, over] },
    select: { id: true },
  });
  if (row !== null) return true;
  // Over, and the task that says so in the audit has not come yet.
  return (await tx.organizationMember.count({ where: { userId, expiresAt: { lte: new Date() } } })) > 0;
}

/**
 * What let the caller see the organization holds still: a verified address in its domain, and a policy that takes them.
 * @throws NOT_FOUND, CONFLICT already_member
 */
async function policyNow(tx: TransactionDatabase, scope: InvitationScope) {
  const account = await ownAccount(tx, scope);
  const verified = { domain: domainOf(account.email), verifiedAt: { not: null } };
  if (account.emailVerifiedAt === null || (await tx.domain.count({ where: verified })) === 0) throw notFound();
  const member = { userId: scope.actor.id, ...unexpired() };
  if ((await tx.organizationMember.count({ where: member })) > 0) throw new AppError("CONFLICT", "already_member");
  const { joinPolicy, defaultRole } = await tx.organization.findUniqueOrThrow({
    where: { id: scope.organization.id },
    select: { joinPolicy: true, defaultRole: true },
  });
  if (joinPolicy === "invited") throw notFound();
  return { account, admits: joinPolicy === "admit" && !(await wasTakenOut(tx, scope.actor.id)), defaultRole };
}

/** Takes a seat in the organization for who comes in now. */
export async function takeSeatFor(tx: TransactionDatabase, organizationId: string, emailKey: string): Promise<void> {
  await takeSeatIn(tx, organizationId, emailKey);
}

/** Who is in asks no more, and needs no invitation. */
export async function endWaiting(
  tx: TransactionDatabase,
  workspaceId: string,
  user: { id: string; emailKey: string },
): Promise<void> {
  await tx.invitation.updateMany({
    where: { workspaceId, emailKey: user.emailKey, projectId: null, status: "pending" },
    data: { status: "accepted", acceptedById: user.id, endedAt: new Date() },
  });
}

/** The owners and admins of the organization learn of it. */
async function tellAdmins(tx: TransactionDatabase, scope: InvitationScope, address: string): Promise<void> {
  const admins = await tx.organizationMember.findMany({
    where: { role: { in: [...ORGANIZATION_ADMINS] }, suspendedAt: null, ...unexpired() },
    select: { userId: true },
  });
  const { organization, actor } = scope;
  const data = {
    by: actor.name,
    address,
    organization: organization.name,
    organizationSlug: organization.slug,
  };
  await notify(
    tx,
    admins.map(({ userId }) => ({ userId, kind: "join-request.created", organizationId: organization.id, data })),
  );
}

async function ask(tx: TransactionDatabase, scope: InvitationScope, message: string): Promise<string> {
  const { organization, actor } = scope;
  const own = { organizationId: organization.id, userId: actor.id };
  if ((await tx.joinRequest.count({ where: { ...own, status: "pending" } })) > 0) {
    throw new AppError("CONFLICT", "join_asked");
  }
  const id = newId("jr");
  await tx.joinRequest.create({ data: { id, ...own, message } });
  return id;
}

async function come(tx: TransactionDatabase, scope: InvitationScope, emailKey: string, role: string): Promise<string> {
  const { organization, workspace, actor } = scope;
  await refuseClosed(tx, scope);
  await takeSeatFor(tx, organization.id, emailKey);
  const given = await workspaceRoleNow(tx, workspace.id, { role, roleId: null });
  await admitNewcomer(tx, scope, actor.id, { role: given, source: "invitation", vouchedById: null, until: null });
  await endWaiting(tx, workspace.id, { id: actor.id, emailKey });
  const decided = { status: "approved", decidedAt: new Date() };
  const { count } = await tx.joinRequest.updateMany({ where: { userId: actor.id, status: "pending" }, data: decided });
  const id = newId("jr");
  const own = { organizationId: organization.id, userId: actor.id };
  if (count === 0) await tx.joinRequest.create({ data: { id, ...own, ...decided } });
  return id;
}

/**
 * Somebody with a verified address in the organization's domain asks to join; where its policy says so, they come in at
 * once with the role of newcomers.
 * @throws NOT_FOUND, CONFLICT already_member, join_asked, LIMIT seat_maximum, rate_limited
 */
export async function createJoinRequest(scope: InvitationScope, message: string): Promise<CreatedJoinRequestView> {
  const { organization, workspace, actor } = scope;
  await countJoining(scope);
  return audited(
    scope,
    "join-request.create",
    async (tx) => {
      const { account, admits, defaultRole } = await policyNow(tx, scope);
      const id = admits ? await come(tx, scope, account.emailKey, defaultRole) : await ask(tx, scope, message.trim());
      if (!admits) await tellAdmins(tx, scope, account.email);
      const status = admits ? ("approved" as const) : ("pending" as const);
      const { id: workspaceId, name, slug } = workspace;
      return {
        value: {
          id,
          organization: { id: organization.id, name: organization.name, slug: organization.slug },
          workspace: admits ? { id: workspaceId, name, slug } : null,
          status,
        },
        entries: {
          target: { type: "user", id: actor.id, name: actor.name },
          after: { status, email: account.email, ...(admits ? { role: defaultRole } : {}) },
          place: { organizationId: organization.id },
        },
      };
    },
    { lock: { organization: organization.id } },
  );
}
