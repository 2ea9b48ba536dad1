import "server-only";
import { workspaceAuthority } from "../../access/authority";
import type { WorkspaceRole } from "../../access/permissions";
import type { WorkspaceScope } from "../../access/scope";
import { audited, type AuditDraft, type TransactionDatabase } from "../../audit/audited";
import type { Reason } from "../../errors";
import { newId } from "../../ids";
import { admitToWorkspace } from "../../members/commands/admit-member";
import { actingAuthority, refuseAbove } from "../../members/commands/check-standing";
import { refusePersonal } from "../../organizations/commands";
import { unexpired } from "../../access/reach";
import { emailKey, emailSchema } from "../../text";
import { countLetters, endOfInvitation, writeLetter } from "../letter";
import type { CreateInvitationsInput, InvitedItem } from "../schema";
import { countSeats, takeSeat, type Seats } from "../seats";

interface Row {
  item: InvitedItem;
  entry?: AuditDraft;
}

interface Plan {
  scope: WorkspaceScope;
  role: WorkspaceRole;
  expiresAt: Date;
  seats: Seats;
}

function refused(email: string, reason: Reason): Row {
  return { item: { email, status: "refused", reason } };
}

/** Somebody of the organization needs no invitation. Null for everybody else. */
async function addMember(tx: TransactionDatabase, plan: Plan, email: string): Promise<Row | null> {
  const { scope, role } = plan;
  const organizationId = scope.organization.id;
  const workspaceId = scope.workspace.id;
  const key = emailKey(email);
  const known = await tx.organizationMember.findFirst({
    where: { user: { emailKey: key }, ...unexpired() },
    select: {
      userId: true,
      suspendedAt: true,
      user: { select: { name: true } },
      workspaces: { where: { workspaceId, ...unexpired() }, select: { role: true } },
    },
  });
  if (known === null) return null;
  if (known.workspaces.length > 0) return refused(email, "already_member");
  if (known.suspendedAt !== null) return refused(email, "suspended");
  const { userId } = known;
  await admitToWorkspace(tx, { organizationId, workspaceId, userId, role, source: "manual" });
  const ended = { status: "accepted", acceptedById: userId, endedAt: new Date() };
  await tx.invitation.updateMany({ where: { emailKey: key, status: "pending" }, data: ended });
  const entry = { target: { type: "user", id: userId, name: known.user.name }, after: { role, added: true } };
  return { item: { email, status: "added" }, entry };
}

async function invite(tx: TransactionDatabase, plan: Plan, email: string): Promise<Row> {
  const { scope, role, expiresAt } = plan;
  const key = emailKey(email);
  const pending = { emailKey: key, status: "pending" };
  const now = new Date();
  const over = { status: "expired", endedAt: now };
  await tx.invitation.updateMany({ where: { ...pending, expiresAt: { lte: now } }, data: over });
  if ((await tx.invitation.count({ where: pending })) > 0) return refused(email, "already_invited");
  if (!takeSeat(plan.seats, key)) return refused(email, "seat_maximum");
  const id = newId("inv");
  const { link, columns, mail } = await writeLetter(tx, scope, email, expiresAt);
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id };
  const invitedById = scope.actor.id;
  await tx.invitation.create({
    data: { id, ...place, email, emailKey: key, role, expiresAt, invitedById, ...columns },
  });
  const after = { role, expiresAt: expiresAt.toISOString() };
  return {
    item: { email, status: "invited", invitation: id, link, mail },
    entry: { target: { type: "invitation", id, name: email }, after },
  };
}

/**
 * Invites people by their addresses, each for itself: members of the organization are added at once, the others get a
 * letter and a link to copy. One refused address keeps none of the others back.
 * @throws INVALID (expiresAt), CONFLICT personal_organization, LIMIT rate_limited, FORBIDDEN rank_too_low
 */
export async function createInvitations(
  scope: WorkspaceScope,
  input: CreateInvitationsInput,
): Promise<{ items: InvitedItem[] }> {
  refusePersonal(scope.organization);
  const expiresAt = endOfInvitation(input.expiresAt);
  const addresses = input.emails.map((given) => ({ given, parsed: emailSchema.safeParse(given) }));
  await countLetters(scope, addresses.filter(({ parsed }) => parsed.success).length);
  return audited(
    scope,
    "invitation.create",
    async (tx) => {
      refuseAbove(await actingAuthority(tx, scope, "invitation.create"), workspaceAuthority(input.role));
      const seats = await countSeats(tx, scope.organization.id);
      const plan = { scope, role: input.role, expiresAt, seats };
      const rows: Row[] = [];
      for (const { given, parsed } of addresses) {
        if (!parsed.success) rows.push(refused(given, "invalid_value"));
        else rows.push((await addMember(tx, plan, parsed.data)) ?? (await invite(tx, plan, parsed.data)));
      }
      const entries = rows.flatMap((row) => row.entry ?? []);
      return { value: { items: rows.map((row) => row.item) }, entries };
    },
    { lock: { organization: scope.organization.id } },
  );
}
