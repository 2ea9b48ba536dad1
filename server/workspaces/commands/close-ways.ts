import "server-only";
import type { TransactionDatabase } from "../../audit/audited";

interface ClosedWays {
  credentials: number;
  invitations: number;
  links: number;
}

/**
 * Closes every way into a place that is deleted: credentials are disabled, also after it came back; open invitations and
 * links end. Where no workspace is named, all of the organization that the transaction is confined to.
 */
export async function closeWays(tx: TransactionDatabase, at: Date, workspaceId?: string): Promise<ClosedWays> {
  const place = workspaceId === undefined ? {} : { workspaceId };
  const credentials = await tx.credential.updateMany({
    where: { ...place, revokedAt: null, disabledAt: null },
    data: { disabledAt: at },
  });
  const invitations = await tx.invitation.updateMany({
    where: { ...place, status: "pending" },
    data: { status: "revoked", endedAt: at },
  });
  const links = await tx.invitationLink.updateMany({ where: { ...place, revokedAt: null }, data: { revokedAt: at } });
  return { credentials: credentials.count, invitations: invitations.count, links: links.count };
}
