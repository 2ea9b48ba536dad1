import "server-only";
import { endGrantsInProject } from "../../access-rules/commands/end-grants";
import { isHeld } from "../../access/rights/held";
import { unexpired } from "../../access/reach";
import type { ProjectScope } from "../../access/scope";
import { heldNow } from "../../access/standing/in-project";
import { audited, type Change, type TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { notify } from "../../notifications/notify";
import { actingInProject, keyOf } from "../../projects/commands/check-project";
import type { EndedCollaboratorView } from "../schema";
import { collaboratorNow, refuseRanking, shownGrant } from "./check-collaborator";

type Row = Awaited<ReturnType<typeof collaboratorNow>>;

/**
 * Ends a part in the project, what rules on it gave to the person alone,
 * and open invitations to the same address, which would bring it back.
 */
async function end(
  tx: TransactionDatabase,
  scope: ProjectScope,
  userId: string,
  row: Row,
): Promise<Change<EndedCollaboratorView>> {
  const projectId = scope.project.id;
  const endedAt = new Date();
  await tx.collaborator.delete({ where: { projectId_userId: { projectId, userId } } });
  const rules = await endGrantsInProject(tx, projectId, userId);
  await tx.invitation.updateMany({
    where: { projectId, emailKey: row.user.emailKey, status: "pending" },
    data: { status: "revoked", endedAt },
  });
  const { visibility } = await tx.project.findUniqueOrThrow({ where: { id: projectId }, select: { visibility: true } });
  const stillReaches = isHeld(await heldNow(tx, { ...keyOf(scope), visibility }, userId));
  if (!stillReaches) await tx.defaultProject.deleteMany({ where: { projectId, userId } });
  return {
    value: {
      user: { id: userId, name: row.user.name },
      endedAt: endedAt.toISOString(),
      stillReaches,
      rules: rules.rules,
    },
    entries: [
      {
        target: { type: "user", id: userId, name: row.user.name },
        before: { ...shownGrant(row), rules: rules.rules },
        after: { role: null },
      },
      ...rules.entries,
    ],
  };
}

/** No slugs: what the notice tells of is out of their sight. */
async function tell(
  tx: TransactionDatabase,
  { organization, workspace, project, actor }: ProjectScope,
  userId: string,
) {
  const place = { organizationId: organization.id, workspaceId: workspace.id };
  const data = { by: actor.name, project: project.name };
  await notify(tx, [{ userId, kind: "collaborator.removed", ...place, data }]);
}

/**
 * Takes somebody out of the project, from their next request on.
 * @throws NOT_FOUND, FORBIDDEN rank_too_low, CONFLICT project_owner
 */
export async function removeCollaborator(scope: ProjectScope, input: { user: string }): Promise<EndedCollaboratorView> {
  return audited(
    scope,
    "collaborator.remove",
    async (tx) => {
      const acting = await actingInProject(tx, scope, "collaborator.remove");
      const row = await collaboratorNow(tx, scope, input.user);
      refuseRanking(acting, row);
      const change = await end(tx, scope, input.user, row);
      if (input.user !== scope.actor.id) await tell(tx, scope, input.user);
      return change;
    },
    // A rule on one resource is the workspace's.
    { lock: { organization: scope.organization.id }, across: "workspaces" },
  );
}

/**
 * The caller leaves the project.
 * @throws CONFLICT in_by_workspace where they have no part of their own, project_owner
 */
export async function leaveProject(scope: ProjectScope): Promise<EndedCollaboratorView> {
  const userId = scope.actor.id;
  return audited(
    scope,
    "collaborator.leave",
    async (tx) => {
      const own = { projectId: scope.project.id, userId, ...unexpired() };
      if ((await tx.collaborator.count({ where: own })) === 0) throw new AppError("CONFLICT", "in_by_workspace");
      const row = await collaboratorNow(tx, scope, userId);
      if (row.role === "owner") throw new AppError("CONFLICT", "project_owner");
      return end(tx, scope, userId, row);
    },
    // A rule on one resource is the workspace's.
    { lock: { organization: scope.organization.id }, across: "workspaces" },
  );
}
