import "server-only";
import { givableGroups } from "../../../access-rules/commands/check-groups";
import type { WorkspacePermission } from "../../../access/permissions";
import type { Authority } from "../../../access/rights/authority";
import type { WorkspaceScope } from "../../../access/scope";
import { actingAuthority, refuseAbove } from "../../../access/standing/acting-authority";
import { refuseLaterInWorkspace } from "../../../access/standing/own-end";
import type { TransactionDatabase } from "../../../audit/audited";
import { AppError, notFound } from "../../../errors";
import { workspaceRoleNow } from "../../../roles/commands/resolve-role";
import { accessOf, INVITATION_COLUMNS, projectsOf, type InvitationColumns } from "../../queries/columns";
import { mayGive } from "../grants/check-inviter";

/** Why an invitation that has ended otherwise than by time cannot be used any more. */
export function endedError(status: string): AppError {
  return new AppError("CONFLICT", status === "accepted" ? "invitation_accepted" : "invitation_ended");
}

/** Nobody hands out by another's invitation what they could not give by their own. */
async function refuseBeyondOwn(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  acting: Authority,
  row: InvitationColumns,
): Promise<void> {
  const place = { organizationId: row.organizationId, workspaceId: row.workspaceId };
  const { memberUntil: until } = row;
  if (row.projectId === null) {
    refuseAbove(acting, (await workspaceRoleNow(tx, row.workspaceId, row)).authority);
    await refuseLaterInWorkspace(tx, scope, until, "memberUntil");
  }
  const giver = { id: scope.actor.id, place, authority: acting };
  const { givable, there } = await givableGroups(tx, giver, row.groupIds, until);
  if (givable.length < there.length) throw new AppError("FORBIDDEN", "rank_too_low");
  const { projectId: project, projectRole: role } = row;
  const external = project === null ? [] : [{ project, role: role ?? "access", access: accessOf(row) }];
  for (const given of [...projectsOf(row), ...external]) {
    const there = { id: given.project, deletedAt: null, archivedAt: null };
    // What is gone is given to nobody.
    if ((await tx.project.count({ where: there })) === 0) continue;
    const may = await mayGive(tx, place, scope.actor.id, { ...given, until });
    if (!may) throw new AppError("FORBIDDEN", "rank_too_low");
  }
}

/**
 * An invitation of the workspace, for somebody who is about to hand out its token.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low, permission_missing
 */
export async function invitationToHandOut(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  permission: WorkspacePermission,
  id: string,
): Promise<InvitationColumns> {
  const acting = await actingAuthority(tx, scope, permission);
  const row = await tx.invitation.findFirst({ where: { id }, select: INVITATION_COLUMNS });
  if (row === null) throw notFound();
  await refuseBeyondOwn(tx, scope, acting, row);
  return row;
}
