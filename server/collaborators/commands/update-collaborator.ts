import "server-only";
import type { ProjectScope } from "../../access/scope";
import { audited, type TransactionDatabase } from "../../audit/audited";
import { notify } from "../../notifications/notify";
import { actingInProject } from "../../projects/commands/check-project";
import { getCollaborator } from "../queries";
import type { CollaboratorView, UpdateCollaboratorInput } from "../schema";
import {
  collaboratorNow,
  endOf,
  grantOf,
  refuseLaterThanOwn,
  refuseRanking,
  shownGrant,
  type Grant,
} from "./check-collaborator";

type Row = Awaited<ReturnType<typeof collaboratorNow>>;

/** A column that holds JSON or nothing is written anew with its row: to empty it takes a word of the database's own. */
async function replace(
  tx: TransactionDatabase,
  scope: ProjectScope,
  userId: string,
  row: Row,
  { columns, expiresAt }: { columns: Grant["columns"]; expiresAt: Date | null },
): Promise<void> {
  const projectId = scope.project.id;
  const place = { organizationId: scope.organization.id, workspaceId: scope.workspace.id, projectId };
  const { external, source, vouchedById, addedById, createdAt } = row;
  await tx.collaborator.delete({ where: { projectId_userId: { projectId, userId } } });
  const kept = { external, source, vouchedById, addedById, createdAt };
  await tx.collaborator.create({ data: { ...place, userId, ...kept, ...columns, expiresAt } });
}

async function tell(tx: TransactionDatabase, scope: ProjectScope, userId: string, role: string): Promise<void> {
  const { organization, workspace, project, actor } = scope;
  if (userId === actor.id) return;
  const place = { organizationId: organization.id, workspaceId: workspace.id };
  const slugs = { workspaceSlug: workspace.slug, projectSlug: project.slug };
  const data = { by: actor.name, place: project.name, project: project.name, role, ...slugs };
  await notify(tx, [{ userId, kind: "role.changed", ...place, data }]);
}

/**
 * Gives a collaborator another role, another access map or another end; from their next request on.
 * @throws NOT_FOUND, INVALID invalid_value (role, expiresAt), FORBIDDEN rank_too_low, CONFLICT project_owner
 */
export async function updateCollaborator(
  scope: ProjectScope,
  input: UpdateCollaboratorInput,
): Promise<CollaboratorView> {
  const { user: userId, role, access } = input;
  return audited(
    scope,
    "collaborator.update",
    async (tx) => {
      const acting = await actingInProject(tx, scope, "collaborator.update");
      const row = await collaboratorNow(tx, scope, userId);
      refuseRanking(acting, row);
      const expiresAt = input.expiresAt === undefined ? row.expiresAt : endOf(input.expiresAt);
      if (input.expiresAt !== undefined) await refuseLaterThanOwn(tx, scope, expiresAt);
      const before = { ...shownGrant(row), expiresAt: row.expiresAt?.toISOString() ?? null };
      if (role === undefined && access === undefined) {
        const where = { projectId_userId: { projectId: scope.project.id, userId } };
        await tx.collaborator.update({ where, data: { expiresAt } });
      } else {
        const grant = await grantOf(tx, scope, acting, input);
        const gives = grant.rights.some((right) => !row.held.has(right));
        if (gives) await refuseLaterThanOwn(tx, scope, expiresAt, access === undefined ? "role" : "access");
        await replace(tx, scope, userId, row, { columns: grant.columns, expiresAt });
        await tell(tx, scope, userId, grant.name);
      }
      const after = await collaboratorNow(tx, scope, userId);
      return {
        value: await getCollaborator(tx, scope, userId),
        entries: {
          target: { type: "user", id: userId, name: row.user.name },
          before,
          after: { ...shownGrant(after), expiresAt: expiresAt?.toISOString() ?? null },
        },
      };
    },
    { lock: { organization: scope.organization.id } },
  );
}
