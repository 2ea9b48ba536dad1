import "server-only";
import type { ProjectPermission } from "../../access/permissions";
import type { ProjectScope } from "../../access/scope";
import { audited, type AuditDraft, type TransactionDatabase } from "../../audit/audited";
import { projectColumns, roleOfScope, toProjectView, type ProjectColumns } from "../queries/projects";
import type { ProjectView } from "../schema";
import { actingInProject } from "./check-project";

type Changing = Extract<
  ProjectPermission,
  "project.set-visibility" | "project.archive" | "project.unarchive" | "project.restore" | "project.remove"
>;

interface Changed {
  data: { visibility?: string; archivedAt?: Date | null; deletedAt?: Date | null; deletedById?: string | null };
  before: NonNullable<AuditDraft["before"]>;
  after: NonNullable<AuditDraft["after"]>;
}

/**
 * Changes the state of the project itself, under the lock of memberships: who reaches it depends on it, and so does
 * what the caller may do.
 */
export async function changeProject(
  scope: ProjectScope,
  permission: Changing,
  work: (tx: TransactionDatabase, before: ProjectColumns) => Changed | Promise<Changed>,
): Promise<ProjectView> {
  const { id, name } = scope.project;
  const select = projectColumns(scope.actor.id);
  return audited(
    scope,
    permission,
    async (tx) => {
      await actingInProject(tx, scope, permission);
      const row = await tx.project.findUniqueOrThrow({ where: { id }, select });
      const { data, before, after } = await work(tx, row);
      const changed = await tx.project.update({ where: { id }, data, select });
      return {
        value: toProjectView(changed, roleOfScope(scope)),
        entries: { target: { type: "project", id, name }, before, after },
      };
    },
    { lock: { organization: scope.organization.id } },
  );
}
