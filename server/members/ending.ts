import "server-only";
import type { TransactionDatabase } from "../audit/audited";

export interface Ending {
  userId: string;
  emailKey: string;
  /** Who ends it; stands on the revoked credentials. */
  endedById: string;
  /** One workspace; where absent, all of the organization that the transaction is confined to. */
  workspaceId?: string;
}

export interface Ended {
  workspaces: number;
  projects: number;
  credentials: number;
  invitations: number;
  endedAt: Date;
}

/**
 * Ends what a person has in a place: memberships, roles in projects, credentials, and open invitations to their address,
 * since the way back is a new one. Every request reads these rows, so it holds from the next one on.
 */
export async function endMemberships(tx: TransactionDatabase, ending: Ending): Promise<Ended> {
  const { userId, emailKey, endedById } = ending;
  const place = ending.workspaceId === undefined ? {} : { workspaceId: ending.workspaceId };
  const endedAt = new Date();
  const projects = await tx.collaborator.deleteMany({ where: { userId, ...place } });
  const credentials = await tx.credential.updateMany({
    where: { userId, revokedAt: null, ...place },
    data: { revokedAt: endedAt, revokedById: endedById },
  });
  const invitations = await tx.invitation.updateMany({
    where: { emailKey, status: "pending", ...place },
    data: { status: "revoked", endedAt },
  });
  const workspaces = await tx.workspaceMember.deleteMany({ where: { userId, ...place } });
  return {
    workspaces: workspaces.count,
    projects: projects.count,
    credentials: credentials.count,
    invitations: invitations.count,
    endedAt,
  };
}

/** What the audit row says of it. */
export function endedFields({ workspaces, projects, credentials, invitations }: Ended) {
  return { workspaces, projects, credentials, invitations };
}

/** What the caller gets to see of it. */
export function toEndedView(user: { id: string; name: string }, ended: Ended) {
  const { workspaces, projects, credentials, endedAt } = ended;
  return { user, endedAt: endedAt.toISOString(), workspaces, projects, credentials };
}
