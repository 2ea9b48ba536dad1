import "server-only";
import type { ProjectScope } from "../../access/scope";
import { refuseMachines } from "../../access/standing/acting-authority";
import { audited } from "../../audit/audited";
import { projectColumns, roleOfScope, toProjectView } from "../queries/projects";
import type { ProjectView, SetDefaultProjectInput } from "../schema";

/**
 * Makes the project the caller's default in its workspace, or takes that back. Where nothing is chosen it is the
 * workspace's own default project.
 * @throws FORBIDDEN people_only
 */
export async function setDefaultProject(scope: ProjectScope, input: SetDefaultProjectInput): Promise<ProjectView> {
  refuseMachines(scope);
  const { organization, workspace, project, actor } = scope;
  const place = { organizationId: organization.id, workspaceId: workspace.id };
  const mine = { workspaceId: workspace.id, userId: actor.id };
  return audited(
    scope,
    "project.set-default",
    async (tx) => {
      const former = await tx.defaultProject.findFirst({ where: mine, select: { projectId: true } });
      if (input.default || former?.projectId === project.id) await tx.defaultProject.deleteMany({ where: mine });
      if (input.default) {
        await tx.defaultProject.create({ data: { ...place, projectId: project.id, userId: actor.id } });
      }
      const where = { id: project.id, workspaceId: workspace.id };
      const row = await tx.project.findFirstOrThrow({ where, select: projectColumns(actor.id) });
      return {
        value: toProjectView(row, roleOfScope(scope)),
        entries: {
          target: { type: "project", id: project.id, name: project.name },
          before: { default: former?.projectId === project.id },
          after: { default: input.default },
        },
      };
    },
    { lock: { user: actor.id }, across: "workspaces" },
  );
}
