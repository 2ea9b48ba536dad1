import "server-only";
import { unexpired } from "../../access/reach";
import type { OrganizationScope } from "../../access/scope";
import { actingOrganizationAuthority } from "../../access/standing/acting-authority";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { notify } from "../../notifications/notify";
import { refuseOtherName, refusePersonal } from "../../organizations/commands/refusals";
import { forgottenBefore } from "../../projects/commands/remove-project";
import { toStateView } from "../queries";
import type { RemovedWorkspaceView, RemoveWorkspaceInput, WorkspaceStateView, WorkspaceTargetInput } from "../schema";
import { findTarget, refuseDefault, type TargetWorkspace } from "../target";
import { closeWays } from "./close-ways";

/** Tells the workspace's own admins, without whoever did it. */
async function tell(tx: TransactionDatabase, { actor, organization }: OrganizationScope, workspace: TargetWorkspace) {
  const admins = await tx.workspaceMember.findMany({
    where: { workspaceId: workspace.id, role: "admin", userId: { not: actor.id }, ...unexpired() },
    select: { userId: true },
  });
  const data = { by: actor.name, workspace: workspace.name, organization: organization.name };
  await notify(
    tx,
    admins.map(({ userId }) => ({ userId, kind: "workspace.removed" as const, organizationId: organization.id, data })),
  );
}

/**
 * Deletes the workspace: from the next request on it is nowhere. For some time it may be restored, and its slug stays
 * reserved until then; its credentials come back disabled, its open invitations and links not at all.
 * @throws NOT_FOUND, INVALID name_differs, CONFLICT default_workspace, personal_organization
 */
export async function removeWorkspace(
  scope: OrganizationScope,
  input: RemoveWorkspaceInput,
): Promise<RemovedWorkspaceView> {
  refusePersonal(scope.organization);
  const organizationId = scope.organization.id;
  return audited(
    scope,
    "workspace.remove",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "workspace.remove");
      const found = await findTarget(tx, scope, input.target);
      refuseDefault(found);
      refuseOtherName(found, input.name);
      const deletedAt = new Date();
      const closed = await closeWays(tx, deletedAt, found.id);
      await tx.workspace.update({ where: { id: found.id }, data: { deletedAt, deletedById: scope.actor.id } });
      await tell(tx, scope, found);
      return {
        value: { ...toStateView({ ...found, deletedAt }), ...closed },
        entries: {
          target: { type: "workspace", id: found.id, name: found.name },
          before: { deleted: false },
          after: { deleted: true, ...closed },
          place: { organizationId, workspaceId: found.id },
        },
      };
    },
    { lock: { organization: organizationId } },
  );
}

/**
 * Brings a deleted workspace back with everything that it had.
 * @throws NOT_FOUND, CONFLICT unchanged where it was not deleted, EXPIRED expired where it is about to be forgotten
 */
export async function restoreWorkspace(
  scope: OrganizationScope,
  input: WorkspaceTargetInput,
): Promise<WorkspaceStateView> {
  const organizationId = scope.organization.id;
  return audited(
    scope,
    "workspace.restore",
    async (tx) => {
      await actingOrganizationAuthority(tx, scope, "workspace.restore");
      const found = await findTarget(tx, scope, input.target, "any");
      if (found.deletedAt === null) throw new AppError("CONFLICT", "unchanged");
      if (found.deletedAt <= forgottenBefore()) throw new AppError("EXPIRED", "expired");
      await tx.workspace.update({ where: { id: found.id }, data: { deletedAt: null, deletedById: null } });
      return {
        value: toStateView({ ...found, deletedAt: null }),
        entries: {
          target: { type: "workspace", id: found.id, name: found.name },
          before: { deleted: true },
          after: { deleted: false },
          place: { organizationId, workspaceId: found.id },
        },
      };
    },
    { lock: { organization: organizationId } },
  );
}
