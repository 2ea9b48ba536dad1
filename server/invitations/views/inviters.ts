import "server-only";
import type { WorkspacePermission } from "../../access/permissions";
import { unexpired } from "../../access/reach";
import { isOrganizationAdmin } from "../../access/rights/built-in-roles";
import { heldInWorkspace, workspaceAllows } from "../../access/rights/held";
import type { ReadDatabase } from "../../db/tenant";

export interface Inviters {
  names: ReadonlyMap<string, string>;
  mayLetIn: (userId: string, workspaceId: string) => boolean;
}

/**
 * Those of the people who are in the organization, by id: their names, and who could let somebody in today, and where.
 */
export async function readInviters(
  db: Pick<ReadDatabase, "organizationMember">,
  workspaceIds: readonly string[],
  userIds: readonly string[],
  permission: WorkspacePermission,
): Promise<Inviters> {
  const rows = await db.organizationMember.findMany({
    where: { userId: { in: [...userIds] }, ...unexpired() },
    select: {
      userId: true,
      role: true,
      suspendedAt: true,
      user: { select: { name: true, suspendedAt: true } },
      workspaces: {
        where: { workspaceId: { in: [...workspaceIds] }, ...unexpired() },
        select: { workspaceId: true, role: true, customRole: { select: { permissions: true } } },
      },
    },
  });
  const active = rows.filter(({ suspendedAt, user }) => suspendedAt === null && user.suspendedAt === null);
  const people = new Map(active.map((row) => [row.userId, row]));
  return {
    names: new Map(rows.map(({ userId, user }) => [userId, user.name])),
    mayLetIn: (userId, workspaceId) => {
      const row = people.get(userId);
      if (row === undefined) return false;
      const own = row.workspaces.find((place) => place.workspaceId === workspaceId);
      const held = heldInWorkspace(own?.role ?? "none", own?.customRole?.permissions);
      return isOrganizationAdmin(row.role) || workspaceAllows(held, permission);
    },
  };
}
