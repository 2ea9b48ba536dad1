import "server-only";
import type { AuditDraft, TransactionDatabase } from "../audit/audited";
import { endMemberships } from "./ending";

/**
 * Each ends what has reached its end date, and nothing else: the date may have been moved before the lock was there. The
 * drafts are for the rows of `membership.expire`, whoever comes upon it first.
 */

const USER = { select: { id: true, name: true, emailKey: true } } as const;

type Fields = Readonly<Record<string, string | number>>;
type Place = NonNullable<AuditDraft["place"]>;

function draftOf(type: string, { id, name }: { id: string; name: string }, place: Place, before: Fields): AuditDraft {
  return { target: { type, id, name }, before, after: { role: null }, place };
}

const over = () => ({ expiresAt: { lte: new Date() } });

interface Membership {
  organizationId: string;
  workspaceId?: string;
  userId: string;
  emptiedRules?: "go" | "stay";
}

/** What an end date ends is nobody's doing. */
const BY_DATE = { reason: "membership_ended" } as const;

export async function expireInOrganization(tx: TransactionDatabase, membership: Membership): Promise<AuditDraft[]> {
  const { organizationId, userId } = membership;
  const where = { organizationId, userId, ...over() };
  const row = await tx.organizationMember.findFirst({ where, select: { role: true, user: USER } });
  if (row === null) return [];
  const { role, user } = row;
  const ending = { ...membership, ...BY_DATE, emailKey: user.emailKey, endedById: userId };
  const { counts, after, entries } = await endMemberships(tx, ending);
  return [{ ...draftOf("user", user, { organizationId }, { role, ...counts }), after }, ...entries];
}

export async function expireInWorkspace(
  tx: TransactionDatabase,
  membership: Membership & { workspaceId: string },
): Promise<AuditDraft[]> {
  const { organizationId, workspaceId, userId } = membership;
  const where = { workspaceId, userId, ...over() };
  const select = { role: true, organizationMember: { select: { user: USER } } };
  const row = await tx.workspaceMember.findFirst({ where, select });
  if (row === null) return [];
  const { user } = row.organizationMember;
  const ending = { ...membership, ...BY_DATE, emailKey: user.emailKey, endedById: userId };
  const { counts, after, entries } = await endMemberships(tx, ending);
  const before = { role: row.role, ...counts };
  return [{ ...draftOf("user", user, { organizationId, workspaceId }, before), after }, ...entries];
}

export async function expireInProjects(
  tx: TransactionDatabase,
  { projectIds, userId }: { projectIds: readonly string[]; userId: string },
): Promise<AuditDraft[]> {
  const where = { projectId: { in: [...projectIds] }, userId, ...over() };
  const select = { projectId: true, organizationId: true, workspaceId: true, role: true, user: USER } as const;
  const rows = await tx.collaborator.findMany({
    where,
    select: { ...select, project: { select: { name: true } } },
  });
  if (rows.length > 0) await tx.collaborator.deleteMany({ where });
  return rows.map(({ organizationId, workspaceId, role, user, project }) =>
    draftOf("user", user, { organizationId, workspaceId }, { role, project: project.name }),
  );
}

export async function expireInGroups(
  tx: TransactionDatabase,
  members: { id: string } | { groupId: { in: string[] }; userId: string; source: string },
): Promise<AuditDraft[]> {
  const where = { ...members, ...over() };
  const rows = await tx.groupMember.findMany({
    where,
    select: {
      organizationId: true,
      workspaceId: true,
      group: { select: { name: true } },
      organizationMember: { select: { user: USER } },
      serviceAccount: { select: { id: true, name: true } },
    },
  });
  if (rows.length > 0) await tx.groupMember.deleteMany({ where });
  return rows.flatMap(({ organizationId, workspaceId, group, organizationMember, serviceAccount }) => {
    const who = organizationMember?.user ?? serviceAccount;
    if (who === null) return [];
    const type = serviceAccount === null ? "user" : "service_account";
    return [draftOf(type, who, { organizationId, workspaceId }, { group: group.name })];
  });
}
