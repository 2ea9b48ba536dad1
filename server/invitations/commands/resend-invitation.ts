import "server-only";
import { workspaceAuthority } from "../../access/authority";
import { workspaceRoleOf } from "../../access/permissions";
import type { WorkspaceScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError, notFound } from "../../errors";
import { actingAuthority, refuseAbove } from "../../members/commands/check-standing";
import { unexpired } from "../../access/reach";
import { countLetters, endOfInvitation, writeLetter } from "../letter";
import { INVITATION_COLUMNS, statusOf, toInvitationView, type InvitationColumns } from "../queries";
import type { ResentInvitationView } from "../schema";
import { countSeats, takeSeat } from "../seats";

/** Why an invitation that has ended otherwise than by time cannot be used any more. */
export function endedError(status: string): AppError {
  return new AppError("CONFLICT", status === "accepted" ? "invitation_accepted" : "invitation_ended");
}

/** An expired invitation comes back to life only where a new one could be made. */
async function refuseRevival(tx: TransactionDatabase, scope: WorkspaceScope, row: InvitationColumns): Promise<void> {
  const { emailKey } = row;
  const inWorkspace = { some: { workspaceId: scope.workspace.id, ...unexpired() } };
  const member = { user: { emailKey }, ...unexpired(), workspaces: inWorkspace };
  if ((await tx.organizationMember.count({ where: member })) > 0) throw new AppError("CONFLICT", "already_member");
  const other = { emailKey, status: "pending", id: { not: row.id } };
  if ((await tx.invitation.count({ where: other })) > 0) throw new AppError("CONFLICT", "already_invited");
  const seats = await countSeats(tx, scope.organization.id);
  if (!takeSeat(seats, emailKey)) throw new AppError("LIMIT", "seat_maximum");
}

/**
 * Extends an invitation that is pending or has expired, and sends it anew with new tokens; the old ones are dead.
 * @throws NOT_FOUND, CONFLICT invitation_ended, invitation_accepted, LIMIT seat_maximum, rate_limited
 */
export async function resendInvitation(
  scope: WorkspaceScope,
  input: { invitation: string; expiresAt?: string | undefined },
): Promise<ResentInvitationView> {
  const expiresAt = endOfInvitation(input.expiresAt);
  await countLetters(scope, 1);
  return audited(
    scope,
    "invitation.resend",
    async (tx) => {
      const acting = await actingAuthority(tx, scope, "invitation.resend");
      const before = await tx.invitation.findFirst({ where: { id: input.invitation }, select: INVITATION_COLUMNS });
      if (before === null) throw notFound();
      refuseAbove(acting, workspaceAuthority(workspaceRoleOf(before.role)));
      const status = statusOf(before);
      if (status !== "pending" && status !== "expired") throw endedError(status);
      if (status === "expired") await refuseRevival(tx, scope, before);
      const { link, columns, mail } = await writeLetter(tx, scope, before.email, expiresAt);
      const row = await tx.invitation.update({
        where: { id: before.id },
        data: { ...columns, status: "pending", expiresAt, endedAt: null, mismatchAt: null },
        select: INVITATION_COLUMNS,
      });
      const inviter = await tx.organizationMember.findFirst({
        where: { userId: row.invitedById },
        select: { user: { select: { name: true } } },
      });
      const view = toInvitationView(row, inviter?.user.name ?? null, { state: mail, reason: null });
      return {
        value: { ...view, link },
        entries: {
          target: { type: "invitation", id: row.id, name: row.email },
          before: { expiresAt: before.expiresAt.toISOString() },
          after: { expiresAt: row.expiresAt.toISOString() },
        },
      };
    },
    { lock: { organization: scope.organization.id } },
  );
}
