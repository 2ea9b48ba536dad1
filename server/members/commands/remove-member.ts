import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { audited, type Change, type TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { refusePersonal } from "../../organizations/commands";
import { endedFields, endMemberships, toEndedView } from "../ending";
import { actingAuthority, keepAdmins, memberWithRow, refuseAbove } from "./check-standing";
import type { EndedMembershipView } from "../schema";

/** @throws CONFLICT default_workspace, CONFLICT personal_organization */
function refuseStaying(scope: WorkspaceScope): void {
  refusePersonal(scope.organization);
  if (scope.workspace.isDefault) throw new AppError("CONFLICT", "default_workspace");
}

async function end(
  tx: TransactionDatabase,
  scope: WorkspaceScope,
  userId: string,
  member: Awaited<ReturnType<typeof memberWithRow>>,
): Promise<Change<EndedMembershipView>> {
  const workspaceId = scope.workspace.id;
  await keepAdmins(tx, userId, workspaceId);
  const ended = await endMemberships(tx, {
    userId,
    emailKey: member.emailKey,
    endedById: scope.actor.id,
    workspaceId,
  });
  return {
    value: toEndedView({ id: userId, name: member.name }, ended),
    entries: {
      target: { type: "user", id: userId, name: member.name },
      before: { role: member.role, ...endedFields(ended) },
      after: { role: null },
    },
  };
}

/**
 * Takes a person out of the workspace: membership, project roles and credentials end at once.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low, CONFLICT last_admin, inherited_role, default_workspace
 */
export async function removeMember(scope: WorkspaceScope, input: { user: string }): Promise<EndedMembershipView> {
  refuseStaying(scope);
  return audited(
    scope,
    "member.remove",
    async (tx) => {
      const acting = await actingAuthority(tx, scope, "member.remove");
      const member = await memberWithRow(tx, scope.workspace.id, input.user);
      refuseAbove(acting, member.authority);
      return end(tx, scope, input.user, member);
    },
    { lock: { organization: scope.organization.id } },
  );
}

/**
 * The caller leaves the workspace; the same ends as by removal.
 * @throws CONFLICT last_admin, inherited_role, default_workspace
 */
export async function leaveWorkspace(scope: WorkspaceScope): Promise<EndedMembershipView> {
  refuseStaying(scope);
  return audited(
    scope,
    "member.leave",
    async (tx) => {
      const member = await memberWithRow(tx, scope.workspace.id, scope.actor.id);
      return end(tx, scope, scope.actor.id, member);
    },
    { lock: { organization: scope.organization.id } },
  );
}
