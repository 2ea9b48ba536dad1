import "server-only";
import { unexpired } from "../../access/reach";
import type { ProjectScope } from "../../access/scope";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { notify } from "../../notifications/notify";
import { disableProjectCredentials } from "../../project-credentials/commands/built-in-account";
import { refuseOtherName } from "../../organizations/commands/refusals";
import { DAY_MILLISECONDS } from "../../time";
import { RESTORE_DAYS, type ProjectView, type RemoveProjectInput } from "../schema";
import { changeProject } from "./change-project";
import { refuseDefault } from "./check-project";

/** The way in is closed while the project is deleted; who was invited is invited anew after it was restored. */
export async function revokeInvitations(tx: TransactionDatabase, projectId: string): Promise<number> {
  const { count } = await tx.invitation.updateMany({
    where: { projectId, status: "pending" },
    data: { status: "revoked", endedAt: new Date() },
  });
  return count;
}

/** Tells the collaborators, without whoever did it. */
async function tell(tx: TransactionDatabase, scope: ProjectScope): Promise<void> {
  const { project, organization, workspace, actor } = scope;
  const others = await tx.collaborator.findMany({
    where: { projectId: project.id, userId: { not: actor.id }, ...unexpired() },
    select: { userId: true },
  });
  const place = { organizationId: organization.id, workspaceId: workspace.id };
  const data = { by: actor.name, project: project.name };
  await notify(
    tx,
    others.map(({ userId }) => ({ userId, kind: "project.removed" as const, ...place, data })),
  );
}

/**
 * Deletes the project: from the next request on it is nowhere. For some time its owner may restore it; its project ID
 * stays reserved until then.
 * @throws INVALID name_differs (name), CONFLICT default_project, FORBIDDEN examples_read_only
 */
export async function removeProject(scope: ProjectScope, input: RemoveProjectInput): Promise<ProjectView> {
  refuseDefault(scope);
  return changeProject(scope, "project.remove", async (tx, row) => {
    refuseOtherName(row, input.name);
    const invitations = await revokeInvitations(tx, scope.project.id);
    await tell(tx, scope);
    const deletedAt = new Date();
    const credentials = await disableProjectCredentials(tx, scope.project.id, deletedAt);
    return {
      data: { deletedAt, deletedById: scope.actor.id },
      before: { deleted: false },
      after: { deleted: true, invitations, credentials },
    };
  });
}

/**
 * Brings a deleted project back with everything that it had; its credentials have to be enabled one by one.
 * @throws CONFLICT unchanged where it was not deleted, EXPIRED expired where it is about to be forgotten
 */
export async function restoreProject(scope: ProjectScope): Promise<ProjectView> {
  return changeProject(scope, "project.restore", (_tx, { deletedAt }) => {
    if (deletedAt === null) throw new AppError("CONFLICT", "unchanged");
    if (deletedAt <= forgottenBefore()) throw new AppError("EXPIRED", "expired");
    return { data: { deletedAt: null, deletedById: null }, before: { deleted: true }, after: { deleted: false } };
  });
}

/** What was deleted before this time is forgotten. */
export function forgottenBefore(now = Date.now()): Date {
  return new Date(now - RESTORE_DAYS * DAY_MILLISECONDS);
}
