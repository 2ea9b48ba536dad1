import "server-only";
import type { WorkspaceScope } from "../../../access/scope";
import { actingAuthority } from "../../../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../../../audit/audited";
import { notFound } from "../../../errors";
import type { RevokedInvitationView } from "../../schema";
import { endedError } from "./invitation-to-hand-out";

/**
 * Ends a pending invitation; both of its links are dead.
 * @throws NOT_FOUND, CONFLICT invitation_ended, invitation_accepted
 */
export async function revokeInvitation(
  scope: WorkspaceScope,
  input: { invitation: string },
): Promise<RevokedInvitationView> {
  const { invitation: id } = input;
  const revoke = async (tx: TransactionDatabase) => {
    await actingAuthority(tx, scope, "invitation.revoke");
    const endedAt = new Date();
    const data = { status: "revoked", endedAt, endedById: scope.actor.id };
    const { count } = await tx.invitation.updateMany({ where: { id, status: "pending" }, data });
    const row = await tx.invitation.findFirst({ where: { id }, select: { email: true, status: true } });
    if (row === null) throw notFound();
    if (count !== 1) throw endedError(row.status);
    return {
      value: { id, email: row.email, status: "revoked" as const, endedAt: endedAt.toISOString() },
      entries: {
        target: { type: "invitation", id, name: row.email },
        before: { status: "pending" },
        after: { status: "revoked" },
      },
    };
  };
  return audited(scope, "invitation.revoke", revoke, { lock: { organization: scope.organization.id } });
}
