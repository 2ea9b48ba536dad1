import "server-only";
import { isOrganizationAdmin } from "../../access/built-in-roles";
import type { WorkspacePermission } from "../../access/permissions";
import { unexpired } from "../../access/reach";
import { heldInWorkspace, workspaceAllows } from "../../access/rights";
import type { ReadDatabase } from "../../db/tenant";

/** Those of the people who are in the organization, by id: their names, and who could let somebody in today. */
export async function readInviters(
  db: Pick<ReadDatabase, "organizationMember">,
  workspaceId: string,
  userIds: readonly string[],
  permission: WorkspacePermission,
): Promise<{ names: ReadonlyMap<string, string>; inviters: ReadonlySet<string> }> {
  const rows = await db.organizationMember.findMany({
    where: { userId: { in: [...userIds] }, ...unexpired() },
    select: {
      userId: true,
      role: true,
      suspendedAt: true,
      user: { select: { name: true, suspendedAt: true } },
      workspaces: {
        where: { workspaceId, ...unexpired() },
        select: { role: true, customRole: { select: { permissions: true } } },
      },
    },
  });
  const may = rows.filter(({ role, suspendedAt, user, workspaces: [own] }) => {
    if (suspendedAt !== null || user.suspendedAt !== null) return false;
    const held = heldInWorkspace(own?.role ?? "none", own?.customRole?.permissions);
    return isOrganizationAdmin(role) || workspaceAllows(held, permission);
  });
  return {
    names: new Map(rows.map(({ userId, user }) => [userId, user.name])),
    inviters: new Set(may.map(({ userId }) => userId)),
  };
}
